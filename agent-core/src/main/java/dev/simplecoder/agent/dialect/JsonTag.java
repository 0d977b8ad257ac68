package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.dialect.ReplyReader.Wish;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls as JSON behind a mark that means nothing else. */
final class JsonTag implements Envelope {

  private enum Place {
    BEFORE,
    JSON,
    BEHIND,
    ENDED
  }

  /** Mistral's newer models write the name, this, and the arguments. */
  private static final String ARGUMENTS = "[ARGS]";

  private final Tag tag;
  private final KnownTools tools;
  private final CallJson json;
  private final List<Wish> calls = new ArrayList<>();
  private final StringBuilder value = new StringBuilder();
  private JsonExtent extent = new JsonExtent();
  private Place place = Place.BEFORE;
  private String name = "";
  private boolean begun;
  private boolean closed;
  private boolean isProse;
  private @Nullable FunctionTag inner;

  JsonTag(Tag tag, KnownTools tools, CallJson json) {
    this.tag = tag;
    this.tools = tools;
    this.json = json;
  }

  @Override
  public int take(String line, int from) {
    if (inner != null) {
      return inner.take(line, from);
    }
    int at = from;
    if (!begun) {
      begun = true;
      at = line.indexOf(tag.open(), from) + tag.open().length();
    }
    while (at < line.length() && inner == null && place != Place.ENDED) {
      if (Character.isWhitespace(line.charAt(at)) && place != Place.JSON) {
        at++;
      } else {
        at =
            switch (place) {
              case BEFORE, ENDED -> before(line, at);
              case JSON -> json(line, at);
              case BEHIND -> behind(line, at);
            };
      }
    }
    return at;
  }

  @Override
  public boolean hasEnded() {
    return inner == null ? place == Place.ENDED : inner.hasEnded();
  }

  @Override
  public Outcome outcome() {
    if (inner != null) {
      return inner.outcome();
    }
    if (isProse || (calls.isEmpty() && value.isEmpty())) {
      return new Outcome.FirstLineOnly();
    }
    if (place == Place.JSON) {
      finishValue();
    }
    boolean sure = closed || tag.close().isEmpty();
    List<Wish> mended =
        calls.stream()
            .map(call -> sure ? call : call.repaired("a tag without its end"))
            .map(call -> call.repaired(tag.name()))
            .toList();
    return new Outcome.Calls(mended, sure ? When.ALWAYS : When.LAST);
  }

  private int before(String line, int at) {
    if (line.startsWith(ARGUMENTS, at) && !name.isEmpty()) {
      return at + ARGUMENTS.length();
    }
    if (line.charAt(at) == '{' || BareJson.begins(line, at)) {
      place = Place.JSON;
      extent = new JsonExtent();
      return at;
    }
    if (FunctionTag.begins(line, at)) {
      inner = new FunctionTag(tools, json);
      return inner.take(line, at);
    }
    if (FenceLine.of(line, at).isPresent()) {
      return line.length();
    }
    int end = at;
    while (tag.namesTools() && end < line.length() && CallJson.isOfName(line.charAt(end))) {
      end++;
    }
    isProse = end == at || !name.isEmpty();
    place = isProse ? Place.ENDED : place;
    name = line.substring(at, end);
    return end;
  }

  private int json(String line, int at) {
    int end = extent.take(line, at);
    int close = extent.isComplete() ? -1 : closing(line, at);
    if (0 <= close) {
      value.append(line, at, close);
      finishValue();
      return behind(line, close);
    }
    value.append(line, at, end);
    if (extent.isComplete()) {
      finishValue();
    }
    return end;
  }

  /** Broken JSON ends where the mark begins or ends a line; elsewhere it may be a file's text. */
  private int closing(String line, int at) {
    if (tag.close().isEmpty()) {
      return -1;
    }
    String rest = line.substring(at);
    int leading = rest.length() - rest.stripLeading().length();
    String bare = rest.strip();
    if (bare.startsWith(tag.close())) {
      return at + leading;
    }
    return bare.endsWith(tag.close()) ? at + leading + bare.length() - tag.close().length() : -1;
  }

  private int behind(String line, int at) {
    int mark = Tag.endAt(line, at);
    if (0 < mark) {
      closed = true;
      place = Place.ENDED;
      return at + mark;
    }
    if (BareJson.begins(line, at)) {
      place = Place.JSON;
      extent = new JsonExtent();
      return at;
    }
    if (line.charAt(at) == ',' || line.charAt(at) == ';') {
      return at + 1;
    }
    if (FenceLine.of(line, at).filter(FenceLine::isBare).isPresent()) {
      return line.length();
    }
    place = Place.ENDED;
    return at;
  }

  private void finishValue() {
    place = Place.BEHIND;
    String text = value.toString();
    calls.addAll(name.isEmpty() ? json.certain(text) : List.of(json.named(name, text)));
    value.setLength(0);
    name = "";
  }
}
