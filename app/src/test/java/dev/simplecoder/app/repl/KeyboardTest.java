package dev.simplecoder.app.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.simplecoder.app.gate.Label.Focus;
import dev.simplecoder.app.render.FocusWatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class KeyboardTest {

  private final PipedOutputStream person = new PipedOutputStream();
  private final Semaphore drawn = new Semaphore(0);
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final ByteArrayOutputStream echo = new ByteArrayOutputStream();
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private volatile Instant now = Instant.EPOCH;
  private Keyboard keyboard;
  private Seat.Busy reading;

  @BeforeEach
  void sitDown() throws IOException {
    keyboard =
        new Keyboard(
            new PolledKeys(new PipedInputStream(person, 1 << 20)),
            new PrintStream(echo, true, StandardCharsets.UTF_8),
            new FocusReports(new PrintStream(terminal, true, StandardCharsets.UTF_8), () -> now),
            cancelled::countDown,
            drawn::release);
    reading = keyboard.reading();
  }

  @AfterEach
  void leave() throws IOException {
    reading.close();
    person.close();
  }

  @Test
  void oneKeyAnswersAQuestion() throws Exception {
    FutureTask<Optional<String>> answer = asked();
    type("y");
    assertEquals(Optional.of("y"), answer.get());
    assertEquals("", keyboard.rest());
    FutureTask<Optional<String>> next = asked();
    type("n");
    assertEquals(Optional.of("n"), next.get());
  }

  @Test
  void whoWasTypingWhenTheQuestionCameIsStillTyping() throws Exception {
    type("yes");
    drawn.acquire();
    FutureTask<Optional<String>> answer = asked();
    type("y");
    drawn.acquire();
    answer.cancel(true);
    assertEquals("yesy", keyboard.rest());
  }

  @Test
  void aPasteIsPartOfALine() throws Exception {
    type("\033[200~one\rtwo\r\033[201~");
    drawn.acquire();
    assertEquals(Optional.empty(), keyboard.nextLine());
    assertEquals("one\ntwo\n", keyboard.rest());
    type("three\rfour"); // a terminal that does not mark what is pasted
    drawn.acquire();
    assertEquals(Optional.empty(), keyboard.nextLine());
    assertEquals("three\nfour", keyboard.rest());
  }

  /** What the terminal says while a question is open, each after so many milliseconds. */
  private Focus watched(int millis, String... reports) throws Exception {
    try (FocusWatch watch = keyboard.watch()) {
      for (String report : reports) {
        now = now.plusMillis(millis);
        type(report);
        drawn.acquire();
      }
      return watch.focus();
    }
  }

  @Test
  void whetherThePersonLooksIsKnownFromATerminalThatTells() throws Exception {
    assertEquals(Focus.UNKNOWN, watched(0));
    assertEquals(Focus.KEPT, watched(10, "\033[I"));
    assertEquals(Focus.KEPT, watched(0));
    assertEquals(Focus.LOST, watched(900, "\033[O", "\033[I"));
    assertEquals(Focus.LOST, watched(900, "\033[I"), "who comes back was away");
    assertEquals("", keyboard.rest());
    assertEquals("\033[?1004h\033[?1004l".repeat(5), terminal.toString(StandardCharsets.UTF_8));
  }

  @Test
  void whatTheTerminalReportsIsNoKeyAndNoTyping() throws Exception {
    FutureTask<Optional<String>> answer = asked();
    type("\033[O");
    drawn.acquire();
    type("\033[I");
    drawn.acquire();
    type("y");
    assertEquals(Optional.of("y"), answer.get());
    assertEquals("", keyboard.rest());
  }

  @Test
  void linesAreQueuedAndShown() throws Exception {
    type("firts");
    drawn.acquire();
    type("\177");
    drawn.acquire();
    type("\033[A");
    drawn.acquire();
    type("\r");
    drawn.acquire();
    type("half é");
    drawn.acquire();
    assertEquals("queued: firt  half é", keyboard.pending());
    assertEquals(Optional.of("firt"), keyboard.nextLine());
    assertEquals(Optional.empty(), keyboard.nextLine());
    assertEquals("half é", keyboard.rest());
  }

  @Test
  void ctrlCCancelsAndCtrlDLeaves() throws Exception {
    type("\003");
    cancelled.await();
    type("\004");
    drawn.acquire();
    assertEquals(true, keyboard.isLeaving());
  }

  @Test
  void anInterruptEndsAQuestion() throws Exception {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, keyboard::next);
  }

  @Test
  void anAnswerInWordsIsOneLineAndIsNotQueued() throws Exception {
    FutureTask<Optional<String>> answer = asked(keyboard::inWords);
    for (String key : List.of("A", "b", "x", "\177", "c", "\r")) {
      type(key);
      drawn.acquire();
    }
    assertEquals(Optional.of("Abc"), answer.get());
    assertEquals(Optional.empty(), keyboard.nextLine());
    assertEquals("", keyboard.rest());
  }

  @Test
  void whatIsDeletedInAnAnswerInWordsIsGoneFromAllItsColumns() throws Exception {
    FutureTask<Optional<String>> answer = asked(keyboard::inWords);
    for (String keys : List.of("\033[200~a漢🚀\033[201~", "\177", "\177", "\177", "\177", "\r")) {
      type(keys);
      drawn.acquire();
    }
    assertEquals(Optional.of(""), answer.get());
    assertEquals("a漢🚀" + "\b \b".repeat(5) + "\n", echo.toString(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsPastedInAnAnswerInWordsIsOfTheAnswerAndNotOfTheNextRequest() throws Exception {
    FutureTask<Optional<String>> answer = asked(keyboard::inWords);
    for (String keys : List.of("\033[200~src/calc.py\r\033[31m\033[201~", "!", "\r")) {
      type(keys);
      drawn.acquire();
    }
    assertEquals(Optional.of("src/calc.py [31m!"), answer.get());
    assertEquals(Optional.empty(), keyboard.nextLine());
    assertEquals("", keyboard.rest());
  }

  @Test
  void ctrlDIsNoAnswerInWordsAndDoesNotLeave() throws Exception {
    FutureTask<Optional<String>> answer = asked(keyboard::inWords);
    type("\004");
    assertEquals(Optional.empty(), answer.get());
    assertEquals(false, keyboard.isLeaving());
  }

  @Test
  void whoWasTypingDoesNotAnswerInWordsEither() throws Exception {
    type("ahead");
    drawn.acquire();
    FutureTask<Optional<String>> answer = asked(keyboard::inWords);
    type("!");
    drawn.acquire();
    answer.cancel(true);
    assertEquals("ahead!", keyboard.rest());
  }

  private FutureTask<Optional<String>> asked() throws InterruptedException {
    return asked(keyboard::next);
  }

  private FutureTask<Optional<String>> asked(Callable<Optional<String>> typing)
      throws InterruptedException {
    var asking = new CountDownLatch(1);
    Callable<Optional<String>> question =
        () -> {
          keyboard.drain();
          asking.countDown();
          return typing.call();
        };
    var answer = new FutureTask<>(question);
    Thread thread = Thread.ofPlatform().daemon().start(answer);
    asking.await();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return answer;
  }

  private void type(String keys) throws IOException {
    person.write(keys.getBytes(StandardCharsets.UTF_8));
    person.flush();
  }
}
