package dev.simplecoder.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.model.Usage;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TaskTotalsTest {

  private static final int WIDEST = 110;

  @Test
  void aTaskIsSummedUpInOneLine() {
    var totals = new TaskTotals();
    totals.choose("qwen2.5-coder:7b");
    totals.add(usage(1_900, Duration.ofSeconds(4), new Usage.Reuse(6_000, 0, 0)));
    for (int step = 1; step < 20; step++) {
      int characters = 6_000 + 1_500 * step;
      totals.add(
          usage(
              2_000 + 500 * step,
              Duration.ZERO,
              new Usage.Reuse(characters, characters - 1_500, 0)));
    }
    assertEquals(
        "done: 20 steps, 2 min 12 s (load 4, read 10, write 59), 135k tokens in, 92% repeated, 5.4k"
            + " out, 92/s, qwen2.5-coder:7b",
        totals.line(new AgentEvent.TaskEnded(new Stop.Done(), 20, Duration.ofSeconds(132))));
  }

  @Test
  void whatTheServerReusedIsSaidWhereItSaysSoAndTheLineFitsATerminal() {
    var totals = new TaskTotals();
    totals.choose("qwen2.5-coder:7b");
    totals.add(usage(1_000, Duration.ZERO, new Usage.Reuse(3_000, 0, 0)));
    totals.add(usage(1_500, Duration.ZERO, new Usage.Reuse(4_500, 3_000, 1_000)));
    String line =
        totals.line(new AgentEvent.TaskEnded(new Stop.Done(), 2, Duration.ofMillis(7_300)));
    assertEquals(
        "done: 2 steps, 7.3 s (read 1, write 6), 2.5k tokens in, 66% cached, 540 out, 92/s,"
            + " qwen2.5-coder:7b",
        line);
    assertTrue(line.length() <= WIDEST, line);
  }

  @Test
  void numbersAreRoundedToThreeDigits() {
    assertEquals(
        List.of("0", "999", "1.0k", "9.9k", "10k", "148k", "999k", "1.0M", "12M"),
        LongStream.of(0, 999, 1_000, 9_940, 9_960, 148_400, 999_499, 999_500, 12_300_000)
            .mapToObj(Quantity::rounded)
            .toList());
  }

  private static Usage usage(int prompt, Duration load, Usage.Reuse reuse) {
    return new Usage(
        prompt,
        270,
        load,
        Duration.ofMillis(500),
        Duration.ofMillis(2_950),
        Duration.ofMillis(600),
        Duration.ofMillis(3_500),
        reuse);
  }
}
