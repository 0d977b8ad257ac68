package dev.simplecoder.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.AgentEvent.ChangesWithheld.Next;
import dev.simplecoder.agent.event.AgentEvent.ClaimsUnsupported.Claim;
import dev.simplecoder.agent.event.Cut;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.plan.Outcome;
import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.agent.tool.ToolResult;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.shell.Hostile;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.app.verify.Shown;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class EventJsonTest {

  private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123Z");

  @Test
  void everyEventHasItsLine() {
    Golden.check("json/events.jsonl", lines(events()));
  }

  @Test
  void everyLineIsReadAsTheEventThatItWas() throws IOException {
    for (AgentEvent event : events()) {
      AgentEvent read = EventReader.read(EventJson.line(AT, event)).orElseThrow().event();
      assertEquals(withoutScopes(event), withoutScopes(read));
    }
  }

  /** The scope and the difference of an action are not kept: they were for who had to allow it. */
  private static AgentEvent withoutScopes(AgentEvent event) {
    return event instanceof AgentEvent.ToolEnded ended
        ? new AgentEvent.ToolEnded(
            ended.call(),
            ended.result(),
            ended.took(),
            switch (ended.action()) {
              case null -> null;
              case Action.Read read -> new Action.Read(read.path(), Action.Scope.INSIDE);
              case Action.Write write -> new Action.Write(write.path(), Action.Scope.INSIDE, "");
              case Action.Run run -> run;
            })
        : event;
  }

  @Test
  void whatIsNotKnownIsNoEventAndWhatIsDamagedIsSaid() throws IOException {
    assertEquals(
        Optional.empty(),
        EventReader.read("{\"v\":1,\"at\":\"2026-03-01T12:00:00Z\",\"type\":\"new\"}"));
    long seed = 20261121;
    var random = new Random(seed);
    for (AgentEvent event : events()) {
      String line = EventJson.line(AT, event);
      for (int i = 0; i < 40; i++) {
        String cut = line.substring(0, random.nextInt(line.length()));
        assertThrows(IOException.class, () -> EventReader.read(cut), () -> "seed " + seed + cut);
      }
    }
  }

  @Test
  void everyKindOfEventIsInTheGoldenFile() {
    Set<Class<?>> covered = new HashSet<>();
    events().forEach(event -> covered.add(event.getClass()));
    Set<Class<?>> kinds = new HashSet<>(Set.of(AgentEvent.class.getPermittedSubclasses()));
    kinds.remove(AgentEvent.OfPlan.class);
    kinds.addAll(Set.of(AgentEvent.OfPlan.class.getPermittedSubclasses()));
    assertEquals(kinds, covered);
  }

  @Test
  void everyFieldAndTypeIsDescribed() throws IOException {
    String description;
    try (InputStream in = EventJson.class.getResourceAsStream("events.md")) {
      description = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    var missing = new TreeSet<String>();
    for (AgentEvent event : events()) {
      for (String name : names(EventJson.line(AT, event))) {
        if (!description.contains("`" + name + "`")
            && !Set.of("call", "calls", "path").contains(name)) {
          missing.add(name);
        }
      }
    }
    assertEquals(Set.of("pattern"), missing); // the argument of a tool in the examples
  }

  @Test
  void anyTextSurvivesAndNothingSteersATerminal() throws IOException {
    long seed = 20260305;
    var random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      String text = Hostile.text(random);
      String line = EventJson.line(AT, new AgentEvent.TextDelta(text));
      String message = "seed " + seed + ", case " + i + ": " + line;
      assertEquals(text, text(line), message);
      assertTrue(line.codePoints().noneMatch(Visible::isHidden), message);
    }
  }

  @Test
  void writesALineAtATimeAndFlushes() {
    var out = new ByteArrayOutputStream();
    var renderer = new JsonRenderer(stream(out), () -> AT, _ -> {});
    renderer.accept(new AgentEvent.ModelAsked(2, 2_800));
    renderer.accept(new AgentEvent.Nudged("é"));
    assertEquals(
        """
        {"v":1,"at":"2026-03-01T12:00:00.123Z","type":"model_asked","messages":2,"characters":2800}
        {"v":1,"at":"2026-03-01T12:00:00.123Z","type":"nudged","text":"é"}
        """,
        out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aClosedPipeIsToldOnce() {
    var notices = new ArrayList<String>();
    var renderer = new JsonRenderer(stream(new ClosedPipe()), () -> AT, notices::add);
    renderer.accept(new AgentEvent.ModelAsked(2, 2_800));
    renderer.accept(new AgentEvent.ModelAsked(4, 2_800));
    assertEquals(List.of("stdout takes no more events"), notices);
  }

  private static PrintStream stream(OutputStream out) {
    return new PrintStream(out, false, StandardCharsets.UTF_8);
  }

  private static final class ClosedPipe extends OutputStream {
    @Override
    public void write(int value) throws IOException {
      throw new IOException("Broken pipe");
    }
  }

  private static List<AgentEvent> events() {
    ToolCall call = Scenes.call("c1", "search_in_files", Map.of("pattern", "a\"b\n"));
    var unread = new ToolCall("c2", "read_file", Arguments.unreadable("{path", "no closing brace"));
    var events = new ArrayList<AgentEvent>(List.of(Scenes.RETRIEVED));
    events.addAll(Scenes.start());
    events.addAll(toolsEnded(call, unread));
    events.addAll(compactions());
    events.addAll(planned());
    events.addAll(
        List.of(
            new AgentEvent.ModelAsked(2, 2_800),
            new AgentEvent.TextDelta("Let"),
            new AgentEvent.ThinkingDelta("hm"),
            new AgentEvent.ModelRetrying("connection reset", Duration.ofSeconds(2), 2),
            new AgentEvent.Answered(
                new Message.Assistant("Let", List.of(call, unread), "Let <call>"), Scenes.LATER),
            new AgentEvent.ModelFailed(Reply.Reason.CUT_OFF, "broke off", "Le", Scenes.USAGE),
            new AgentEvent.ReplyCutOff("Le"),
            new AgentEvent.ToolStarted(call),
            new AgentEvent.Nudged("Go on."),
            new AgentEvent.SessionOpened("20260301T120000Z-1", "/project", "/project/out", "1.0"),
            new AgentEvent.TaskResumed(AT),
            new AgentEvent.Staged(new WorkspacePath("a.py"), "ab12", "x = 1\n"),
            new AgentEvent.WindowRaised(4096, 8192, "the prompt was cut"),
            new AgentEvent.ClaimsUnsupported(
                List.of(new Claim("I ran it", "nothing was run in this task"))),
            new AgentEvent.Verified(Shown.passed(), Duration.ofMillis(1_500)),
            new AgentEvent.Verified(new Evidence.None("no tests were found"), Duration.ZERO),
            new AgentEvent.RepairTakenBack(Shown.noWorse("test_old")),
            Scenes.ended(new Stop.Done(), 1),
            Scenes.ended(new Stop.NoAnswer(), 1),
            Scenes.ended(new Stop.Limit("40 steps"), 40),
            Scenes.ended(new Stop.Stuck("5 times"), 5),
            Scenes.ended(new Stop.ModelFailed(Reply.Reason.UNREACHABLE, "nobody"), 0),
            Scenes.ended(new Stop.Interrupted(), 1),
            new AgentEvent.ChangesProposed(Scenes.CHANGES, Scenes.DIFF),
            new AgentEvent.ChangesApplied(Scenes.CHANGES.paths(), "u1"),
            new AgentEvent.ChangesDropped("rejected")));
    Stream.of(Next.values()).map(Scenes::withheld).forEach(events::add);
    return events;
  }

  private static List<AgentEvent> planned() {
    return List.of(
        new AgentEvent.PlanMade(PlanScenes.PLAN, "as you have edited it", Scenes.USAGE),
        new AgentEvent.StepStarted(1, "Do step 1."),
        new AgentEvent.StepEnded(1, Outcome.DONE, "staged server.py"),
        new AgentEvent.StepEnded(2, Outcome.UNCONFIRMED, "nothing was staged"),
        new AgentEvent.StepEnded(2, Outcome.FAILED, "broken: pytest, test_about fails"),
        new AgentEvent.Replanned(PlanScenes.PLAN, 2, "broken: pytest", Scenes.USAGE),
        new AgentEvent.BudgetReached(14, "more than usual", "Finish now."),
        Scenes.ended(new Stop.BudgetSpent(14, "more than usual"), 18),
        Scenes.ended(new Stop.Planned(), 0),
        Scenes.ended(new Stop.PlanRejected(), 0),
        Scenes.ended(new Stop.PlanFailed("step 2 of 3"), 9));
  }

  private static List<AgentEvent> compactions() {
    return List.of(
        new AgentEvent.Compacting(7_000, 8_192),
        new AgentEvent.Compacted(
            new Cut.Pruned(new TreeMap<>(Map.of(3, "(left out)"))),
            7_000,
            4_000,
            "left out old results",
            Usage.NONE),
        new AgentEvent.Compacted(
            new Cut.Summarized("[record]", 9), 7_000, 3_000, "summarized", Scenes.USAGE),
        new AgentEvent.NotCompacted("it saves nothing", Scenes.USAGE));
  }

  private static List<AgentEvent> toolsEnded(ToolCall call, ToolCall unread) {
    Duration took = Duration.ofNanos(1_234_567);
    return List.of(
        new AgentEvent.ToolEnded(
            call,
            new ToolResult.Done("a:1", "1 match"),
            took,
            new Action.Read("a", Action.Scope.INSIDE)),
        new AgentEvent.ToolEnded(
            call,
            new ToolResult.Failed("no", "no"),
            took,
            new Action.Write("a", Action.Scope.INSIDE, "+x")),
        new AgentEvent.ToolEnded(
            call,
            new ToolResult.Tested("1 failed", "broken", Shown.broken("test_add")),
            took,
            new Action.Run()),
        new AgentEvent.ToolEnded(call, new ToolResult.Denied("no", "not allowed"), took),
        new AgentEvent.ToolEnded(unread, new ToolResult.Invalid("no", "unreadable"), took));
  }

  private static String lines(List<AgentEvent> events) {
    var lines = new StringBuilder();
    events.forEach(event -> lines.append(EventJson.line(AT, event)).append('\n'));
    return lines.toString();
  }

  private static Set<String> names(String line) throws IOException {
    var names = new TreeSet<String>();
    try (JsonParser parser = new JsonFactory().createParser(line)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          names.add(parser.currentName());
        } else if (token == JsonToken.VALUE_STRING && "type".equals(parser.currentName())) {
          names.add(parser.getText());
        }
      }
    }
    return names;
  }

  private static String text(String line) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(line)) {
      String text = "";
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
          text = parser.getText();
        }
      }
      return text;
    }
  }
}
