package dev.simplecoder.agent.plan;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/** Makes a step of the words that were written for it. */
final class StepWords {

  private static final String REST = " …";
  private static final Pattern WHITE = Pattern.compile("[\\s\\p{Cntrl}]+");
  private static final Pattern EMPHASIS = Pattern.compile("\\*{2,}");
  private static final Pattern MARKS = Pattern.compile("^(?:\\s*\\[[ xX]?\\])+\\s*");

  /** What announced something that did not follow. */
  private static final Pattern OPEN = Pattern.compile("[:\\s]+$");

  private static final Pattern BETWEEN_FILES = Pattern.compile("[,;\\s]+|\\band\\b");
  private static final Pattern AROUND_A_FILE = Pattern.compile("^[`'\"(\\[*]+|[`'\")\\]*.:]+$");
  private static final List<String> NO_FILES =
      List.of("none", "n/a", "na", "no", "-", "new", "existing");

  private StepWords() {}

  /** Empty where it says nothing to do. */
  static Optional<Step> step(String what, List<String> files, String check) {
    String marked = MARKS.matcher(line(what)).replaceFirst("");
    String line = OPEN.matcher(marked).replaceFirst("");
    return line.chars().anyMatch(Character::isLetterOrDigit)
        ? Optional.of(new Step(line, paths(files), line(check)))
        : Optional.empty();
  }

  /** One line without emphasis, cut where it is too long. */
  private static String line(String text) {
    String line = WHITE.matcher(EMPHASIS.matcher(text).replaceAll("")).replaceAll(" ").strip();
    if (line.length() <= Step.MOST_CHARACTERS) {
      return line;
    }
    int end = Step.MOST_CHARACTERS - REST.length();
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end)
        + REST;
  }

  /** What is no path below the workspace is left out: a plan only says what to expect. */
  private static List<WorkspacePath> paths(List<String> written) {
    SequencedSet<WorkspacePath> paths = new LinkedHashSet<>();
    for (String words : written) {
      for (String word : BETWEEN_FILES.split(words, -1)) {
        path(word).ifPresent(paths::add);
      }
    }
    return paths.stream().limit(Step.MOST_FILES).toList();
  }

  private static Optional<WorkspacePath> path(String word) {
    String bare = AROUND_A_FILE.matcher(word.strip()).replaceAll("");
    String name = bare.startsWith("./") ? bare.substring(2) : bare;
    if (!name.chars().anyMatch(Character::isLetterOrDigit)
        || NO_FILES.contains(name.toLowerCase(Locale.ROOT))
        || WHITE.matcher(name).find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new WorkspacePath(name));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
