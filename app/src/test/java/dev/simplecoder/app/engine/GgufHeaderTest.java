package dev.simplecoder.app.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.engine.GgufHeader.BadGguf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgufHeaderTest {

  /** Tensors follow upon this many bytes. */
  private static final int HEAD = 8_000;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = TinyGguf.write(folder.resolve("tiny.gguf"), 1);
  }

  @Test
  void aWholeFileSaysWhatItIs() throws IOException {
    GgufHeader header = GgufHeader.read(file);

    assertEquals(new GgufHeader("llama", 32_768, 37_216, "F32", 256), header);
    assertEquals("0.04M", header.size());
  }

  @Test
  void aFileThatEndsAnywhereIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int end = 0; end < whole.length; end += end < HEAD ? 61 : 19_973) {
      Files.write(file, Arrays.copyOf(whole, end));
      String why = refused("cut at " + end);
      assertTrue(why.contains("no GGUF") || why.contains("not copied or downloaded whole"), why);
    }
  }

  @Test
  void aFileThatIsSomethingElseIsRefused() throws IOException {
    Files.writeString(file, "#!/bin/sh\necho this is a script\n");

    assertEquals("it is no GGUF file: it does not begin as one", refused("a script"));
  }

  @Test
  void whateverIsWrongInTheHeadIsRefusedOrRead() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    long seed = 20;
    var random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      byte[] damaged = whole.clone();
      for (int j = 0; j < 4; j++) {
        damaged[random.nextInt(HEAD)] = (byte) random.nextInt();
      }
      Files.write(file, damaged);
      try {
        GgufHeader.read(file);
      } catch (BadGguf bad) {
        assertTrue(String.valueOf(bad.getMessage()).startsWith("it"), "seed " + seed + ", " + i);
      }
    }
  }

  @Test
  void sizesThatNoModelHasAreRefusedBeforeMemoryIsReckonedWithThem() throws IOException {
    for (String field : List.of("llama.block_count", "llama.attention.head_count_kv")) {
      byte[] whole = Files.readAllBytes(file);
      int value = new String(whole, ISO_8859_1).indexOf(field) + field.length() + 4;
      Arrays.fill(whole, value, value + 4, (byte) 0xff);
      Files.write(file, whole);

      assertEquals("its head is damaged: it says what cannot be", refused(field));
      write();
    }
  }

  private String refused(String what) {
    return String.valueOf(
        assertThrows(BadGguf.class, () -> GgufHeader.read(file), what).getMessage());
  }
}
