package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.dialect.ReplyReader.Wish;
import java.util.List;

/** A call as {@code Action:} and {@code Action Input:}. */
final class ReActStep implements Envelope {

  static final String ACTION = "Action:";
  private static final String INPUT = "Action Input:";

  private enum Place {
    ACTION,
    LABEL,
    INPUT,
    JSON,
    BEHIND,
    ENDED
  }

  private final CallJson json;
  private final JsonExtent extent = new JsonExtent();
  private final StringBuilder input = new StringBuilder();
  private Place place = Place.ACTION;
  private String name = "";

  ReActStep(CallJson json) {
    this.json = json;
  }

  /** Whether the line says that a known tool is to act. */
  static boolean begins(String line, int at, KnownTools tools) {
    return line.startsWith(ACTION, at) && tools.has(name(line, at));
  }

  @Override
  public int take(String line, int from) {
    if (place == Place.ACTION) {
      name = name(line, line.indexOf(ACTION, from));
      place = Place.LABEL;
      return line.length();
    }
    int at = from;
    while (at < line.length() && place != Place.ENDED) {
      at = Character.isWhitespace(line.charAt(at)) && place != Place.JSON ? at + 1 : step(line, at);
    }
    return at;
  }

  private int step(String line, int at) {
    return switch (place) {
      case LABEL -> label(line, at);
      case INPUT -> input(line, at);
      case JSON -> json(line, at);
      case BEHIND -> behind(line, at);
      case ACTION, ENDED -> line.length();
    };
  }

  private int label(String line, int at) {
    boolean isLabel = line.startsWith(INPUT, at);
    place = isLabel ? Place.INPUT : Place.ENDED;
    return isLabel ? at + INPUT.length() : at;
  }

  private int input(String line, int at) {
    if (FenceLine.of(line, at).isPresent()) {
      return line.length();
    }
    place = line.charAt(at) == '{' ? Place.JSON : Place.ENDED;
    return at;
  }

  private int json(String line, int at) {
    int end = extent.take(line, at);
    input.append(line, at, end);
    place = extent.isComplete() ? Place.BEHIND : place;
    return end;
  }

  private int behind(String line, int at) {
    if (FenceLine.of(line, at).filter(FenceLine::isBare).isPresent()) {
      return line.length();
    }
    place = Place.ENDED;
    return at;
  }

  @Override
  public boolean hasEnded() {
    return place == Place.ENDED;
  }

  @Override
  public Outcome outcome() {
    if (input.isEmpty()) {
      return new Outcome.FirstLineOnly();
    }
    Wish call = json.named(name, input.toString()).repaired("a call as Action and Action Input");
    return new Outcome.Calls(List.of(call), When.LAST);
  }

  private static String name(String line, int at) {
    return line.substring(at + ACTION.length()).strip().replace("`", "");
  }
}
