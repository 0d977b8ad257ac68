package dev.simplecoder.app.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What a GGUF file says of its model. All of it is read and checked here first, since llama.cpp may
 * end the process on a file that is not as it should be.
 *
 * @param architecture such as {@code qwen2}
 * @param contextLength the longest window the model was made for
 * @param parameters the number of its weights
 * @param quantisation such as {@code Q4_K_M}; empty where the file does not say
 * @param tokenBytes of memory that each token of a window takes
 */
public record GgufHeader(
    String architecture, int contextLength, long parameters, String quantisation, long tokenBytes) {

  private static final int LONGEST_TEXT = 16 << 20;
  private static final int MOST_ENTRIES = 1 << 24;
  private static final int MOST_TENSORS = 1 << 16;

  /** So many that eight bytes of each are still a number. */
  private static final long MOST_ELEMENTS = Long.MAX_VALUE >> 4;

  private static final int MOST_FIELDS = 1 << 12;
  private static final int LARGEST_SIZE = 1 << 18;

  /** So many that the longest window of them is still a number. */
  private static final long MOST_TOKEN_BYTES = 1L << 30;

  /** The file is no model that can be run, in words that follow the name of the file. */
  public static final class BadGguf extends IOException {
    private static final long serialVersionUID = 1L;

    BadGguf(String why) {
      super(why);
    }
  }

  /** Reads the head of a file; {@link BadGguf} says what is wrong with it. */
  public static GgufHeader read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadGguf("it is a folder or a device");
    }
    long bytes = Files.size(file);
    try (InputStream in = Files.newInputStream(file)) {
      return new Reader(in, bytes).header();
    } catch (EOFException _) {
      throw new BadGguf("it ends in the middle of its head; it was not copied or downloaded whole");
    }
  }

  /** Such as {@code 1.5B}, as Ollama writes it. */
  public String size() {
    boolean billions = 1_000_000_000 <= parameters;
    BigDecimal unit = BigDecimal.valueOf(billions ? 1_000_000_000 : 1_000_000);
    return BigDecimal.valueOf(parameters).divide(unit, billions ? 1 : 2, RoundingMode.HALF_UP)
        + (billions ? "B" : "M");
  }

  /** Reads from the front; nothing that the file says is believed before it is held to a limit. */
  private static final class Reader {

    private final DataInputStream in;
    private final long fileBytes;
    private long at;
    private final Map<String, Object> fields = new HashMap<>();

    Reader(InputStream in, long fileBytes) {
      this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
      this.fileBytes = fileBytes;
    }

    GgufHeader header() throws IOException {
      if (fileBytes < 4 || u32() != 0x46554747) {
        throw new BadGguf("it is no GGUF file: it does not begin as one");
      }
      long version = u32();
      if (version != 2 && version != 3) {
        throw new BadGguf("it has version " + version + " of the GGUF format; 2 and 3 are known");
      }
      int tensors = count(u64(), MOST_TENSORS);
      int count = count(u64(), MOST_FIELDS);
      for (int i = 0; i < count; i++) {
        String key = text();
        Object value = value((int) u32());
        if (value instanceof Long || key.equals("general.architecture")) {
          fields.put(key, value);
        }
      }
      return described(weights(tensors));
    }

    private GgufHeader described(long weights) throws BadGguf {
      String architecture = String.valueOf(fields.get("general.architecture"));
      long layers = size(architecture + ".block_count");
      long width = size(architecture + ".embedding_length");
      long heads = Math.max(1, size(architecture + ".attention.head_count"));
      long kvHeads = size(architecture + ".attention.head_count_kv");
      long head = size(architecture + ".attention.key_length");
      long context = number(architecture + ".context_length");
      if (layers < 1 || width < 1 || context < 1) {
        throw new BadGguf("it is no language model: it lacks its size or its window");
      }
      long kvWidth = (0 < head ? head : width / heads) * (0 < kvHeads ? kvHeads : heads);
      long tokenBytes = layers * kvWidth * 2 * 2; // keys and values, of 16 bits each
      if (MOST_TOKEN_BYTES < tokenBytes) {
        throw wrong();
      }
      return new GgufHeader(
          architecture,
          (int) Math.min(context, Integer.MAX_VALUE),
          weights,
          Quantisation.named(number("general.file_type", -1)),
          tokenBytes);
    }

    /** Of a part of the model; 0 where the file does not say. */
    private long size(String key) throws BadGguf {
      return count(number(key), LARGEST_SIZE);
    }

    private long number(String key) {
      return number(key, 0);
    }

    private long number(String key, long fallback) {
      return fields.get(key) instanceof Long value ? value : fallback;
    }

    /** How many there are; each has to lie in the file. */
    private long weights(int tensors) throws IOException {
      long all = 0;
      long end = 0;
      for (int i = 0; i < tensors; i++) {
        text();
        int dimensions = count(u32(), 4);
        long elements = 1;
        for (int d = 0; d < dimensions; d++) {
          elements = multiplied(elements, u64());
        }
        long bytes = Quantisation.bytes((int) u32(), elements);
        long offset = u64();
        if (offset < 0 || Long.MAX_VALUE - bytes < offset) {
          throw wrong();
        }
        end = Math.max(end, offset + bytes);
        all += elements;
        if (MOST_ELEMENTS < all) {
          throw wrong();
        }
      }
      long alignment = number("general.alignment", 32);
      if (alignment < 1 || (1 << 20) < alignment) {
        throw wrong();
      }
      long start = (at + alignment - 1) / alignment * alignment;
      if (fileBytes - start < end) {
        throw new BadGguf(
            "it is cut off: it has %,d bytes and should have %,d; it was not copied or downloaded whole"
                .formatted(fileBytes, start + end));
      }
      return all;
    }

    private static long multiplied(long product, long factor) throws BadGguf {
      if (factor < 0 || (0 < factor && MOST_ELEMENTS / factor < product)) {
        throw wrong();
      }
      return product * factor;
    }

    private Object value(int type) throws IOException {
      return switch (type) {
        case 0, 1, 7 -> (long) u8();
        case 2, 3 -> u8() | (long) u8() << 8;
        case 4, 5 -> u32();
        case 6 -> (double) Float.intBitsToFloat((int) u32());
        case 8 -> text();
        case 9 -> list();
        case 10, 11 -> u64();
        case 12 -> Double.longBitsToDouble(u64());
        default -> throw wrong();
      };
    }

    /** Only that it is there: vocabularies have a hundred thousand entries. */
    private Object list() throws IOException {
      int type = (int) u32();
      int count = count(u64(), MOST_ENTRIES);
      if (type == 9) {
        throw wrong();
      }
      Object last = "";
      for (int i = 0; i < count; i++) {
        last = value(type);
      }
      return last instanceof Long ? last : "";
    }

    private String text() throws IOException {
      int length = count(u64(), LONGEST_TEXT);
      if (fileBytes - at < length) {
        throw new EOFException();
      }
      at += length;
      byte[] bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw new EOFException();
      }
      return new String(bytes, UTF_8);
    }

    private static int count(long given, int most) throws BadGguf {
      if (given < 0 || most < given) {
        throw wrong();
      }
      return (int) given;
    }

    private static BadGguf wrong() {
      return new BadGguf("its head is damaged: it says what cannot be");
    }

    private int u8() throws IOException {
      at++;
      return in.readUnsignedByte();
    }

    private long u32() throws IOException {
      at += 4;
      return Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
    }

    private long u64() throws IOException {
      at += 8;
      return Long.reverseBytes(in.readLong());
    }
  }
}
