package dev.simplecoder.app.held;

import dev.simplecoder.app.gate.Label;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the next request of a session says of the answer before it. Whoever thanks has taken it, and
 * whoever asks the same again or says that it is wrong has not. Of all others nobody can say: who
 * goes on may have what they need or have given up, and what is copied from a terminal is not seen.
 * Knows English.
 */
final class Reaction {

  /** A word of praise may begin a question as well: "exactly which line is it?". */
  private static final Pattern THANKS =
      Pattern.compile(
          "(?:(?:thanks|thank you|thx)\\b|(?:perfect|great|excellent|exactly)(?=[ \\t]*(?:[,.;:!\\n]|$)))"
              + "[\\s,.;:!]*(.*)",
          Pattern.DOTALL);

  /** Who thanks only to go on so has not got all of it. */
  private static final Pattern RESERVE = Pattern.compile("(but|however|though)\\b\\s*");

  private static final Pattern COMPLAINT =
      Pattern.compile(
          "(no[,.!]|no$|nope\\b|wrong\\b|incorrect\\b|not what\\b"
              + "|(that|this|it)('s| is| was| does) (not\\b|wrong\\b|incorrect\\b|false\\b)"
              + "|(that|this|it) (doesn't|isn't|wasn't)\\b"
              + "|you (didn't|did not|haven't|have not) (answer|read|look)).*",
          Pattern.DOTALL);

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}_./-]+");

  /** Of a file, a function or a number, as opposed to a word. */
  private static final Pattern NAME = Pattern.compile(".*[\\d_./-].*|.*\\p{Ll}\\p{Lu}.*");

  private static final Set<String> IN_ANY_REQUEST =
      Set.of(
          "a", "again", "an", "and", "are", "asked", "do", "does", "for", "i", "in", "is", "it",
          "me", "of", "on", "please", "tell", "that", "the", "this", "to", "you");

  /** Fewer words of its own say too little to be compared. */
  private static final int LEAST_WORDS = 2;

  private static final double ALIKE = 0.75;

  private Reaction() {}

  static Label.Word of(String earlier, String next) {
    String said = next.strip().toLowerCase(Locale.ROOT);
    Matcher thanks = THANKS.matcher(said);
    if (thanks.matches()) {
      return ofThanks(thanks.group(1));
    }
    return isComplaint(said) || isAskedAgain(earlier, next)
        ? Label.Word.REJECTED
        : Label.Word.CENSORED;
  }

  private static Label.Word ofThanks(String rest) {
    Matcher reserve = RESERVE.matcher(rest);
    boolean isReserved = reserve.lookingAt();
    if (isComplaint(isReserved ? rest.substring(reserve.end()) : rest)) {
      return Label.Word.REJECTED;
    }
    return isReserved ? Label.Word.CENSORED : Label.Word.ACCEPTED;
  }

  private static boolean isComplaint(String said) {
    return COMPLAINT.matcher(said).matches();
  }

  /** In mostly the same words, and about nothing else: another name makes another question. */
  private static boolean isAskedAgain(String earlier, String next) {
    Set<String> before = words(earlier);
    Set<String> now = words(next);
    if (Math.min(before.size(), now.size()) < LEAST_WORDS) {
      return false;
    }
    Set<String> names =
        split(next).filter(word -> NAME.matcher(word).matches()).collect(Collectors.toSet());
    boolean isOfTheSame = names.stream().allMatch(name -> before.contains(stem(name)));
    long common = now.stream().filter(before::contains).count();
    return isOfTheSame && ALIKE * Math.min(before.size(), now.size()) <= common;
  }

  private static Set<String> words(String text) {
    return split(text)
        .map(Reaction::stem)
        .filter(word -> !IN_ANY_REQUEST.contains(word))
        .collect(Collectors.toSet());
  }

  private static Stream<String> split(String text) {
    return BETWEEN_WORDS
        .splitAsStream(text)
        .map(word -> word.replaceAll("[./-]+$", ""))
        .filter(word -> !word.isEmpty());
  }

  private static String stem(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("(?<=\\p{L}{3})(s|ed|ing)$", "");
  }
}
