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
  /** What it names are several files, and nothing else that it names says which. */
  SEVERAL;

  private static final int FEW_WORDS = 5;

  /** Two alone are the mark of many a request that is clear to whoever sees the project. */
  private static final int MANY = 3;

  private static final Set<String> POINTING =
      words("it this that these those them something stuff thing things everything better");

  /** These point at something only where no word says which one, as in "fix the bug". */
  private static final Set<String> POINTING_ALONE =
      words("bug bugs error errors problem issue code");

  /** What comes behind a verb: "bump the version" says what is to be done. */
  private static final Set<String> DETERMINERS =
      words("the a an my our your all every some any this that these those");

  /**
   * Beside those of {@link Work}, which are features and stay as they are. They say enough of what
   * is to be done to whatever there is: "run it" has nothing open.
   */
  private static final Set<String> MORE_WORK =
      words(
          """
          run test check show tell list use set put install delete convert translate port document \
          format sort split merge clean build commit compile lint review undo revert start\
          """);

  /** What is named beside these is none of the files that there are. */
  private static final Set<String> CREATED = words("create new");

  /** Words that no request in a neighbouring language has, in which the others are unknown. */
  private static final Set<String> ENGLISH =
      words(
          """
          the my our your please and with it this that these those them something stuff thing \
          things everything better fix make improve change rename remove replace move repair create \
          write add build\
          """);

  /** Those of other languages that stand beside words taken from English: "fix den Bug". */
  private static final Set<String> FOREIGN =
      words(
          """
          der die das den dem des ein eine einen im und mit bitte le la les un une du et el los las \
          una il lo gli het een de uma\
          """);

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
    if (isEnglish(request, words)) {
      if (!hasWork(words)) {
        gaps.add(NO_WORK);
      }
      if (points(words)) {
        gaps.add(POINTS);
      }
    }
    boolean isThere = words.stream().noneMatch(CREATED::contains);
    if (isThere && places.stream().anyMatch(count -> 1 < count) && !places.contains(1)) {
      gaps.add(SEVERAL);
    }
    return gaps;
  }

  /** Of a request in another language its words say nothing here, so that they leave no gap. */
  private static boolean isEnglish(String request, List<String> words) {
    return words.stream().anyMatch(ENGLISH::contains)
        && words.stream().noneMatch(FOREIGN::contains)
        && request.chars().noneMatch(sign -> 127 < sign && Character.isLetter(sign));
  }

  private static boolean hasWork(List<String> words) {
    return words.stream().anyMatch(MORE_WORK::contains)
        || words.stream().skip(1).limit(2).anyMatch(DETERMINERS::contains)
        || Arrays.stream(Work.values()).anyMatch(work -> 0 < work.in(words));
  }

  private static boolean points(List<String> words) {
    return !MORE_WORK.contains(words.getFirst())
        && (words.stream().anyMatch(POINTING::contains) || endsAlone(words));
  }

  /** Whether it ends with such a word, with none before it but what is done, or a determiner. */
  private static boolean endsAlone(List<String> words) {
    int last = words.size() - 1;
    return POINTING_ALONE.contains(words.get(last))
        && (last < 2 || DETERMINERS.contains(words.get(last - 1)));
  }

  private static Set<String> words(String listed) {
    return Set.of(listed.split(" ", -1));
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
