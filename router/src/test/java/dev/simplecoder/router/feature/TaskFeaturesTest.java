package dev.simplecoder.router.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.Features;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TaskFeaturesTest {

  @Test
  void everyFeatureHasAName() {
    assertEquals(TaskFeatures.size(), TaskFeatures.all().size());
    assertEquals(TaskFeatures.size(), features("").size());
  }

  @Test
  void aTaskIsDescribedByItsTextAndItsWorkspace() {
    Features features = TaskFeatures.of("fix the bug in parse()", new Shape(200, 0.75, 0, 0.25));
    assertEquals(1, at(features, "any task"));
    assertEquals(1, at(features, "a change"));
    assertEquals(0, at(features, "a question"));
    assertEquals(0.75, at(features, "Python"));
    assertEquals(0.25, at(features, "Java or Kotlin"));
    assertEquals(1, at(features("what does the Agent class do?"), "a question"));
    assertEquals(1, at(features("create a hello.py file"), "something new"));
  }

  @Test
  void formulasAndCodeAreToldApart() {
    Features formula = features("Let $x$ be such that $\\frac{1}{x} = 3$. Find $x$.");
    Features code = features("def solve(x):\n    \"\"\"Halve it.\n    >>> solve(4)\n    2\n");
    assertTrue(at(code, "formulas") < at(formula, "formulas"));
    assertTrue(at(formula, "code") < at(code, "code"));
    assertTrue(at(formula, "examples") < at(code, "examples"));
  }

  @Test
  void wordsAreHashedWithoutRegardToTheirCase() {
    assertEquals(features("Sort THE list"), features("sort the LIST"));
    assertNotEquals(features("sort the list"), features("sort the array"));
  }

  /** Whatever a text is, nothing gets out of hand. */
  @Test
  void anyTextGivesSmallNumbers() {
    long seed = 83;
    var random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(2000);
      while (text.length() < length) {
        text.appendCodePoint(
            random.nextInt(4) == 0 ? random.nextInt(0x10FFFF) : random.nextInt(127));
      }
      Features features = features(text.toString());
      for (int feature = 0; feature < features.size(); feature++) {
        assertTrue(Math.abs(features.at(feature)) <= 1.5, "seed " + seed + ", text " + i);
      }
    }
  }

  @Test
  void whatStandsFarBehindInALongTextIsNotLookedAt() {
    String long1 = "word ".repeat(5000);
    assertEquals(features(long1 + "one"), features(long1 + "other"));
  }

  private static Features features(String text) {
    return TaskFeatures.of(text, Shape.NONE);
  }

  private static double at(Features features, String name) {
    return features.at(TaskFeatures.all().indexOf(name));
  }
}
