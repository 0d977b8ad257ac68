package dev.simplecoder.app.models;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model that a server has.
 *
 * @param digest what changes when the model does; empty where the server does not say
 * @param capabilities as the server names them, such as {@code tools} and {@code thinking}; empty
 *     where it does not say
 * @param contextLength the longest window the model was made for; 0 where the server does not say
 * @param bytes on the disk; 0 where the server does not say
 * @param parameters how many it has, such as {@code 7.6B}; empty where the server does not say
 * @param quantisation such as {@code Q4_K_M}; empty where the server does not say
 * @param modifiedAt as the server writes it, which sorts by time; empty where it does not say
 * @param loaded null where it is not in memory or the server does not say
 */
public record ServedModel(
    String name,
    String digest,
    List<String> capabilities,
    int contextLength,
    long bytes,
    String parameters,
    String quantisation,
    String modifiedAt,
    @Nullable Loaded loaded) {

  private static final Pattern ACTIVE = Pattern.compile("(?i)-a(\\d{1,3}(?:\\.\\d+)?)b(?![a-z])");
  private static final Pattern PARAMETERS = Pattern.compile("(\\d{1,4}(?:\\.\\d+)?)([BM])");

  public ServedModel {
    capabilities = List.copyOf(capabilities);
  }

  /** How a model lies in memory; with less in video memory than in all, the processor helps. */
  public record Loaded(int contextLength, long bytes, long videoBytes) {

    /** How much of it the graphics card computes, in whole percent, rounded down. */
    public int videoPercent() {
      return bytes <= 0 ? 100 : (int) Math.clamp(videoBytes * 100.0 / bytes, 0, 100);
    }
  }

  /**
   * How many billions of its parameters are used for each token; 0 where nobody says. Where only
   * some experts are, names say it: {@code 30b-a3b}.
   */
  public double activeBillions() {
    Matcher active = ACTIVE.matcher(name);
    Matcher all = PARAMETERS.matcher(parameters);
    if (active.find()) {
      return Double.parseDouble(active.group(1));
    }
    return all.matches()
        ? Double.parseDouble(all.group(1)) / (all.group(2).equals("M") ? 1000 : 1)
        : 0;
  }

  public boolean hasTools() {
    return capabilities.contains("tools");
  }

  public boolean canThink() {
    return capabilities.contains("thinking");
  }

  /** Whether it writes text, as far as the server says: a model for embeddings does not. */
  public boolean canComplete() {
    return capabilities.isEmpty() || capabilities.contains("completion");
  }
}
