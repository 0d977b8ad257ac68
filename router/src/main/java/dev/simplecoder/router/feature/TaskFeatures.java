package dev.simplecoder.router.feature;

import dev.simplecoder.router.Features;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The features of a task, in a fixed order that has a version. */
public final class TaskFeatures {

  /**
   * Changes with the features: what was learned of others is of no use any more. The next one is
   * that of a {@link Schema} with the meaning of the request behind these.
   */
  static final int VERSION = 1;

  /** Words are told apart by this many buckets and signs. */
  private static final int BUCKETS = 16;

  /** Words that a request repeats say little more, and there is an end to what is looked at. */
  private static final int LONGEST = 20_000;

  private static final List<String> NAMES = names();

  private TaskFeatures() {}

  /** How many there are. */
  public static int size() {
    return NAMES.size();
  }

  /** What each says, in their order. */
  public static List<String> all() {
    return NAMES;
  }

  public static Features of(String request, Shape workspace) {
    String text = request.substring(0, Math.min(request.length(), LONGEST));
    Words words = Words.of(text);
    List<Double> values = new ArrayList<>(size());
    values.add(1.0);
    Sign.all().forEach(sign -> values.add(sign.standardized(text, words)));
    for (Work work : Work.values()) {
      values.add(work.in(words.words()));
    }
    values.add(Math.log1p(workspace.files()) / 10);
    values.add(workspace.python());
    values.add(workspace.script());
    values.add(workspace.jvm());
    for (double bucket : hashed(words.words())) {
      values.add(bucket);
    }
    return Features.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Signed counts of words by hash, each counted by its logarithm, of length 1 in all. */
  private static double[] hashed(List<String> words) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    words.forEach(word -> counts.merge(word, 1, Integer::sum));
    double[] buckets = new double[BUCKETS];
    counts.forEach((word, count) -> {
      int hash = word.hashCode() * 0x9E3779B9;
      hash ^= hash >>> 15;
      double weight = 1 + Math.log(count);
      buckets[Math.floorMod(hash, BUCKETS)] += (hash >> 20 & 1) == 0 ? weight : -weight;
    });
    double squares = 0;
    for (double bucket : buckets) {
      squares += bucket * bucket;
    }
    if (0 < squares) {
      for (int i = 0; i < BUCKETS; i++) {
        buckets[i] /= Math.sqrt(squares);
      }
    }
    return buckets;
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    names.add("any task");
    Sign.all().forEach(sign -> names.add(sign.words()));
    for (Work work : Work.values()) {
      names.add(work.words());
    }
    names.addAll(
        List.of("size of the workspace", "Python", "JavaScript or TypeScript", "Java or Kotlin"));
    for (int i = 0; i < BUCKETS; i++) {
      names.add("words " + i);
    }
    return List.copyOf(names);
  }
}
