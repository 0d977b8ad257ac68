package dev.simplecoder.agent;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.evidence.Evidence;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Checks that fail as long as b holds what is wrong, and ask for two repairs. */
final class StageChecks implements Verification {

  private static final int MOST_REPAIRS = 2;

  private final WritingTool stage;
  private Map<String, String> start;
  private int repairs;

  StageChecks(WritingTool stage) {
    this.stage = stage;
    this.start = stage.marked();
  }

  @Override
  public void begin() {
    start = stage.files();
    repairs = 0;
  }

  @Override
  public void takeBack() {
    stage.rollback(start);
  }

  @Override
  public Optional<String> verify(EventSink events) {
    if (stage.files().isEmpty()) {
      return Optional.empty();
    }
    boolean isBroken = stage.files().getOrDefault("b", "").startsWith("wrong");
    Evidence evidence = isBroken ? Checked.broken("b") : Checked.passed();
    events.accept(new AgentEvent.Verified(evidence, Duration.ZERO));
    return isBroken && repairs++ < MOST_REPAIRS
        ? Optional.of(EvidenceReport.repair(evidence, 1_000))
        : Optional.empty();
  }
}
