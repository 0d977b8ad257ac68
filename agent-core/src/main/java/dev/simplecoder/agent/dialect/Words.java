package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.TextBeside;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text for models or about them, which lies beside this class as a file. */
final class Words {

  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)\\}");

  private Words() {}

  static String of(String file) {
    return TextBeside.of(Words.class, file).strip();
  }

  /**
   * A text with each {@code {name}} in it replaced. What is put in is not looked into again.
   *
   * @param values what stands for the names
   */
  static String filled(String text, Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
  }
}
