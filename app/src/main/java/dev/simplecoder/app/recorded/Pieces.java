package dev.simplecoder.app.recorded;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Cuts a text into the pieces that count as its tokens: words of up to six letters with the blank
 * before them, signs, indentations. The tokenizers of the models that wrote the texts are not
 * there; of code theirs make about as many.
 */
final class Pieces {

  private static final Pattern PIECE =
      Pattern.compile(" ?[\\p{L}\\p{N}_]{1,6}| ?[^\\p{L}\\p{N}_\\s]{1,3}|\\n[ \\t]*|\\s");

  private Pieces() {}

  static List<String> of(String text) {
    return PIECE.matcher(text).results().map(MatchResult::group).toList();
  }
}
