package dev.simplecoder.app.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * A language model that knows nothing: two layers of random weights over a vocabulary of bytes, in
 * a GGUF file of version 3 as llama.cpp reads it.
 */
public final class TinyGguf {

  private static final int WIDTH = 32;
  private static final int HIDDEN = 64;
  private static final int HEADS = 2;
  private static final int LAYERS = 2;
  private static final int SPECIAL = 3;
  private static final int VOCABULARY = SPECIAL + 256;
  private static final int WINDOW = 32_768;
  private static final int FIELDS = 19;

  /** How llama.cpp names kinds of tokens. */
  private static final int UNKNOWN = 2;

  private static final int CONTROL = 3;
  private static final int BYTE = 6;

  private static final String TEMPLATE =
      "{% for m in messages %}<|{{ m['role'] }}|>{{ m['content'] }}\n{% endfor %}"
          + "{% if add_generation_prompt %}<|assistant|>{% endif %}";

  private TinyGguf() {}

  /**
   * Weights of one name.
   *
   * @param spread the standard deviation of its values; 0 for ones
   */
  private record Tensor(String name, int columns, int rows, double spread) {
    long bytes() {
      return 4L * columns * rows;
    }
  }

  /** Writes a model whose weights follow from the seed. */
  public static Path write(Path file, long seed) throws IOException {
    var out = new GgufBytes();
    List<Tensor> tensors = tensors();
    out.raw("GGUF".getBytes(US_ASCII));
    out.u32(3);
    out.u64(tensors.size());
    out.u64(FIELDS);
    describe(out);
    addVocabulary(out);
    long offset = 0;
    for (Tensor tensor : tensors) {
      addShape(out, tensor, offset);
      offset += tensor.bytes();
    }
    out.align(32);
    var random = new Random(seed);
    tensors.forEach(tensor -> addWeights(out, tensor, random));
    return Files.write(file, out.toBytes());
  }

  private static void describe(GgufBytes out) {
    out.text("general.architecture", "llama");
    out.text("general.name", "Tiny random");
    out.number("general.file_type", 0);
    out.number("llama.context_length", WINDOW);
    out.number("llama.embedding_length", WIDTH);
    out.number("llama.block_count", LAYERS);
    out.number("llama.feed_forward_length", HIDDEN);
    out.number("llama.attention.head_count", HEADS);
    out.number("llama.attention.head_count_kv", HEADS);
    out.decimal("llama.attention.layer_norm_rms_epsilon", 1e-5f);
    out.text("tokenizer.chat_template", TEMPLATE);
  }

  private static void addVocabulary(GgufBytes out) {
    List<String> tokens = new ArrayList<>(List.of("<unk>", "<s>", "</s>"));
    List<Integer> kinds = new ArrayList<>(List.of(UNKNOWN, CONTROL, CONTROL));
    for (int value = 0; value < 256; value++) {
      tokens.add("<0x" + HexFormat.of().withUpperCase().toHexDigits((byte) value) + ">");
      kinds.add(BYTE);
    }
    out.text("tokenizer.ggml.model", "llama");
    out.texts("tokenizer.ggml.tokens", tokens);
    out.decimals("tokenizer.ggml.scores", Collections.nCopies(VOCABULARY, 0f));
    out.numbers("tokenizer.ggml.token_type", kinds);
    out.number("tokenizer.ggml.bos_token_id", 1);
    out.number("tokenizer.ggml.eos_token_id", 2);
    out.number("tokenizer.ggml.unknown_token_id", 0);
    out.flag("tokenizer.ggml.add_space_prefix", 0);
  }

  private static List<Tensor> tensors() {
    List<Tensor> all = new ArrayList<>();
    all.add(new Tensor("token_embd.weight", WIDTH, VOCABULARY, 1));
    for (int layer = 0; layer < LAYERS; layer++) {
      String block = "blk." + layer + ".";
      all.add(new Tensor(block + "attn_norm.weight", WIDTH, 1, 0));
      for (String name : List.of("attn_q", "attn_k", "attn_v", "attn_output")) {
        all.add(new Tensor(block + name + ".weight", WIDTH, WIDTH, 0.2));
      }
      all.add(new Tensor(block + "ffn_norm.weight", WIDTH, 1, 0));
      all.add(new Tensor(block + "ffn_gate.weight", WIDTH, HIDDEN, 0.2));
      all.add(new Tensor(block + "ffn_up.weight", WIDTH, HIDDEN, 0.2));
      all.add(new Tensor(block + "ffn_down.weight", HIDDEN, WIDTH, 0.2));
    }
    all.add(new Tensor("output_norm.weight", WIDTH, 1, 0));
    all.add(new Tensor("output.weight", WIDTH, VOCABULARY, 0.03));
    return all;
  }

  private static void addShape(GgufBytes out, Tensor tensor, long offset) {
    out.string(tensor.name());
    if (tensor.rows() == 1) {
      out.u32(1);
      out.u64(tensor.columns());
    } else {
      out.u32(2);
      out.u64(tensor.columns());
      out.u64(tensor.rows());
    }
    out.u32(0); // of 32 bits each
    out.u64(offset);
  }

  /**
   * The first column of what a token means is the same for all, so that it goes through to the end,
   * where each token is liked more or less for itself.
   */
  private static void addWeights(GgufBytes out, Tensor tensor, Random random) {
    for (int row = 0; row < tensor.rows(); row++) {
      for (int column = 0; column < tensor.columns(); column++) {
        double chance = random.nextGaussian() * tensor.spread();
        boolean first = column == 0 && tensor.rows() == VOCABULARY;
        out.f32((float) (tensor.spread() == 0 ? 1 : first ? first(tensor, row) : chance));
      }
    }
  }

  /** Words of a few letters are liked: else texts would be long, and of every script. */
  private static double first(Tensor tensor, int token) {
    if (tensor.name().equals("token_embd.weight")) {
      return 3;
    }
    int letter = token - SPECIAL;
    return letter == '"' ? 0.2 : 'a' <= letter && letter <= 'z' ? 0 : -3;
  }
}
