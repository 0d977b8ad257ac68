package dev.simplecoder.agent.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text for models or about them, which lies beside this class as a file. */
final class Words {

  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)\\}");

  private Words() {}

  static String of(String file) {
    try (InputStream in = Words.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not beside " + Words.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The text with each {@code {name}} in it replaced. What is put in is not looked into again.
   *
   * @param values what stands for the names
   */
  static String of(String file, Map<String, String> values) {
    return PLACE
        .matcher(of(file))
        .replaceAll(
            found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
  }
}
