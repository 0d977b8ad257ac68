package dev.simplecoder.rag.words;

/**
 * Stems of English words, so that "parsed", "parses" and "parsing" meet.
 *
 * <p>The algorithm of M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980), with
 * its numbering of the steps.
 */
final class Porter {

  private static final String[][] STEP_2 = {
    {"ational", "ate"}, {"tional", "tion"}, {"enci", "ence"}, {"anci", "ance"}, {"izer", "ize"},
    {"abli", "able"}, {"alli", "al"}, {"entli", "ent"}, {"eli", "e"}, {"ousli", "ous"},
    {"ization", "ize"}, {"ation", "ate"}, {"ator", "ate"}, {"alism", "al"}, {"iveness", "ive"},
    {"fulness", "ful"}, {"ousness", "ous"}, {"aliti", "al"}, {"iviti", "ive"}, {"biliti", "ble"},
  };
  private static final String[][] STEP_3 = {
    {"icate", "ic"},
    {"ative", ""},
    {"alize", "al"},
    {"iciti", "ic"},
    {"ical", "ic"},
    {"ful", ""},
    {"ness", ""},
  };
  private static final String[][] STEP_4 = {
    {"al", ""}, {"ance", ""}, {"ence", ""}, {"er", ""}, {"ic", ""}, {"able", ""}, {"ible", ""},
    {"ant", ""}, {"ement", ""}, {"ment", ""}, {"ent", ""}, {"ion", ""}, {"ou", ""}, {"ism", ""},
    {"ate", ""}, {"iti", ""}, {"ous", ""}, {"ive", ""}, {"ize", ""},
  };

  private final StringBuilder word;

  private Porter(String word) {
    this.word = new StringBuilder(word);
  }

  /** The stem of a word in lower case; a word with other characters than a to z is its own stem. */
  static String stem(String word) {
    if (word.length() < 3 || !word.chars().allMatch(c -> 'a' <= c && c <= 'z')) {
      return word;
    }
    Porter porter = new Porter(word);
    porter.plurals();
    porter.pastAndProgressive();
    porter.finalY();
    porter.replaceFirst(STEP_2, 0);
    porter.replaceFirst(STEP_3, 0);
    porter.replaceFirst(STEP_4, 1);
    porter.finalE();
    return porter.word.toString();
  }

  /** Step 1a. */
  private void plurals() {
    if (ends("sses") || ends("ies")) {
      cut(2);
    } else if (ends("s") && !ends("ss")) {
      cut(1);
    }
  }

  /** Step 1b. */
  private void pastAndProgressive() {
    if (ends("eed")) {
      if (0 < measure(word.length() - 3)) {
        cut(1);
      }
    } else if (ends("ed") && hasVowel(word.length() - 2)) {
      cut(2);
      repair();
    } else if (ends("ing") && hasVowel(word.length() - 3)) {
      cut(3);
      repair();
    }
  }

  private void repair() {
    int end = word.length();
    if (ends("at") || ends("bl") || ends("iz")) {
      word.append('e');
    } else if (doubleConsonant(end) && !ends("l") && !ends("s") && !ends("z")) {
      cut(1);
    } else if (measure(end) == 1 && shortSyllable(end)) {
      word.append('e');
    }
  }

  /** Step 1c. */
  private void finalY() {
    if (ends("y") && hasVowel(word.length() - 1)) {
      word.setCharAt(word.length() - 1, 'i');
    }
  }

  /** Steps 2 to 4: the longest suffix that fits decides, whether or not its condition holds. */
  private void replaceFirst(String[][] rules, int leastMeasure) {
    String[] longest = null;
    for (String[] rule : rules) {
      if (ends(rule[0]) && (longest == null || longest[0].length() < rule[0].length())) {
        longest = rule;
      }
    }
    if (longest == null) {
      return;
    }
    int stem = word.length() - longest[0].length();
    boolean allowed = leastMeasure < measure(stem);
    if (longest[0].equals("ion")) {
      allowed &= 0 < stem && (word.charAt(stem - 1) == 's' || word.charAt(stem - 1) == 't');
    }
    if (allowed) {
      word.setLength(stem);
      word.append(longest[1]);
    }
  }

  /** Step 5. */
  private void finalE() {
    int stem = word.length() - 1;
    if (ends("e") && (1 < measure(stem) || (measure(stem) == 1 && !shortSyllable(stem)))) {
      cut(1);
    }
    if (ends("ll") && 1 < measure(word.length())) {
      cut(1);
    }
  }

  private boolean ends(String suffix) {
    int start = word.length() - suffix.length();
    return 0 < start && word.indexOf(suffix, start) == start;
  }

  private void cut(int letters) {
    word.setLength(word.length() - letters);
  }

  private boolean consonant(int index) {
    return switch (word.charAt(index)) {
      case 'a', 'e', 'i', 'o', 'u' -> false;
      case 'y' -> index == 0 || !consonant(index - 1);
      default -> true;
    };
  }

  /** How often a vowel is followed by a consonant before {@code end}: Porter's m. */
  private int measure(int end) {
    int changes = 0;
    boolean afterVowel = false;
    for (int i = 0; i < end; i++) {
      boolean consonant = consonant(i);
      if (consonant && afterVowel) {
        changes++;
      }
      afterVowel = !consonant;
    }
    return changes;
  }

  private boolean hasVowel(int end) {
    for (int i = 0; i < end; i++) {
      if (!consonant(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean doubleConsonant(int end) {
    return 2 <= end && word.charAt(end - 1) == word.charAt(end - 2) && consonant(end - 1);
  }

  /** Consonant, vowel, consonant, and the last is none of w, x, y: Porter's *o. */
  private boolean shortSyllable(int end) {
    return 3 <= end
        && consonant(end - 3)
        && !consonant(end - 2)
        && consonant(end - 1)
        && "wxy".indexOf(word.charAt(end - 1)) < 0;
  }
}
