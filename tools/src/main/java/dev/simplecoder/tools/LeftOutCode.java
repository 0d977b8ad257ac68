package dev.simplecoder.tools;

import dev.simplecoder.agent.tool.BadArguments;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Recognises lines by which models say that they left code out: "rest of code unchanged", "// ...
 * existing code ...".
 */
final class LeftOutCode {

  /** What else a model can do that has {@code edit_file}. */
  static final String OR_EDIT = ", or use edit_file with nothing but the lines that change";

  private static final String MARK = "(?://+|#+|/\\*+|\\{/\\*|<!--|--|;+|%+|\\*|\"\"\"|''')";
  private static final String DOTS = "(?:\\.{3,}|…)";
  private static final String WHAT =
      "(?:code|file|class|method|methods|function|functions|imports?|contents?|implementation|logic|lines?|fields|tests?|body|script|program|module|document|text)";
  private static final String STAYS =
      "(?:unchanged|the same|same as|as before|as is|omitted|remains?|stays?|continues?|goes here|here|not shown|left out|truncated|"
          + DOTS
          + ")";

  private static final List<Pattern> SIGNS =
      List.of(
          sign("^" + MARK + "\\s*" + DOTS + "\\s*(?:\\*/\\}?|-->)?$"),
          sign(
              MARK
                  + "\\s*"
                  + DOTS
                  + "\\s*.*\\b(?:rest|existing|remaining|unchanged|previous|other|same|omitted|more)\\b"),
          sign("^" + MARK + "\\s*(?:the\\s+)?(?:rest|remainder)\\s+of\\b.*" + STAYS),
          sign(
              "^"
                  + MARK
                  + "\\s*(?:keep\\s+)?(?:the\\s+)?(?:existing|original|previous|remaining|other)\\s+"
                  + WHAT
                  + "\\b.*"
                  + STAYS),
          sign("^" + MARK + "\\s*(?:\\.{3,}|…)?\\s*existing\\s+" + WHAT + "\\s*(?:\\*/\\}?|-->)?$"),
          sign("^" + MARK + "\\s*" + WHAT + "\\s+(?:is |are )?(?:unchanged|omitted)\\b"),
          sign(
              "^"
                  + DOTS
                  + "\\s+[\\w\\s]*\\b(?:rest|existing|remaining|unchanged|previous|same|omitted)\\b[\\w\\s]*(?:"
                  + DOTS
                  + ")?$"),
          sign(
              "^[\\[(<]\\s*(?:"
                  + DOTS
                  + "\\s*)?(?:the\\s+)?(?:rest|remainder|remaining|existing)\\b[\\w\\s]*(?:"
                  + STAYS
                  + "|"
                  + WHAT
                  + ")[\\w\\s.…]*[\\])>]$"),
          sign(
              "^(?:the\\s+)?rest\\s+of\\s+(?:the\\s+)?"
                  + WHAT
                  + "\\s+(?:is\\s+|remains\\s+|stays\\s+)?(?:unchanged|the same|omitted)\\.?$"),
          sign("^\\[.*\\bnot shown\\b.*\\]$"));

  private LeftOutCode() {}

  /**
   * Refuses lines of {@code text} that {@code before} has not and that stand for code.
   *
   * @param otherwise what else the model can do than write the text, as the end of a sentence
   */
  static void check(String before, String text, String otherwise) throws BadArguments {
    Set<String> old = before.lines().map(String::strip).collect(Collectors.toSet());
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!old.contains(line) && stands(line)) {
        throw new BadArguments(
            "Line "
                + (i + 1)
                + " of the text, \""
                + line
                + "\", stands for text that was left out. Nothing was written."
                + " Write that text"
                + otherwise
                + ".");
      }
    }
  }

  static boolean stands(String line) {
    return line.length() <= 200 && SIGNS.stream().anyMatch(sign -> sign.matcher(line).find());
  }

  private static Pattern sign(String expression) {
    return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
  }
}
