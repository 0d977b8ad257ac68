package dev.simplecoder.app.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Layers;
import dev.simplecoder.app.shell.FakeShell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StandingTest {

  @TempDir Path scratch;

  @Test
  void saysWhatMattersMostFirst() {
    var tally = new Tally();
    var shell = new FakeShell(scratch).shell();
    var asks = Layers.load(shell, scratch, Map.of());
    assertEquals("no model asked yet · asks · 0 tokens", Standing.line(asks, tally));
    tally.accept(
        new AgentEvent.ModelChosen(
            "1",
            Role.ACT,
            "m:7b",
            8_000,
            new LinkedHashMap<>(Map.of("dialect", "fenced")),
            1,
            "why"));
    tally.accept(
        new AgentEvent.Answered(
            new Message.Assistant("hello", List.of()),
            new Usage(
                1_900,
                100,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofSeconds(2),
                Duration.ZERO,
                Duration.ofSeconds(3))));
    assertEquals("m:7b fenced · 25% of 8k · 50/s · asks · 2k tokens", Standing.line(asks, tally));
    var readOnly =
        Layers.load(shell, scratch, Map.of(Keys.READ_ONLY, new Layers.Chosen("-", "true")));
    assertEquals(
        "m:7b fenced · 25% of 8k · 50/s · read-only · 2k tokens", Standing.line(readOnly, tally));
  }
}
