package dev.simplecoder.agent.claims;

/**
 * One sentence of an answer.
 *
 * @param answer all of it
 * @param prose as long as the answer, with blanks for marks and code and {@link Prose#THING} for
 *     what is quoted
 * @param start where the sentence begins in both
 * @param end behind its last character
 * @param place where it stands
 */
record Sentence(String answer, String prose, int start, int end, Place place) {

  /** What a sentence is a part of. */
  enum Place {
    PARAGRAPH,
    HEADING,
    /** The first sentence of an entry of a list. */
    ENTRY,
    IN_ENTRY
  }

  String text() {
    return prose.substring(start, end);
  }

  boolean isQuestion() {
    return text().stripTrailing().endsWith("?");
  }

  /** Whether it leads to what follows. */
  boolean isLead() {
    return place == Place.HEADING || text().stripTrailing().endsWith(":");
  }

  boolean isOutsideLists() {
    return switch (place) {
      case PARAGRAPH, HEADING -> true;
      case ENTRY, IN_ENTRY -> false;
    };
  }

  /** The words of the answer from one place to another, with the marks around them. */
  String words(int from, int to) {
    int first = from;
    while (0 < first && isMark(answer.charAt(first - 1))) {
      first--;
    }
    int last = to;
    while (last < answer.length() && isMark(answer.charAt(last))) {
      last++;
    }
    return answer.substring(first, last).replace("**", "").strip().replaceAll("\\s+", " ");
  }

  private static boolean isMark(char c) {
    return c == '`' || c == '*' || c == '"';
  }
}
