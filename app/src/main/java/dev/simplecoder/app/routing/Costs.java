package dev.simplecoder.app.routing;

import dev.simplecoder.app.store.Measured;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What an attempt takes on this machine, in seconds: loading the model, reading the prompt, writing
 * the replies. What was not measured of a model is what was measured of others, by how many
 * parameters are used for a token; and where nothing was, it is what a small machine does.
 */
final class Costs {

  /** Of a processor with two channels of memory and no graphics card, times billions. */
  private static final double USUAL_DECODE = 60;

  private static final double USUAL_PREFILL = 400;

  /** Of a disk that reads about a gigabyte a second, for each billion at four bits. */
  private static final double USUAL_LOAD = 0.6;

  private static final double LEAST_BILLIONS = 0.1;

  private final double decode;
  private final double prefill;
  private final double load;

  Costs(List<Contender> contenders) {
    this.decode =
        scaled(contenders, measured -> measured.decodeRate(), USUAL_DECODE, Scale.FALLING);
    this.prefill =
        scaled(contenders, measured -> measured.prefillRate(), USUAL_PREFILL, Scale.FALLING);
    this.load = scaled(contenders, measured -> measured.loadSeconds(), USUAL_LOAD, Scale.GROWING);
  }

  /** How a figure depends on the size of a model. */
  private enum Scale {
    /** A rate: inversely. */
    FALLING,
    /** A time: directly. */
    GROWING
  }

  /** The mean of what was measured, as it would be of a model of one billion. */
  private static double scaled(
      List<Contender> contenders, ToDoubleFunction<Measured> figure, double usual, Scale scale) {
    return contenders.stream()
        .filter(contender -> 0 < figure.applyAsDouble(contender.measured()))
        .mapToDouble(contender -> {
          double value = figure.applyAsDouble(contender.measured());
          return switch (scale) {
            case FALLING -> value * billions(contender);
            case GROWING -> value / billions(contender);
          };
        })
        .average()
        .orElse(usual);
  }

  /**
   * The seconds that an attempt is expected to take.
   *
   * @param isLoaded whether the model is in memory by then
   * @param promptTokens that it has not read yet
   */
  double seconds(Contender contender, boolean isLoaded, double promptTokens, double replyTokens) {
    Measured measured = contender.measured();
    double size = billions(contender);
    double loading = 0 < measured.loadSeconds() ? measured.loadSeconds() : load * size;
    double reading = 0 < measured.prefillRate() ? measured.prefillRate() : prefill / size;
    double writing = 0 < measured.decodeRate() ? measured.decodeRate() : decode / size;
    return (isLoaded ? 0 : loading) + promptTokens / reading + replyTokens / writing;
  }

  private static double billions(Contender contender) {
    return Math.max(LEAST_BILLIONS, contender.arm().activeBillions());
  }
}
