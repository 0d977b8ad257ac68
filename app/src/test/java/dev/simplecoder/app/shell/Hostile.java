package dev.simplecoder.app.shell;

import java.util.List;
import java.util.random.RandomGenerator;

/** Texts that try to steer a terminal, to hide or to break a line. */
public final class Hostile {

  private static final List<String> PIECES =
      List.of(
          "\033[2J",
          "\033]0;title\007",
          "\033[31m",
          "\u009b1m",
          "\r",
          "\r\n",
          "\n",
          "\b\b",
          "\0",
          "\u202e",
          "\u2066",
          "\u200b",
          "\u2028",
          "\ud83d",
          "\ude00",
          "😀",
          "👩‍💻",
          "漢字",
          "é",
          "e\u0301",
          "\udb40\udc41",
          "word ",
          "x",
          "\t",
          "@@ -1 +1 @@\n",
          "--- a/x\n",
          "+++ b/x\n",
          "+\033c\n",
          "\u007f",
          "\ufeff",
          "\u2764\ufe0f");

  private Hostile() {}

  public static String text(RandomGenerator random) {
    var text = new StringBuilder();
    int pieces = random.nextInt(12);
    for (int i = 0; i < pieces; i++) {
      text.append(
          random.nextInt(4) == 0
              ? Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1))
              : PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
