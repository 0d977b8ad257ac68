package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.ToolCall;
import java.util.List;

/** Reads a reply that should be one JSON object; any other is read as free text. */
final class JsonReplyReader implements ReplyReader {

  /** What the reply turned out to be, by its first character. */
  private enum Kind {
    UNKNOWN,
    OBJECT,
    /** Perhaps an object in a block of code. */
    BLOCK,
    TEXT
  }

  private static final String TOOL = "tool";
  private static final String ANSWER = "answer";

  private final CallJson callJson;
  private final ArgumentsReader json;
  private final TextReader free;
  private final AnswerStream answer = new AnswerStream();
  private final StringBuilder reply = new StringBuilder();
  private Kind kind = Kind.UNKNOWN;

  JsonReplyReader(KnownTools tools, ArgumentsReader json) {
    this.json = json;
    this.callJson = new CallJson(tools, json);
    this.free = new TextReader(new Openings(tools, json), DialectName.JSON);
  }

  @Override
  public String accept(String piece) {
    reply.append(piece);
    if (kind != Kind.UNKNOWN) {
      return show(piece);
    }
    for (int i = 0; i < piece.length() && kind == Kind.UNKNOWN; i++) {
      char c = piece.charAt(i);
      if (!Character.isWhitespace(c)) {
        kind =
            switch (c) {
              case '{' -> Kind.OBJECT;
              case '`' -> Kind.BLOCK;
              default -> Kind.TEXT;
            };
      }
    }
    return kind == Kind.UNKNOWN ? "" : show(reply.toString());
  }

  private String show(String piece) {
    return switch (kind) {
      case OBJECT -> answer.accept(piece);
      case TEXT -> free.accept(piece);
      case UNKNOWN, BLOCK -> "";
    };
  }

  @Override
  public Read end(List<ToolCall> served) {
    return switch (kind) {
      case TEXT -> free.end(served);
      case OBJECT -> {
        int start = reply.indexOf("{");
        int end = new JsonExtent().take(reply, start);
        yield read(reply.substring(start, end), reply.substring(end), served);
      }
      case UNKNOWN, BLOCK -> read(reply.toString(), "", served);
    };
  }

  private Read read(String object, String behind, List<ToolCall> served) {
    Arguments outer = json.read(object);
    String given = outer.values().get(ANSWER);
    boolean isCall = !outer.values().getOrDefault(TOOL, "").isBlank();
    if (answer.hasBegun() || (given != null && !isCall)) {
      String text = answer.hasBegun() ? answer.text() : String.valueOf(given);
      return new Read(text, isCall ? calls(object, served) : List.of());
    }
    boolean isBroken =
        kind == Kind.OBJECT && outer.problem() != null && CallJson.nameIn(object).isPresent();
    if (behind.isBlank() && (isCall || isBroken)) {
      return new Read("", calls(object, served));
    }
    free.accept(reply.toString());
    return free.end(served);
  }

  private List<Wish> calls(String object, List<ToolCall> served) {
    return served.isEmpty() ? callJson.certain(object) : List.of();
  }
}
