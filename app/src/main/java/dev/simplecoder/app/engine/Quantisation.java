package dev.simplecoder.app.engine;

import java.util.Map;

/**
 * How llama.cpp stores weights: the kinds of whole files and of single tensors (its {@code llama.h}
 * and {@code ggml.h}).
 */
final class Quantisation {

  private static final Map<Long, String> FILES =
      Map.ofEntries(
          Map.entry(0L, "F32"),
          Map.entry(1L, "F16"),
          Map.entry(2L, "Q4_0"),
          Map.entry(3L, "Q4_1"),
          Map.entry(7L, "Q8_0"),
          Map.entry(8L, "Q5_0"),
          Map.entry(9L, "Q5_1"),
          Map.entry(10L, "Q2_K"),
          Map.entry(11L, "Q3_K_S"),
          Map.entry(12L, "Q3_K_M"),
          Map.entry(13L, "Q3_K_L"),
          Map.entry(14L, "Q4_K_S"),
          Map.entry(15L, "Q4_K_M"),
          Map.entry(16L, "Q5_K_S"),
          Map.entry(17L, "Q5_K_M"),
          Map.entry(18L, "Q6_K"),
          Map.entry(32L, "BF16"));

  private Quantisation() {}

  /** A block of weights of one kind. */
  private record Block(int weights, int bytes) {}

  /** Empty where it is not known. */
  static String named(long fileType) {
    return FILES.getOrDefault(fileType, "");
  }

  /** What that many weights of a kind take at least; 0 for a kind that is not known. */
  static long bytes(int kind, long weights) {
    Block block = block(kind);
    return weights / block.weights() * block.bytes();
  }

  private static Block block(int kind) {
    return switch (kind) {
      case 0 -> new Block(1, 4);
      case 1, 30 -> new Block(1, 2);
      case 2 -> new Block(32, 18);
      case 3 -> new Block(32, 20);
      case 6 -> new Block(32, 22);
      case 7 -> new Block(32, 24);
      case 8 -> new Block(32, 34);
      case 10 -> new Block(256, 84);
      case 11 -> new Block(256, 110);
      case 12 -> new Block(256, 144);
      case 13 -> new Block(256, 176);
      case 14 -> new Block(256, 210);
      default -> new Block(1, 0);
    };
  }
}
