package dev.simplecoder.agent.dialect;

import org.jspecify.annotations.Nullable;

/** One text to find and the text to put there, parted by lines that a merge conflict has too. */
final class SearchReplace {

  static final String SEARCH = "<<<<<<< SEARCH";
  static final String DIVIDER = "=======";
  static final String REPLACE = ">>>>>>> REPLACE";

  private static final int LEAST_MARKS = 5;

  private enum Part {
    SEARCH,
    REPLACE,
    DONE
  }

  private Part part = Part.SEARCH;
  private final StringBuilder oldText = new StringBuilder();
  private final StringBuilder newText = new StringBuilder();
  private @Nullable String problem;

  static boolean begins(String line) {
    return isMarker(line, '<', "SEARCH");
  }

  void take(String line) {
    if (begins(line)) {
      fail("a second " + SEARCH + " comes before " + REPLACE);
    } else if (isMarker(line, '>', "REPLACE")) {
      if (part == Part.SEARCH) {
        fail("there is no line " + DIVIDER + " between " + SEARCH + " and " + REPLACE);
      }
      part = Part.DONE;
    } else if (line.stripTrailing().equals(DIVIDER)) {
      if (part == Part.REPLACE) {
        fail(
            "there are two lines "
                + DIVIDER
                + ", so it is not clear where the new text begins; choose a piece without such a line");
      }
      part = Part.REPLACE;
    } else if (part == Part.SEARCH) {
      oldText.append(line);
    } else {
      newText.append(line);
    }
  }

  boolean isDone() {
    return part == Part.DONE;
  }

  /** What is wrong with it, if anything is. */
  @Nullable String problem() {
    return problem;
  }

  /** Ends with its last line, unless that is to go as a whole. */
  String oldText() {
    return newText.isEmpty() ? oldText.toString() : withoutLineEnd(oldText);
  }

  String newText() {
    return withoutLineEnd(newText);
  }

  private void fail(String why) {
    problem = problem == null ? why : problem;
  }

  static String withoutLineEnd(CharSequence text) {
    int end = text.length();
    if (0 < end && text.charAt(end - 1) == '\n') {
      end--;
      if (0 < end && text.charAt(end - 1) == '\r') {
        end--;
      }
    }
    return text.subSequence(0, end).toString();
  }

  private static boolean isMarker(String line, char mark, String word) {
    int at = 0;
    while (at < line.length() && line.charAt(at) == mark) {
      at++;
    }
    return LEAST_MARKS <= at && line.substring(at).strip().equals(word);
  }
}
