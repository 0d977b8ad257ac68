package dev.simplecoder.app.render;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TypedLinesTest {

  @Test
  void readsLineByLineToTheEnd() throws Exception {
    var typed = lines(new ByteArrayInputStream("yes\né\nhalf".getBytes(StandardCharsets.UTF_8)));
    assertEquals(Optional.of("yes"), typed.next());
    assertEquals(Optional.of("é"), typed.next());
    assertEquals(Optional.of("half"), typed.next());
    assertEquals(Optional.empty(), typed.next());
  }

  @Test
  void dropsWhatWasTypedAhead() throws Exception {
    try (var keys = new PipedOutputStream();
        var in = new PipedInputStream(keys)) {
      keys.write("y\ny\n".getBytes(StandardCharsets.UTF_8));
      var typed = lines(in);
      typed.drain();
      keys.write("n\n".getBytes(StandardCharsets.UTF_8));
      keys.flush();
      assertEquals(Optional.of("n"), typed.next());
    }
  }

  @Test
  void anInterruptEndsTheWaitAndLosesNoLine() throws Exception {
    try (var keys = new PipedOutputStream();
        var in = new PipedInputStream(keys)) {
      var typed = lines(in);
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, typed::next);
      typed.drain();
      keys.write("y\n".getBytes(StandardCharsets.UTF_8));
      keys.flush();
      assertEquals(Optional.of("y"), typed.next());
    }
  }

  @Test
  void aBrokenInputIsAnError() {
    var closed = InputStream.nullInputStream();
    assertDoesNotThrow(closed::close);
    var typed = lines(closed);
    var failed = assertThrows(IOException.class, typed::next);
    assertEquals("stdin cannot be read", failed.getMessage());
  }

  private static TypedLines lines(InputStream in) {
    return new TypedLines(in, StandardCharsets.UTF_8);
  }
}
