package dev.simplecoder.rag.lucene;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the tests say of the files that they are named after.
 *
 * <p>A test often says in words what its subject does in code, and its name says which that is; how
 * well a name tells is measured by Van Rompaey and Demeyer, "Establishing Traceability Links
 * between Unit Test Cases and Units under Test" (2009).
 */
final class NamesakeTests {

  private final Map<String, Double> worth;

  private NamesakeTests(Map<String, Double> worth) {
    this.worth = Map.copyOf(worth);
  }

  static NamesakeTests of(List<Ranked.Passage> passages) {
    Map<String, Double> worth = new HashMap<>();
    for (Ranked.Passage passage : passages) {
      if (passage.candidate().role() == Role.TEST) {
        worth.merge(Roles.subject(passage.path()), passage.own(), Math::max);
      }
    }
    return new NamesakeTests(worth);
  }

  /** What the best passage of a source's tests is worth by its own words. */
  double worth(Ranked.Passage passage) {
    return !worth.isEmpty() && passage.candidate().role() == Role.SOURCE
        ? worth.getOrDefault(Roles.subject(passage.path()), 0.0)
        : 0;
  }
}
