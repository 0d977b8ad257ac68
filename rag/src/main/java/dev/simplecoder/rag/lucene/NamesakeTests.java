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
  private final Map<String, String> subjects = new HashMap<>();

  private NamesakeTests(Map<String, Double> worth) {
    this.worth = Map.copyOf(worth);
  }

  static NamesakeTests of(List<Ranked.Passage> passages) {
    Map<String, Double> ofTests = new HashMap<>();
    for (Ranked.Passage passage : passages) {
      if (passage.candidate().role() == Role.TEST) {
        ofTests.merge(passage.path(), passage.own(), Math::max);
      }
    }
    Map<String, Double> worth = new HashMap<>();
    ofTests.forEach((test, best) -> worth.merge(Roles.subject(test), best, Math::max));
    return new NamesakeTests(worth);
  }

  /** What the best passage of a source's tests is worth by its own words. */
  double worth(Ranked.Passage passage) {
    return !worth.isEmpty() && passage.candidate().role() == Role.SOURCE
        ? worth.getOrDefault(subjects.computeIfAbsent(passage.path(), Roles::subject), 0.0)
        : 0;
  }
}
