package dev.simplecoder.router.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.Features;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeaningTest {

  private static final Features PLAIN = TaskFeatures.of("fix it", Shape.NONE);

  private static double[] vector(Random random, int dimension) {
    return random.doubles(dimension, -1, 1).toArray();
  }

  private static double squares(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number * number;
    }
    return sum;
  }

  /** What was learned in these coordinates is of use for as long as they are the same. */
  @Test
  void theCoordinatesOfADimensionAreTheSameForEver() {
    StringBuilder signs = new StringBuilder();
    for (int column = 0; column < 6; column++) {
      double[] unit = new double[6];
      unit[column] = 1;
      for (double component : Projection.of(unit)) {
        signs.append(component == 0 ? '0' : component < 0 ? '-' : '+');
      }
      signs.append(' ');
    }
    assertEquals("0000-000 +0000+0+ +-++000- 00++0--0 00++0000 +00--++0", signs.toString().strip());
  }

  @Test
  void lengthsAreKeptInTheMean() {
    var random = new Random(71);
    double ratios = 0;
    for (int i = 0; i < 400; i++) {
      double[] vector = vector(random, 384);
      ratios += squares(Projection.of(vector)) / squares(vector);
    }
    assertEquals(1, ratios / 400, 0.1, "seed 71");
  }

  @Test
  void whatIsAlikeStaysNearAndWhatIsNotDoesNot() {
    var random = new Random(73);
    int nearer = 0;
    for (int i = 0; i < 200; i++) {
      double[] one = vector(random, 384);
      double[] like = one.clone();
      for (int j = 0; j < like.length; j++) {
        like[j] += random.nextDouble(-0.3, 0.3);
      }
      double[] other = vector(random, 384);
      nearer += distance(one, like) < distance(one, other) ? 1 : 0;
    }
    assertTrue(190 <= nearer, nearer + " of 200, seed 73");
  }

  private static double distance(double[] one, double[] other) {
    Meaning here = Meaning.of("m", one);
    Meaning there = Meaning.of("m", other);
    double sum = 0;
    for (int i = 0; i < Projection.COMPONENTS; i++) {
      double difference = here.place().get(i) - there.place().get(i);
      sum += difference * difference;
    }
    return sum;
  }

  @Test
  void aMeaningIsAsLongAsAllWordsTogetherAndSaysThatItIsKnown() {
    Features features = Meaning.of("m", vector(new Random(79), 64)).behind(PLAIN);
    assertEquals(TaskFeatures.size() + 1 + Projection.COMPONENTS, features.size());
    assertEquals(PLAIN, features.first(PLAIN.size()));
    assertEquals(1, features.at(PLAIN.size()));
    double squares = 0;
    for (int i = PLAIN.size() + 1; i < features.size(); i++) {
      squares += features.at(i) * features.at(i);
    }
    assertEquals(1, squares, 1e-12);
    assertTrue(features.hasMeaning());
  }

  @Test
  void whatIsNotKnownIsAllZero() {
    Features features = Meaning.UNKNOWN.behind(PLAIN);
    assertEquals(Meaning.UNKNOWN, Meaning.of("m", new double[64]));
    for (int i = PLAIN.size(); i < features.size(); i++) {
      assertEquals(0, features.at(i));
    }
    assertFalse(features.hasMeaning());
    assertFalse(PLAIN.hasMeaning());
  }

  @Test
  void aSchemaSeesOfOthersWhatItKnows() {
    Features meant = Meaning.of("m", vector(new Random(83), 64)).behind(PLAIN);
    Schema own = Schema.embedded("m");
    assertEquals(Optional.of(meant), own.of(meant, own));
    assertEquals(Optional.of(PLAIN), Schema.PLAIN.of(meant, own));
    assertEquals(Optional.of(Meaning.UNKNOWN.behind(PLAIN)), own.of(PLAIN, Schema.PLAIN));
    assertEquals(
        Optional.of(Meaning.UNKNOWN.behind(PLAIN)), own.of(meant, Schema.embedded("another")));
    assertEquals(Optional.empty(), own.of(PLAIN, new Schema(99, "")));
    assertEquals(Optional.empty(), Schema.PLAIN.of(Features.of(1, 2), Schema.PLAIN));
    assertNotEquals(own.size(), Schema.PLAIN.size());
  }
}
