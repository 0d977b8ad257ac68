package dev.simplecoder.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.AgentEvent.ChangesWithheld.Next;
import dev.simplecoder.agent.event.AgentEvent.ClaimsUnsupported.Claim;
import dev.simplecoder.agent.event.Cut;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.plan.Outcome;
import dev.simplecoder.agent.plan.Plan;
import dev.simplecoder.agent.plan.PlanReader;
import dev.simplecoder.agent.tool.ToolResult;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.render.TerminalRenderer.PlanPlace;
import dev.simplecoder.app.settings.Keys.Verbosity;
import dev.simplecoder.app.shell.Hostile;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.app.verify.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class TerminalRendererTest {

  private static final List<Verbosity> VERBOSITIES = List.copyOf(EnumSet.allOf(Verbosity.class));
  private static final Terminals BOTH = new Terminals(true, true, true);
  private static final Terminals PIPED = new Terminals(true, false, true);
  private static final Style WIDE = new Style(false, true, 100);
  private static final Style COLOURED = new Style(true, true, 100);

  @TestFactory
  Stream<DynamicTest> everyTaskIsDrawnAsExpected() {
    return Scenes.all().entrySet().stream()
        .flatMap(scene -> drawings(scene.getKey(), scene.getValue()));
  }

  private static Stream<DynamicTest> drawings(String scene, List<AgentEvent> events) {
    return Stream.of(
        drawing(scene, "both-terminals", events, BOTH, WIDE, Verbosity.NORMAL),
        drawing(scene, "stdout-piped", events, PIPED, WIDE, Verbosity.NORMAL),
        drawing(
            scene,
            "stderr-piped",
            events,
            new Terminals(true, true, false),
            Style.PLAIN,
            Verbosity.NORMAL),
        drawing(scene, "none", events, Terminals.NONE, Style.PLAIN, Verbosity.NORMAL),
        drawing(scene, "quiet", events, BOTH, WIDE, Verbosity.QUIET),
        drawing(scene, "verbose", events, PIPED, new Style(false, false, 60), Verbosity.VERBOSE),
        drawing(scene, "coloured", events, PIPED, COLOURED, Verbosity.NORMAL));
  }

  private static DynamicTest drawing(
      String scene,
      String kind,
      List<AgentEvent> events,
      Terminals terminals,
      Style style,
      Verbosity verbosity) {
    return DynamicTest.dynamicTest(
        scene + " " + kind,
        () -> {
          var screen = new Screen(terminals, style);
          var renderer = new TerminalRenderer(screen.console, verbosity);
          events.forEach(renderer::accept);
          screen.console.close();
          Golden.check(
              "terminal/" + scene + "/" + kind + ".txt", screen.written().replace("\033", "␛"));
        });
  }

  @Test
  void aPlanThatIsTheAnswerGoesToStdout() {
    for (Verbosity verbosity : VERBOSITIES) {
      var screen = new Screen(Terminals.NONE, Style.PLAIN);
      var renderer = new TerminalRenderer(screen.console, verbosity, PlanPlace.ANSWER);
      Scenes.start().forEach(renderer::accept);
      renderer.accept(new AgentEvent.PlanMade(PlanScenes.PLAN, "", Scenes.USAGE));
      renderer.accept(Scenes.ended(new Stop.Planned(), 0));
      screen.console.close();
      assertEquals(
          """
          plan:
            [ ] 1. Create the server
                   files: server.py, test_server.py
                   check: python -m unittest
            [ ] 2. Add the routes
                   files: server.py
          """,
          screen.out());
    }
  }

  @Test
  void whatHappenedBeforeIsKnownAndNotShownAgain() {
    var screen = new Screen(Terminals.NONE, Style.PLAIN);
    var renderer = new TerminalRenderer(screen.console, Verbosity.NORMAL);
    renderer.recall(
        List.of(
            new AgentEvent.TaskStarted("t1", "Be brief.", "What is it?", Instant.EPOCH),
            new AgentEvent.PlanMade(PlanScenes.PLAN, "", Scenes.USAGE),
            new AgentEvent.StepStarted(1, "Do it."),
            new AgentEvent.StepEnded(1, Outcome.DONE, "staged server.py")));
    renderer.accept(new AgentEvent.TaskResumed(Instant.EPOCH));
    renderer.accept(new AgentEvent.StepStarted(2, "Do it."));
    screen.console.close();
    assertEquals("step 2 of 2: Add the routes\n", screen.err());
  }

  @Test
  void saysWhatIsWaitedFor() {
    var screen = new Screen(PIPED, WIDE);
    var renderer = new TerminalRenderer(screen.console, Verbosity.NORMAL);
    Scenes.start().forEach(renderer::accept);
    ToolCall call = Scenes.call("1", "search_in_files", Map.of("pattern", "x"));
    Map<AgentEvent, String> waits =
        Map.of(
            new AgentEvent.ModelAsked(2, 2_800), "loading qwen2.5-coder:7b… 2 s",
            new AgentEvent.ThinkingDelta("hm"), "thinking… 2 s",
            new AgentEvent.TextDelta("I"), "writing… 2 s",
            new AgentEvent.ToolStarted(call), "search_in_files x… 2 s");
    waits.forEach((event, expected) -> {
      renderer.accept(new AgentEvent.ModelAsked(1, 2_800));
      renderer.accept(event);
      screen.pass(Duration.ofSeconds(2));
      String seen = Screen.seen(screen.err());
      assertEquals(expected.replace("loading", "waiting for"), seen.substring(2), event.toString());
    });
    screen.console.close();
    assertEquals("", Screen.seen(screen.err()));
  }

  @Test
  void theFirstRequestLoadsTheModel() {
    var screen = new Screen(PIPED, WIDE);
    var renderer = new TerminalRenderer(screen.console, Verbosity.NORMAL);
    Scenes.start().forEach(renderer::accept);
    renderer.accept(new AgentEvent.ModelAsked(2, 2_800));
    screen.pass(Duration.ofSeconds(12));
    assertEquals("loading qwen2.5-coder:7b… 12 s", Screen.seen(screen.err()).substring(2));
  }

  @Test
  void aQuietRunHasNoSpinner() {
    var screen = new Screen(PIPED, WIDE);
    var renderer = new TerminalRenderer(screen.console, Verbosity.QUIET);
    renderer.accept(new AgentEvent.ModelAsked(2, 2_800));
    renderer.accept(new AgentEvent.ThinkingDelta("hm"));
    screen.pass(Duration.ofMinutes(1));
    assertEquals("", screen.err());
  }

  @Test
  void nothingOfOthersReachesTheTerminalAsASequence() {
    long seed = 20260304;
    var random = new Random(seed);
    for (int i = 0; i < 1500; i++) {
      boolean coloured = random.nextBoolean();
      var terminals = new Terminals(true, random.nextBoolean(), random.nextBoolean());
      var screen = new Screen(terminals, new Style(coloured, random.nextBoolean(), 30));
      Verbosity verbosity = VERBOSITIES.get(random.nextInt(3));
      var renderer = new TerminalRenderer(screen.console, verbosity);
      Supplier<String> text = () -> Hostile.text(random);
      Stream.concat(hostilePlan(text).stream(), hostile(text, random).stream())
          .forEach(event -> {
            renderer.accept(event);
            screen.pass(Duration.ofSeconds(1));
          });
      screen.console.tell(Hostile.text(random));
      screen.console.close();
      String written = screen.out() + screen.err();
      String rest = coloured ? written.replaceAll("\033\\[(?:0|1|2|31|32|33|36)m", "") : written;
      assertFalse(
          rest.replaceAll("[\n\t\r]", "").codePoints().anyMatch(Visible::isHidden),
          "seed " + seed + ", case " + i + ": " + rest);
    }
  }

  private static List<AgentEvent> hostilePlan(Supplier<String> text) {
    return List.of(
        new AgentEvent.PlanMade(plan(text), text.get(), Scenes.USAGE),
        new AgentEvent.StepStarted(1, text.get()),
        new AgentEvent.StepEnded(1, Outcome.FAILED, text.get()),
        new AgentEvent.Replanned(plan(text), 1, text.get(), Scenes.USAGE),
        new AgentEvent.BudgetReached(3, text.get(), text.get()));
  }

  /** A plan's reader leaves no control characters in it, but others that hide. */
  private static Plan plan(Supplier<String> text) {
    return PlanReader.read("1. x " + text.get() + "\n check: " + text.get())
            instanceof PlanReader.Read.Made(Plan plan)
        ? plan
        : PlanScenes.PLAN;
  }

  private static AgentEvent withheld(Supplier<String> text) {
    return new AgentEvent.ChangesWithheld(
        text.get(), ChangeSet.EMPTY, text.get(), 0.1, 0.2, text.get(), Next.KEPT);
  }

  private static List<AgentEvent> hostile(Supplier<String> text, RandomGenerator random) {
    ToolCall call =
        Scenes.call(text.get(), text.get(), Map.of("path", text.get(), "pattern", text.get()));
    String partial = text.get();
    String reply = random.nextBoolean() ? partial : text.get();
    return List.of(
        new AgentEvent.ModelChosen(
            text.get(),
            Role.ACT,
            text.get(),
            1,
            new LinkedHashMap<>(Map.of(text.get(), text.get())),
            1,
            text.get()),
        new AgentEvent.ModelAsked(1, 2_800),
        new AgentEvent.ThinkingDelta(text.get()),
        new AgentEvent.TextDelta(text.get()),
        new AgentEvent.ModelRetrying(text.get(), Duration.ofSeconds(1), 2),
        new AgentEvent.TextDelta(partial),
        new AgentEvent.Answered(
            new Message.Assistant(reply, random.nextBoolean() ? List.of(call) : List.of()),
            Scenes.USAGE),
        new AgentEvent.ToolStarted(call),
        new AgentEvent.ToolEnded(
            call, new ToolResult.Failed(text.get(), text.get()), Duration.ZERO),
        new AgentEvent.Nudged(text.get()),
        new AgentEvent.TextDelta(text.get()),
        new AgentEvent.WindowRaised(1, 2, text.get()),
        new AgentEvent.Compacting(1, 2),
        new AgentEvent.Compacted(new Cut.Summarized(text.get(), 1), 2, 1, text.get(), Scenes.USAGE),
        new AgentEvent.NotCompacted(text.get(), Scenes.USAGE),
        new AgentEvent.ClaimsUnsupported(List.of(new Claim(text.get(), text.get()))),
        new AgentEvent.Verified(Shown.broken(text.get(), text.get()), Duration.ZERO),
        new AgentEvent.RepairTakenBack(Shown.broken(text.get())),
        Scenes.ended(new Stop.Stuck(text.get()), 3),
        new AgentEvent.ChangesProposed(ChangeSet.EMPTY, text.get()),
        new AgentEvent.ChangesDropped(text.get()),
        withheld(text));
  }
}
