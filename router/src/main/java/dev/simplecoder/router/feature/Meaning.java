package dev.simplecoder.router.feature;

import dev.simplecoder.router.Features;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What a request means to an embedding model, as a few numbers.
 *
 * @param model whose coordinates they are, its name with what changes when it does; empty where
 *     nothing is known of the meaning
 * @param place all 0 there, and of length 1 in all else, as the hashed words of a request are
 */
public record Meaning(String model, List<Double> place) {

  /** Nobody could say. */
  public static final Meaning UNKNOWN =
      new Meaning("", Collections.nCopies(Projection.COMPONENTS, 0.0));

  public Meaning {
    place = List.copyOf(place);
    if (place.size() != Projection.COMPONENTS) {
      throw new IllegalArgumentException("a place of " + place);
    }
  }

  /** What the model's vector of the request comes to; a vector of zeros means nothing. */
  public static Meaning of(String model, double[] vector) {
    double[] place = Projection.of(vector);
    double squares = 0;
    for (double component : place) {
      squares += component * component;
    }
    if (squares == 0) {
      return UNKNOWN;
    }
    double length = Math.sqrt(squares);
    return new Meaning(
        model, Arrays.stream(place).mapToObj(component -> component / length).toList());
  }

  /** How many features it adds. */
  static int size() {
    return 1 + Projection.COMPONENTS;
  }

  /** The features of the request with this behind them: whether it is known, and the place. */
  public Features behind(Features plain) {
    double[] numbers = new double[size()];
    numbers[0] = model.isEmpty() ? 0 : 1;
    for (int i = 0; i < place.size(); i++) {
      numbers[1 + i] = place.get(i);
    }
    return plain.and(numbers);
  }
}
