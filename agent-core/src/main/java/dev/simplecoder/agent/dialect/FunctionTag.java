package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.dialect.ReplyReader.Wish;
import java.util.List;

/**
 * A call in {@code <function=NAME>}, with JSON in it as Llama writes or parameters as Qwen does.
 */
final class FunctionTag implements Envelope {

  static final String CLOSE = "</function>";
  private static final String OPEN = "<function=";
  private static final int LONGEST_NAME = 100;

  private enum Place {
    BEFORE,
    JSON,
    PARAMETERS,
    BEHIND,
    ENDED
  }

  private final CallJson json;
  private final RawParameters parameters;
  private final StringBuilder value = new StringBuilder();
  private final JsonExtent extent = new JsonExtent();
  private Place place = Place.BEFORE;
  private String name = "";
  private boolean closed;
  private boolean isProse;

  FunctionTag(KnownTools tools, CallJson json) {
    this.json = json;
    this.parameters = new RawParameters(tools);
  }

  static boolean begins(String line, int at) {
    if (!line.startsWith(OPEN, at)) {
      return false;
    }
    int end = nameEnd(line, at + OPEN.length());
    return at + OPEN.length() < end && end < line.length() && line.charAt(end) == '>';
  }

  @Override
  public int take(String line, int from) {
    int at = from;
    if (name.isEmpty()) {
      int start = line.indexOf(OPEN, from) + OPEN.length();
      int end = nameEnd(line, start);
      name = line.substring(start, end);
      at = end + 1;
    }
    while (at < line.length() && place != Place.ENDED) {
      at =
          switch (place) {
            case BEFORE, ENDED -> before(line, at);
            case JSON -> json(line, at);
            case PARAMETERS -> parameters(line, at);
            case BEHIND -> behind(line, at);
          };
    }
    return at;
  }

  @Override
  public boolean hasEnded() {
    return place == Place.ENDED;
  }

  @Override
  public Outcome outcome() {
    if (isProse || (place == Place.BEFORE && !closed)) {
      return new Outcome.FirstLineOnly();
    }
    Wish call =
        parameters.isEmpty()
            ? json.named(name, value.toString())
            : new Wish(name, parameters.arguments(name));
    Wish marked =
        closed || call.arguments().problem() != null
            ? call
            : call.repaired("a tag without its end");
    return new Outcome.Calls(
        List.of(marked.repaired("a call in <function=…> tags")), closed ? When.ALWAYS : When.LAST);
  }

  private int before(String line, int at) {
    if (Character.isWhitespace(line.charAt(at))) {
      return at + 1;
    }
    if (line.charAt(at) == '{') {
      place = Place.JSON;
    } else if (RawParameters.begin(line, at)) {
      place = Place.PARAMETERS;
    } else if (line.startsWith(CLOSE, at)) {
      place = Place.BEHIND;
    } else {
      isProse = true;
      place = Place.ENDED;
    }
    return at;
  }

  private int json(String line, int at) {
    int end = extent.take(line, at);
    int close = extent.isComplete() ? -1 : line.lastIndexOf(CLOSE);
    boolean broken = at <= close && line.substring(close).strip().equals(CLOSE);
    int to = broken ? close : end;
    value.append(line, at, to);
    place = broken || extent.isComplete() ? Place.BEHIND : place;
    return to;
  }

  private int parameters(String line, int at) {
    int end = parameters.take(line, at);
    place = parameters.hasEnded() ? Place.BEHIND : place;
    return end;
  }

  private int behind(String line, int at) {
    if (Character.isWhitespace(line.charAt(at))) {
      return at + 1;
    }
    closed = line.startsWith(CLOSE, at);
    place = Place.ENDED;
    return closed ? at + CLOSE.length() : at;
  }

  private static int nameEnd(String line, int from) {
    int end = from;
    while (end < line.length()
        && end - from < LONGEST_NAME
        && CallJson.isOfName(line.charAt(end))) {
      end++;
    }
    return end;
  }
}
