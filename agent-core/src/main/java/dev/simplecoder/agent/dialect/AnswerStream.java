package dev.simplecoder.agent.dialect;

/** Decodes the text of {@code "answer"} at the top of a JSON object, while that comes. */
final class AnswerStream {

  private static final String ANSWER = "answer";

  private enum Role {
    NAME,
    ANSWER,
    OTHER
  }

  private final StringBuilder answer = new StringBuilder();
  private final StringBuilder name = new StringBuilder();
  private final JsonCharacters characters = new JsonCharacters();
  private Role role = Role.OTHER;
  private boolean inString;
  private boolean begun;
  private boolean awaitsName;
  private boolean ended;
  private int depth;
  private int taken;

  /** What the piece adds to the answer. */
  String accept(String piece) {
    for (int i = 0; i < piece.length() && !ended; i++) {
      take(piece.charAt(i));
    }
    int to = answer.length();
    if (taken < to && Character.isHighSurrogate(answer.charAt(to - 1))) {
      to--; // its other half is in the next piece
    }
    String fresh = answer.substring(Math.min(taken, to), to);
    taken = Math.max(taken, to);
    return fresh;
  }

  /** Whether there is an answer, and as a text. */
  boolean hasBegun() {
    return begun;
  }

  String text() {
    return answer.toString();
  }

  private void take(char c) {
    if (inString) {
      String decoded = characters.accept(c);
      switch (role) {
        case NAME -> name.append(decoded);
        case ANSWER -> answer.append(decoded);
        case OTHER -> {}
      }
      inString = !characters.haveEnded();
      return;
    }
    switch (c) {
      case '{', '[' -> {
        depth++;
        awaitsName = depth == 1;
      }
      case '}', ']' -> {
        depth--;
        ended = depth == 0;
      }
      case ',' -> awaitsName = awaitsName || depth == 1;
      case ':' -> awaitsName = awaitsName && depth != 1;
      case '"' -> begin();
      default -> {}
    }
  }

  private void begin() {
    inString = true;
    characters.begin();
    role = Role.OTHER;
    if (depth == 1 && awaitsName) {
      role = Role.NAME;
      name.setLength(0);
    } else if (depth == 1 && !begun && ANSWER.contentEquals(name)) {
      role = Role.ANSWER;
      begun = true;
    }
  }
}
