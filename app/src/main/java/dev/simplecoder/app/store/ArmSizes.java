package dev.simplecoder.app.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** How large models are, in billions of parameters, from {@code arms.json}. */
public final class ArmSizes {

  static final String FILE = "arms.json";

  private final Map<String, Size> sizes = new HashMap<>();

  private record Size(double all, double active) {}

  private ArmSizes() {}

  /** From a folder; where the file is not there, nothing is known. */
  public static ArmSizes in(Path folder) throws IOException {
    var known = new ArmSizes();
    Path file = folder.resolve(FILE);
    if (Files.isRegularFile(file)) {
      try {
        JsonMapper.builder()
            .build()
            .readTree(file.toFile())
            .path("arms")
            .properties()
            .forEach(arm ->
                known.sizes.put(
                    arm.getKey(),
                    new Size(
                        arm.getValue().path("params_b").asDouble(),
                        arm.getValue().path("active_b").asDouble())));
      } catch (JsonProcessingException _) {
        throw new UserError(
            file + ": not a JSON object", "It has arms, by name, with active_b and params_b.");
      }
    }
    return known;
  }

  /** Those that are used for each token. */
  public OptionalDouble active(String arm) {
    Size size = sizes.get(arm);
    return size == null ? OptionalDouble.empty() : OptionalDouble.of(size.active());
  }

  /** All of them. */
  public OptionalDouble all(String arm) {
    Size size = sizes.get(arm);
    return size == null ? OptionalDouble.empty() : OptionalDouble.of(size.all());
  }
}
