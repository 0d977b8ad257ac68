package dev.simplecoder.rag.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.rag.Vector;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SketchTest {

  private static final long SEED = 20_261_121;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100, 384, 768, 1_024})
  void aRotationKeepsLengthsAndAngles(int dimension) {
    Random random = new Random(SEED);
    Rotation rotation = new Rotation(dimension);
    Vector one = vector(random, dimension);
    Vector other = vector(random, dimension);
    Vector turnedOne = Vector.of(rotation.of(one));
    Vector turnedOther = Vector.of(rotation.of(other));
    assertEquals(one.likeness(other), turnedOne.likeness(turnedOther), 1e-5, "seed " + SEED);
    double squares = 0;
    for (float value : rotation.of(one)) {
      squares += value * value;
    }
    assertEquals(1, squares, 1e-5, "seed " + SEED);
  }

  @ParameterizedTest
  @ValueSource(ints = {384, 768, 1_000, 1_024})
  void aSketchTellsTheLikenessRoughlyWhateverTheNumbersAre(int dimension) {
    Random random = new Random(SEED);
    Vector query = lopsided(random, dimension);
    for (int i = 0; i < 50; i++) {
      Vector vector = i == 0 ? query : lopsided(random, dimension);
      assertEquals(query.likeness(vector), rough(query, vector), .08, "seed " + SEED);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 768})
  void aVectorWithoutADirectionIsNearToNothing(int dimension) {
    Vector nothing = Vector.of(new float[dimension]);
    assertEquals(0, rough(vector(new Random(SEED), dimension), nothing));
  }

  @ParameterizedTest
  @ValueSource(ints = {768})
  void aSketchIsAFifteenthOfItsVector(int dimension) {
    assertTrue(new Sketch(dimension).bytes() <= dimension * Float.BYTES / 15);
  }

  private static double rough(Vector query, Vector vector) {
    Sketch sketch = new Sketch(query.dimension());
    ByteBuffer drawn = ByteBuffer.allocate(sketch.bytes());
    sketch.draw(vector, drawn);
    return sketch.to(query).of(drawn.getFloat(0), drawn.array(), Float.BYTES);
  }

  private static Vector vector(Random random, int dimension) {
    float[] values = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Vector.of(values);
  }

  /** As models make them: a few numbers are much larger than the others, and always so. */
  private static Vector lopsided(Random random, int dimension) {
    float[] values = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      values[i] = (float) random.nextGaussian() + (i % 97 == 0 ? 9 : 0);
    }
    return Vector.of(values);
  }
}
