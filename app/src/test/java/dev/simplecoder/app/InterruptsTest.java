package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InterruptsTest {

  @Test
  void theFirstInterruptsTheWorkerAndTheSecondEnds() throws Exception {
    var never = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    Interrupts.to(Thread.currentThread(), ended::countDown);

    interrupt();
    assertThrows(InterruptedException.class, () -> never.await(1, TimeUnit.MINUTES));
    assertEquals(1, ended.getCount());

    interrupt();
    assertTrue(ended.await(1, TimeUnit.MINUTES));
  }

  /** What a terminal does at Ctrl-C. */
  private static void interrupt() throws IOException {
    new ProcessBuilder("kill", "-INT", Long.toString(ProcessHandle.current().pid())).start();
  }
}
