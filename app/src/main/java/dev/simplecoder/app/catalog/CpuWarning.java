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
                : "only %d %% of %s is on the GPU; the rest runs on the CPU, which is slow"
                    .formatted(percent, model.name()));
  }

  /** What helps against it. */
  public static String remedy() {
    return "A smaller model, a smaller quantisation or a smaller window (num_ctx) may fit on the GPU.";
  }
}
