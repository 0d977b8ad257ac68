package dev.simplecoder.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Usage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelMeasurementsTest {

  private static final ModelRecord.Key KEY =
      new ModelRecord.Key(URI.create("http://127.0.0.1:11434"), "m", "");

  @TempDir private Path folder;
  private ModelRecords records;
  private ModelMeasurements measurements;

  @BeforeEach
  void begin() {
    records =
        new ModelRecords(
            folder,
            InstantSource.system(),
            notice -> {
              throw new AssertionError(notice);
            });
    measurements = new ModelMeasurements(records, KEY);
  }

  @Test
  void theRequestsOfATaskAreSummedUpAtItsEnd() {
    answered(usage(1000, 10, 4000, 2000, 1000, new Usage.Reuse(4000, 0, 0)));
    answered(usage(1500, 30, 10, 500, 1000, new Usage.Reuse(6000, 4000, 0)));
    assertEquals(Optional.empty(), records.find(KEY));
    end(new Stop.Done());
    // 40 tokens in 2 s; 1,000 and 500 new ones in 2.5 s; one load of 4 s; 10,000 for 2,500 tokens.
    assertEquals(new Measured(20, 600, 4, 4), measured());
  }

  @Test
  void whatTheServerSaysOfItsCacheCountsMoreThanWhatItCouldReuse() {
    answered(usage(1000, 0, 0, 1000, 0, new Usage.Reuse(4000, 0, 900)));
    end(new Stop.Done());
    assertEquals(new Measured(0, 100, 0, 4), measured());
  }

  @Test
  void aTaskThatFailsCountsToo() {
    measurements.accept(
        new AgentEvent.ModelFailed(
            Reply.Reason.TRUNCATED,
            "",
            "",
            usage(1000, 100, 0, 0, 2000, new Usage.Reuse(3000, 0, 0))));
    end(new Stop.ModelFailed(Reply.Reason.TRUNCATED, ""));
    assertEquals(new Measured(50, 0, 0, 3), measured());
  }

  @Test
  void whatTheServerDoesNotSayIsNotKnown() {
    answered(Usage.NONE);
    end(new Stop.Interrupted());
    assertEquals(Measured.NOTHING, measured());
  }

  private Measured measured() {
    return records.find(KEY).orElseThrow().measured();
  }

  private void answered(Usage usage) {
    measurements.accept(new AgentEvent.Answered(new Message.Assistant("Yes.", List.of()), usage));
  }

  private void end(Stop stop) {
    measurements.accept(new AgentEvent.TaskEnded(stop, 1, Duration.ZERO));
  }

  private static Usage usage(
      int prompt, int completion, int load, int prefill, int decode, Usage.Reuse reuse) {
    return new Usage(
        prompt,
        completion,
        Duration.ofMillis(load),
        Duration.ofMillis(prefill),
        Duration.ofMillis(decode),
        Duration.ZERO,
        Duration.ZERO,
        reuse);
  }
}
