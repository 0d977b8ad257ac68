package dev.simplecoder.tools;

/** Numbers of things, in words. */
final class Counted {

  private Counted() {}

  /** Such as {@code 1 file}, {@code 2 files} or {@code 2 matches}. */
  static String of(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : thing.endsWith("ch") ? "es" : "s");
  }
}
