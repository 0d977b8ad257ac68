package dev.simplecoder.app.catalog;

import dev.simplecoder.app.models.ServedModel;
import java.util.Optional;

/** Says in words that a model runs where it is slow. */
public final class CpuWarning {

  private CpuWarning() {}

  /** Empty where it is not in memory, or all of it is on the GPU. */
  public static Optional<String> of(ServedModel model) {
    return Optional.ofNullable(model.loaded())
        .map(ServedModel.Loaded::videoPercent)
        .filter(percent -> percent < 100)
        .map(percent ->
            percent == 0
                ? model.name() + " runs on the CPU only, which is slow"
                : model.name()
                    + ": "
                    + percent
                    + " % of it is on the GPU, and the rest slows it down on the CPU");
  }

  /** What helps against it. */
  public static String remedy() {
    return "A smaller model or quantisation may fit on the GPU, or a smaller window (num_ctx).";
  }
}
