package dev.simplecoder.app.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrewTest {

  private static final List<Integer> WORK = IntStream.range(0, 50).boxed().toList();

  private final AtomicInteger begun = new AtomicInteger();
  private final List<Integer> done = new ArrayList<>();

  @Test
  void afterAFailureNothingMoreIsBegunAndWhatWasDoneIsHandedOver() {
    var failed =
        assertThrows(
            ExecutionException.class,
            () -> new Crew<Integer, Integer>(2).run(WORK, this::failAtThree, done::add));
    assertEquals("java.io.IOException: three", failed.getMessage());
    assertEquals(List.of(0, 1, 2), done.stream().sorted().toList());
    assertTrue(begun.get() <= 6, "four at most, and one more for each of the two: " + begun);
  }

  /** All after it last until they are interrupted. */
  private int failAtThree(int number) throws IOException, InterruptedException {
    begun.incrementAndGet();
    if (number == 3) {
      throw new IOException("three");
    }
    if (3 < number) {
      new CountDownLatch(1).await();
    }
    return number;
  }

  @Test
  void whereAResultCannotBeTakenNothingMoreIsBegun() {
    assertThrows(
        IllegalStateException.class,
        () ->
            new Crew<Integer, Integer>(1)
                .run(
                    WORK,
                    this::failAtThree,
                    _ -> {
                      throw new IllegalStateException("the disk is full");
                    }));
    assertTrue(begun.get() <= 5, "" + begun);
  }
}
