package dev.simplecoder.router.feature;

/**
 * What a workspace is made of.
 *
 * @param files how many files it has
 * @param python the share of its sources in Python, in [0, 1]; the next likewise
 * @param script in JavaScript or TypeScript
 * @param jvm in Java, Kotlin or Scala
 */
public record Shape(int files, double python, double script, double jvm) {

  /** A workspace of which nothing is known, or an empty one. */
  public static final Shape NONE = new Shape(0, 0, 0, 0);
}
