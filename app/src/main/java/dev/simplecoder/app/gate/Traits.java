package dev.simplecoder.app.gate;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What requests and files are called among the features: words from tables, none of their own. And
 * how what is counted of them is counted.
 */
public final class Traits {

  private static final Pattern ERROR =
      Pattern.compile("\\b(error|exception|traceback|fails?|failed|crash\\w*|panic)\\b");
  private static final Pattern QUESTION =
      Pattern.compile("^(what|why|how|where|when|who|which|is|are|does|do|can|could|should)\\b");

  private static final Pattern TEST = Pattern.compile("(^|[/_.-])(tests?|spec|it)([/_.-]|$)");
  private static final Pattern TEST_CLASS = Pattern.compile("(Test|Tests|IT|Spec)\\.\\w+$");

  /** As the gate knows them, by what a file's name ends with. */
  private static final Map<String, String> LANGUAGES =
      Map.ofEntries(
          Map.entry("java", "java"),
          Map.entry("py", "python"),
          Map.entry("js", "javascript"),
          Map.entry("jsx", "javascript"),
          Map.entry("mjs", "javascript"),
          Map.entry("ts", "typescript"),
          Map.entry("tsx", "typescript"),
          Map.entry("rs", "rust"),
          Map.entry("go", "go"),
          Map.entry("c", "c"),
          Map.entry("h", "c"));

  private Traits() {}

  /**
   * The columns of words that changes, fixes and offers have.
   *
   * @param mode {@code plan} or {@code edit}
   */
  public static Map<String, String> texts(
      String form, String mode, LocalTime now, Optional<String> language) {
    Map<String, String> texts = new HashMap<>();
    texts.put("form", form);
    texts.put("mode", mode);
    texts.put("daytime", daytime(now));
    language.ifPresent(known -> texts.put("language", known));
    return texts;
  }

  /** How many words a text has; a blank one counts as one. */
  public static int words(String text) {
    return text.strip().split("\\s+", -1).length;
  }

  /** At least 0, though the clock was set back. */
  public static double seconds(Duration duration) {
    return Math.max(0, duration.toMillis() / 1000.0);
  }

  /** What a request is. */
  public static String form(String request) {
    String lower = request.strip().toLowerCase(Locale.ROOT);
    if (lower.endsWith("?") || QUESTION.matcher(lower).find()) {
      return "question";
    }
    return ERROR.matcher(lower).find() ? "error" : "imperative";
  }

  private static String daytime(LocalTime now) {
    int hour = now.getHour();
    if (hour < 6) {
      return "night";
    }
    if (hour < 12) {
      return "morning";
    }
    return hour < 18 ? "afternoon" : "evening";
  }

  /** That of most of the files with these paths; empty where none is known. */
  public static Optional<String> language(Collection<String> paths) {
    Map<String, Long> counts =
        paths.stream()
            .flatMap(path -> Optional.ofNullable(LANGUAGES.get(ending(path))).stream())
            .collect(Collectors.groupingBy(language -> language, Collectors.counting()));
    return counts.entrySet().stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey);
  }

  /** Whether a path is that of a test, by its words. */
  public static boolean isTest(String path) {
    return TEST.matcher(path.toLowerCase(Locale.ROOT)).find() || TEST_CLASS.matcher(path).find();
  }

  private static String ending(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
