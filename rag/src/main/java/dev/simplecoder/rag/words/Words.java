package dev.simplecoder.rag.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Text and identifiers as the words that they are made of.
 *
 * <p>{@code readJSONLines2} gives read, json, line, 2 and, so that the exact name counts for more,
 * readjsonlines2. Words are in lower case and stemmed; whole names are in lower case only. Not for
 * use by several threads at once: it remembers the stems of frequent words.
 */
public final class Words {

  /** Changes with what counts as a word, so an index says which one made it. */
  public static final int VERSION = 1;

  /** Longer runs are data, such as a picture in base 64, not words. */
  private static final int LONGEST = 64;

  private static final int REMEMBERED = 20_000;

  private final Map<String, String> stems = new HashMap<>();

  /** Gives the words in their order, each name's parts before the whole. */
  public void each(CharSequence text, Consumer<String> taker) {
    int length = text.length();
    int i = 0;
    while (i < length) {
      if (!isWordPart(text.charAt(i))) {
        i++;
        continue;
      }
      int start = i;
      while (i < length && isWordPart(text.charAt(i))) {
        i++;
      }
      if (i - start <= LONGEST) {
        name(text.subSequence(start, i).toString(), taker);
      }
    }
  }

  /** All words of a text. */
  public List<String> of(CharSequence text) {
    List<String> words = new ArrayList<>();
    each(text, words::add);
    return words;
  }

  /** The stem of one part of a name. */
  public String stem(String part) {
    String known = stems.get(part);
    if (known != null) {
      return known;
    }
    String stem = Porter.stem(part.toLowerCase(Locale.ROOT));
    if (stems.size() < REMEMBERED) {
      stems.put(part, stem);
    }
    return stem;
  }

  /** The parts of a name as they are written: readJSONLines2 is read, JSON, Lines, 2. */
  public static List<String> parts(String name) {
    List<String> parts = new ArrayList<>(4);
    int start = 0;
    for (int i = 1; i <= name.length(); i++) {
      if (i == name.length() || startsPart(name, i)) {
        if (isWordLetter(name.charAt(start))) {
          parts.add(name.substring(start, i));
        }
        start = i;
      }
    }
    return parts;
  }

  /** A whole name in the form in which it is indexed beside its parts. */
  public static String whole(List<String> parts) {
    return String.join("", parts).toLowerCase(Locale.ROOT);
  }

  private void name(String name, Consumer<String> taker) {
    List<String> parts = parts(name);
    for (String part : parts) {
      if (1 < part.length() || Character.isDigit(part.charAt(0))) {
        taker.accept(stem(part));
      }
    }
    if (1 < parts.size()) {
      taker.accept(whole(parts));
    }
  }

  /** A part begins at a change between letters, digits and signs, and where a hump begins. */
  private static boolean startsPart(String name, int i) {
    char before = name.charAt(i - 1);
    char here = name.charAt(i);
    if (kind(before) != kind(here)) {
      return true;
    }
    if (!Character.isUpperCase(here)) {
      return false;
    }
    boolean lowerFollows = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
    return !Character.isUpperCase(before) || lowerFollows;
  }

  private static int kind(char c) {
    if (c < 128) {
      return 'a' <= (c | 0x20) && (c | 0x20) <= 'z' ? 0 : '0' <= c && c <= '9' ? 1 : 2;
    }
    return Character.isLetter(c) ? 0 : Character.isDigit(c) ? 1 : 2;
  }

  private static boolean isWordPart(char c) {
    return c < 128
        ? ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '_'
        : Character.isLetterOrDigit(c);
  }

  private static boolean isWordLetter(char c) {
    return Character.isLetterOrDigit(c);
  }
}
