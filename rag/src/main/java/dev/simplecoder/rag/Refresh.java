package dev.simplecoder.rag;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What an update found and did.
 *
 * @param files in the index afterwards
 * @param passages in the index afterwards
 * @param leftOut how many files were left out, by the reason
 * @param rebuilt why everything was made anew, where it was
 */
public record Refresh(
    int files,
    int passages,
    int added,
    int changed,
    int deleted,
    Map<String, Integer> leftOut,
    Optional<String> rebuilt,
    Duration took) {

  public Refresh {
    leftOut = Map.copyOf(leftOut);
  }

  /** Whether the index was as the disk already. */
  public boolean fresh() {
    return added + changed + deleted == 0 && rebuilt.isEmpty();
  }
}
