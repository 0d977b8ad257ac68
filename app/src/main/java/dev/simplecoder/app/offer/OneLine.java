package dev.simplecoder.app.offer;

import dev.simplecoder.app.shell.Visible;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a request of one line from what a model wrote; whatever is more or less is none. */
final class OneLine {

  /** Of one screen's width, with what is shown around it. */
  static final int MOST_CHARACTERS = 100;

  private static final Pattern MARKUP =
      Pattern.compile("\\*\\*|__|^[#>*+-]|^\\d+[.)]|[<>|{}]|]\\(|```");

  /** What is said to the person and asked of nobody. */
  private static final Pattern CHATTER =
      Pattern.compile(
          "(sure|ok|okay|certainly|of course|here|i|you|we|let|let's|the|next|based|as|no|none"
              + "|nothing|n/a|maybe|perhaps|yes|request)\\b.*",
          Pattern.CASE_INSENSITIVE);

  private OneLine() {}

  /** Without the marks of code around names, and the stop at the end. */
  static Optional<String> of(String reply) {
    String line = reply.strip();
    if (MOST_CHARACTERS < line.length()
        || line.codePoints().anyMatch(Visible::isHidden)
        || MARKUP.matcher(line).find()) {
      return Optional.empty();
    }
    String plain = bare(line.replace("`", ""));
    boolean isRequest =
        plain.contains(" ")
            && Character.isLetter(plain.codePointAt(0))
            && !plain.endsWith(":")
            && !plain.endsWith("?")
            && !CHATTER.matcher(plain).matches();
    return isRequest ? Optional.of(plain) : Optional.empty();
  }

  private static String bare(String line) {
    boolean isQuoted = 2 < line.length() && line.startsWith("\"") && line.endsWith("\"");
    String inner = isQuoted ? line.substring(1, line.length() - 1) : line;
    return inner.endsWith(".") ? inner.substring(0, inner.length() - 1).strip() : inner.strip();
  }
}
