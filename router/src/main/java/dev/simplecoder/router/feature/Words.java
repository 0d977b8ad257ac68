package dev.simplecoder.router.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text cut into words, numbers and single other characters, in linear time. */
final class Words {

  private final List<String> words = new ArrayList<>();
  private int numbers;
  private int longWords;
  private int letters;

  private Words() {}

  static Words of(String text) {
    var cut = new Words();
    int at = 0;
    while (at < text.length()) {
      int end = at + 1;
      char first = text.charAt(at);
      if (Character.isLetter(first)) {
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
          end++;
        }
        cut.letters += end - at;
        if (6 < end - at) {
          cut.longWords++;
        }
      } else if (Character.isDigit(first)) {
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
          end++;
        }
        cut.numbers++;
      }
      if (!Character.isWhitespace(first)) {
        cut.words.add(text.substring(at, end).toLowerCase(Locale.ROOT));
      }
      at = end;
    }
    return cut;
  }

  List<String> words() {
    return words;
  }

  /** Of all words, how many are numbers. */
  double numbers() {
    return share(numbers);
  }

  /** Of all words, how many have more than six letters. */
  double longWords() {
    return share(longWords);
  }

  /** Of all words, how many are different ones. */
  double different() {
    return share((double) words.stream().distinct().count());
  }

  int letters() {
    return letters;
  }

  private double share(double count) {
    return words.isEmpty() ? 0 : count / words.size();
  }
}
