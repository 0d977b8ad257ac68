package dev.simplecoder.router.feature;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a request leaves open, as its words show before anything is tried. */
public enum Gap {
  /** It has a handful of words. */
  SHORT,
  /** It names no file and nothing in the code. */
  NOTHING_NAMED,
  /** It does not say what is to be done. */
  NO_WORK,
  /** It points at something instead of naming it. */
  POINTS,
  /** What it names are several files. */
  SEVERAL;

  private static final int FEW_WORDS = 5;

  /** Two alone are the mark of many a request that is clear to whoever sees the project. */
  private static final int MANY = 3;

  private static final Set<String> POINTING =
      Set.of(
          "it",
          "this",
          "that",
          "these",
          "those",
          "them",
          "something",
          "stuff",
          "thing",
          "things",
          "everything",
          "bug",
          "bugs",
          "error",
          "errors",
          "problem",
          "issue",
          "code",
          "better");

  /** Beside those of {@link Work}, which are features and stay as they are. */
  private static final Set<String> MORE_WORK =
      Set.of(
          "run",
          "test",
          "check",
          "show",
          "tell",
          "list",
          "use",
          "set",
          "put",
          "install",
          "delete",
          "convert",
          "translate",
          "port",
          "document",
          "format",
          "sort",
          "split",
          "merge",
          "clean");

  /** Paths, names with a dot, an underscore or a capital inside, what is quoted or called. */
  private static final Pattern NAME =
      Pattern.compile("\\w[./_]\\w|[a-z][A-Z]|[`\"]|\\w\\(|\\w::\\w");

  private static final Pattern FILE = Pattern.compile("[\\w./-]{0,200}\\w\\.\\w{1,10}");

  /**
   * The gaps of a request.
   *
   * @param places for each file that it names, how many such files there are
   */
  public static Set<Gap> of(String request, List<Integer> places) {
    List<String> words =
        Words.of(request).words().stream().filter(word -> word.matches("\\w+")).toList();
    Set<Gap> gaps = EnumSet.noneOf(Gap.class);
    if (words.size() < FEW_WORDS) {
      gaps.add(SHORT);
    }
    if (!NAME.matcher(request).find()) {
      gaps.add(NOTHING_NAMED);
    }
    boolean hasWork =
        words.stream().anyMatch(MORE_WORK::contains)
            || Arrays.stream(Work.values()).anyMatch(work -> 0 < work.in(words));
    if (!hasWork) {
      gaps.add(NO_WORK);
    }
    if (words.stream().anyMatch(POINTING::contains)) {
      gaps.add(POINTS);
    }
    if (places.stream().anyMatch(count -> 1 < count)) {
      gaps.add(SEVERAL);
    }
    return gaps;
  }

  /** Whether so much is open that a question could help. */
  public static boolean areMany(Set<Gap> gaps) {
    return gaps.contains(SEVERAL) || MANY <= gaps.size();
  }

  /** The names of files in a request, as they stand there. */
  public static List<String> files(String request) {
    return FILE.matcher(request).results().map(found -> found.group()).distinct().toList();
  }
}
