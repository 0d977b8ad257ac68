package dev.simplecoder.tools.fs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.simplecoder.tools.fs.TextFile.Encoding;
import dev.simplecoder.tools.fs.TextFile.LineEnds;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class TextFileTest {

  private static final List<String> PIECES =
      List.of(
          "a", "\u00e9", "\ud83d\ude00", "\n", "\r\n", "\r", "\t", "\ufeff", "\u2028", "end", " ");

  @Test
  void decodingAndEncodingGivesTheSameBytes() throws CharacterCodingException {
    for (long seed = 1; seed <= 5_000; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      var text = new StringBuilder();
      int pieces = random.nextInt(12);
      for (int i = 0; i < pieces; i++) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      byte[] bytes = bytes(text.toString(), random.nextInt(5));
      Optional<TextFile> file = TextFile.decode(bytes);
      if (file.isPresent()) {
        assertArrayEquals(bytes, file.get().encode(), "seed " + seed);
      }
    }
  }

  @Test
  void aModelsTextGetsTheFilesOwnLineEnds() throws CharacterCodingException {
    TextFile windows = TextFile.decode("a\r\nb\r\n".getBytes(UTF_8)).orElseThrow();
    assertEquals(new TextFile("a\nb\n", Encoding.UTF_8, LineEnds.CRLF), windows);
    assertEquals("c\r\nd", new String(windows.with("c\nd").encode(), UTF_8));
    assertEquals("c\r\nd", new String(windows.with("c\r\nd").encode(), UTF_8));
    TextFile unix = TextFile.decode("a\nb".getBytes(UTF_8)).orElseThrow();
    assertEquals("c\nd", new String(unix.with("c\r\nd").encode(), UTF_8));
    TextFile marked = TextFile.decode("\ufeffa\r".getBytes(UTF_8)).orElseThrow();
    assertEquals("\ufeffb\r\r", new String(marked.with("b\n\n").encode(), UTF_8));
  }

  @Test
  void mixedLineEndsAreKeptAsTheyAre() {
    TextFile mixed = TextFile.decode("a\r\nb\nc".getBytes(UTF_8)).orElseThrow();
    assertEquals(new TextFile("a\r\nb\nc", Encoding.UTF_8, LineEnds.MIXED), mixed);
    assertEquals("a\r\nx\nc", mixed.with("a\r\nx\nc").text());
  }

  @Test
  void whatIsNoTextIsNotDecoded() {
    assertEquals(Optional.empty(), TextFile.decode(new byte[] {'a', 0, 'b'}));
    assertEquals(Optional.empty(), TextFile.decode("caf\u00e9".getBytes(ISO_8859_1)));
    assertEquals(Optional.empty(), TextFile.decode(new byte[] {(byte) 0xff, (byte) 0xfe, 'a'}));
    assertEquals(Optional.empty(), TextFile.decode(new byte[] {(byte) 0xc0, (byte) 0x80}));
  }

  @Test
  void halfASurrogatePairIsNotEncoded() {
    assertThrows(CharacterCodingException.class, () -> TextFile.created("\ud83d").encode());
  }

  private static byte[] bytes(String text, int kind) {
    return switch (kind) {
      case 0 -> text.getBytes(UTF_8);
      case 1 -> ("\ufeff" + text).getBytes(UTF_8);
      case 2 -> ("\ufeff" + text).getBytes(UTF_16LE);
      case 3 -> ("\ufeff" + text).getBytes(UTF_16BE);
      default -> text.getBytes(ISO_8859_1);
    };
  }
}
