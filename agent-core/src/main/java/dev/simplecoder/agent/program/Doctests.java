package dev.simplecoder.agent.program;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tests that a prompt shows as a session of Python: {@code >>> f(1)}, and what that gives in the
 * next line. Only calls of the function itself that give a plain value are taken, for a test that
 * does not parse, or was not meant, is worse than none.
 */
public final class Doctests {

  private static final Pattern VALUE =
      Pattern.compile(
          "(?:[\\s\\[\\](){},:\\-+.0-9eE]++|True|False|None|\"[^\"\\\\]*+\"|'[^'\\\\]*+')++");

  private Doctests() {}

  /** In the order of the prompt; none where it shows none. */
  public static VisibleTests in(String prompt, String entryPoint) {
    Pattern call = Pattern.compile("\\s*>>>\\s*(" + Pattern.quote(entryPoint) + "\\(.*\\))\\s*");
    List<String> lines = prompt.lines().toList();
    List<String> asserts = new ArrayList<>();
    for (int i = 0; i + 1 < lines.size(); i++) {
      Matcher shown = call.matcher(lines.get(i));
      String value = lines.get(i + 1).strip();
      if (shown.matches() && VALUE.matcher(value).matches()) {
        String test = "assert " + shown.group(1) + " == " + value;
        if (!PythonText.of(test).isUnfinished()) {
          asserts.add(test);
        }
      }
    }
    return new VisibleTests(asserts);
  }
}
