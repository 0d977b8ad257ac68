package dev.simplecoder.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.simplecoder.agent.dialect.DialectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Replies as models write them, well and badly. {@code -Dgolden=write} writes the outcomes. */
class DialectCasesTest {

  private static final List<Integer> SIZES = List.of(1, 2, 3, 7);

  @TestFactory
  Stream<DynamicTest> everyReplyIsReadAsExpected() throws IOException {
    return DialectCases.files().stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  @TestFactory
  Stream<DynamicTest> piecesMakeNoDifference() throws IOException {
    return DialectCases.files().stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> inPieces(file)));
  }

  /** Some servers and some texts have them; they go to the file, and mean nothing else. */
  @TestFactory
  Stream<DynamicTest> lineEndsOfWindowsMakeNoDifference() throws IOException {
    return DialectCases.files().stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> onWindows(file)));
  }

  private static void onWindows(Path file) throws IOException {
    for (DialectCases.Case each : DialectCases.read(file)) {
      for (DialectName name : each.dialects()) {
        String plain = shown(name, each.reply());
        String windows = shown(name, each.reply().replace("\n", "\r\n"));
        assertEquals(plain, windows.replace("\\r", ""), each.name());
      }
    }
  }

  private static String shown(DialectName name, String reply) {
    return DialectCases.shown(DialectCases.read(name, reply, Integer.MAX_VALUE));
  }

  private static void check(Path file) throws IOException {
    var out = new StringBuilder();
    for (DialectCases.Case each : DialectCases.read(file)) {
      out.append(each.written(DialectCases.outcome(each))).append('\n');
    }
    if (System.getProperty("golden", "").equals("write")) {
      Files.writeString(file, out);
      fail("wrote " + file);
    }
    assertEquals(Files.readString(file), out.toString());
  }

  private static void inPieces(Path file) throws IOException {
    for (DialectCases.Case each : DialectCases.read(file)) {
      for (DialectName name : each.dialects()) {
        var whole = DialectCases.read(name, each.reply(), Integer.MAX_VALUE);
        for (int size : SIZES) {
          assertEquals(
              whole, DialectCases.read(name, each.reply(), size), each.name() + " by " + size);
        }
      }
    }
  }
}
