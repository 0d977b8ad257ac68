package dev.simplecoder.app.render;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.AgentEvent.ClaimsUnsupported.Claim;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.tool.ToolResult;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.verify.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Tasks as lists of events, for what is drawn of them. */
final class Scenes {

  static final SequencedMap<String, String> SETTINGS =
      new LinkedHashMap<>(Map.of("dialect", "native"));

  static final Usage USAGE =
      new Usage(
          1200,
          46,
          Duration.ofMillis(3200),
          Duration.ofMillis(900),
          Duration.ofMillis(2000),
          Duration.ofMillis(4150),
          Duration.ofMillis(6150));

  static final AgentEvent RETRIEVED =
      new AgentEvent.Retrieved(
          List.of(
              new AgentEvent.Retrieved.Passage("src/a.py", 1, 40, 7.25),
              new AgentEvent.Retrieved.Passage("src/a.py", 31, 52, 3.5),
              new AgentEvent.Retrieved.Passage("b.py", 1, 9, 3)),
          "Passages: …");

  /** Of a later request: most of the prompt was read before. */
  static final Usage LATER =
      new Usage(
          1400,
          46,
          Duration.ZERO,
          Duration.ofMillis(100),
          Duration.ofMillis(2000),
          Duration.ofMillis(150),
          Duration.ofMillis(2150),
          new Usage.Reuse(4_000, 3_900, 0));

  static final String DIFF =
      """
      --- a/src/a.py
      +++ b/src/a.py
      @@ -1,3 +1,3 @@
       def f():
      -    return 1
      --- x
      +    return 2
      +++ y
      --- /dev/null
      +++ b/hello.py
      @@ -0,0 +1 @@
      +print("hello")
      \\ No newline at end of file
      """;

  static final ChangeSet CHANGES =
      new ChangeSet(
          List.of(
              new FileChange(
                  new WorkspacePath("src/a.py"),
                  "def f():\n    return 1\n-- x\n",
                  "def f():\n    return 2\n++ y\n"),
              new FileChange(new WorkspacePath("hello.py"), null, "print(\"hello\")")));

  private Scenes() {}

  static Map<String, List<AgentEvent>> all() {
    var scenes = new LinkedHashMap<String, List<AgentEvent>>();
    scenes.put(
        "answers", task(streamed("It is ", "a test.", "\n"), List.of(ended(new Stop.Done(), 1))));
    scenes.put("retrieved", retrieved());
    scenes.put("calls", calls());
    scenes.put("applied", applied());
    scenes.put("retried", retried());
    scenes.put("cut-off", cutOff());
    scenes.put("interrupted", interrupted());
    scenes.put("rewritten", rewritten());
    scenes.put("limit", limit());
    scenes.put("claims", claims());
    scenes.put("checked", checked());
    scenes.put("broken", broken());
    scenes.put("withheld", withheld());
    scenes.put("planned", PlanScenes.planned());
    scenes.put("budget", PlanScenes.budget());
    scenes.put("answered-before", PlanScenes.answeredBefore());
    return scenes;
  }

  static List<AgentEvent> applied() {
    return task(streamed("Done."), List.of(ended(new Stop.Done(), 1)), changes());
  }

  private static List<AgentEvent> checked() {
    ToolCall run = call("1", "run_tests", values());
    return task(
        List.of(
            new AgentEvent.ModelAsked(2, 2_800),
            new AgentEvent.Answered(new Message.Assistant("", List.of(run)), USAGE),
            new AgentEvent.ToolStarted(run),
            toolEnded(
                run,
                new ToolResult.Tested("…", "broken: pytest, test_add fails", Shown.broken("x")),
                1_900)),
        streamed("Mended."),
        List.of(
            new AgentEvent.Verified(Shown.passed(), Duration.ofSeconds(2)),
            ended(new Stop.Done(), 2)),
        changes());
  }

  /** The first repair is worse than what it was to mend, and the second no better. */
  private static List<AgentEvent> broken() {
    Evidence first = Shown.broken("test_add");
    return task(
        streamed("Done."),
        List.of(
            new AgentEvent.Verified(first, Duration.ofSeconds(2)),
            new AgentEvent.Nudged("[The project's checks were run on your changes.]")),
        streamed("Now it works."),
        List.of(
            new AgentEvent.Verified(
                Shown.broken("test_add", "test_sub\033[2J"), Duration.ofSeconds(2)),
            new AgentEvent.RepairTakenBack(first),
            new AgentEvent.Nudged("[The project's checks were run again.]")),
        streamed("Really."),
        List.of(
            new AgentEvent.Verified(first, Duration.ofSeconds(2)),
            new AgentEvent.RepairTakenBack(first),
            ended(new Stop.Done(), 3),
            new AgentEvent.ChangesProposed(CHANGES, DIFF),
            new AgentEvent.ChangesDropped(
                "it breaks what worked, so it does not apply by itself")));
  }

  /** Another model tries, and what it makes is not shown either. */
  private static List<AgentEvent> withheld() {
    Evidence evidence = Shown.broken("test_add");
    return task(
        streamed("Done."),
        List.of(
            new AgentEvent.Verified(evidence, Duration.ofSeconds(2)),
            withheld(AgentEvent.ChangesWithheld.Next.ANOTHER_MODEL),
            new AgentEvent.Nudged("[Your changes were taken back.]")),
        streamed("Done."),
        List.of(
            new AgentEvent.Verified(evidence, Duration.ofSeconds(2)),
            ended(new Stop.Done(), 2),
            withheld(AgentEvent.ChangesWithheld.Next.KEPT)));
  }

  static AgentEvent withheld(AgentEvent.ChangesWithheld.Next next) {
    return new AgentEvent.ChangesWithheld(
        "7", CHANGES, DIFF, 0.031, 0.2266, "1 of 4 tests fails", next);
  }

  private static List<AgentEvent> retrieved() {
    var wrong = new AgentEvent.ClaimsUnsupported.Claim("src/a.py:90-99", "the file has 52 lines");
    return task(
        List.of(RETRIEVED),
        streamed("See src/a.py:90-99."),
        List.of(new AgentEvent.ClaimsUnsupported(List.of(wrong)), ended(new Stop.Done(), 1)));
  }

  static List<AgentEvent> start() {
    return List.of(
        new AgentEvent.TaskStarted("t1", "Be brief.", "What is it?", Instant.EPOCH),
        new AgentEvent.ModelChosen(
            "d1", Role.ACT, "qwen2.5-coder:7b", 32768, SETTINGS, 1, "the only one"));
  }

  static AgentEvent ended(Stop stop, int steps) {
    return new AgentEvent.TaskEnded(stop, steps, Duration.ofMillis(12_340));
  }

  static ToolCall call(String id, String name, Map<String, String> values) {
    return new ToolCall(id, name, Arguments.of(values.toString(), values));
  }

  private static List<AgentEvent> calls() {
    ToolCall read = call("1", "read_file", values("path", "src/a.py", "first_line", "1"));
    ToolCall edit = call("2", "edit_file", values("path", "a.py", "old", "x\ny"));
    ToolCall search =
        call("3", "search_in_files", values("pattern", "def \\w+", "glob", "**/*.py"));
    return task(
        List.of(
            new AgentEvent.ModelAsked(2, 2_800),
            new AgentEvent.ThinkingDelta("hm"),
            new AgentEvent.TextDelta("Let me "),
            new AgentEvent.TextDelta("look.\nAt two things."),
            new AgentEvent.Answered(
                new Message.Assistant("Let me look.\nAt two things.", List.of(read, edit, search)),
                USAGE),
            new AgentEvent.ToolStarted(read),
            toolEnded(read, new ToolResult.Done("…", "lines 1-120 of 340"), 3),
            new AgentEvent.ToolStarted(edit),
            toolEnded(edit, new ToolResult.Failed("…", "no match"), 4),
            new AgentEvent.ToolStarted(search),
            toolEnded(search, new ToolResult.Done("…", "3 matches in 2 files"), 2500),
            new AgentEvent.Nudged("Do something else.")),
        streamed(LATER, "It is 漢字 and\033[2J😀."),
        List.of(ended(new Stop.Done(), 2)));
  }

  static List<AgentEvent> changes() {
    return List.of(
        new AgentEvent.ChangesProposed(CHANGES, DIFF),
        new AgentEvent.ChangesApplied(CHANGES.paths(), "u1"));
  }

  private static List<AgentEvent> retried() {
    return task(
        List.of(
            new AgentEvent.ModelAsked(2, 2_800),
            new AgentEvent.TextDelta("Half an ans"),
            new AgentEvent.ModelRetrying("connection reset", Duration.ofSeconds(2), 2),
            new AgentEvent.TextDelta("A whole answer."),
            new AgentEvent.Answered(new Message.Assistant("A whole answer.", List.of()), USAGE),
            ended(new Stop.Done(), 1)));
  }

  private static List<AgentEvent> cutOff() {
    var reason = Reply.Reason.CUT_OFF;
    String detail = "http://localhost:11434 broke off after 23 tokens";
    return task(
        List.of(
            new AgentEvent.ModelAsked(2, 2_800),
            new AgentEvent.TextDelta("The first half"),
            new AgentEvent.ModelFailed(reason, detail, "The first half", Usage.NONE),
            ended(new Stop.ModelFailed(reason, detail), 0),
            new AgentEvent.ChangesProposed(CHANGES, DIFF),
            new AgentEvent.ChangesDropped("rejected")));
  }

  private static List<AgentEvent> interrupted() {
    return task(
        List.of(
            new AgentEvent.ModelAsked(2, 2_800),
            new AgentEvent.TextDelta("I was about to"),
            ended(new Stop.Interrupted(), 0)));
  }

  private static List<AgentEvent> rewritten() {
    return task(
        List.of(
            new AgentEvent.ModelAsked(2, 2_800),
            new AgentEvent.TextDelta("<think>no</think>"),
            new AgentEvent.Answered(new Message.Assistant("Yes.", List.of()), USAGE),
            ended(new Stop.Done(), 1)));
  }

  private static List<AgentEvent> limit() {
    ToolCall list = call("1", "list_files", values());
    return task(
        List.of(
            new AgentEvent.ModelAsked(2, 2_800),
            new AgentEvent.Answered(new Message.Assistant("", List.of(list)), Usage.NONE),
            new AgentEvent.ToolStarted(list),
            toolEnded(list, new ToolResult.Denied("…", "not allowed"), 1),
            ended(new Stop.Limit("40 steps"), 40)));
  }

  private static List<AgentEvent> claims() {
    var mended = Arguments.of("{\"path\":\"a.py\",}", Map.of("path", "a.py"));
    var read = new ToolCall("1", "read_file", mended.repaired("a trailing comma"));
    return task(
        List.of(
            new AgentEvent.ModelAsked(2, 2_800),
            new AgentEvent.Answered(new Message.Assistant("", List.of(read)), USAGE),
            new AgentEvent.ToolStarted(read),
            toolEnded(read, new ToolResult.Done("…", "2 lines"), 1)),
        streamed(
            new Usage(
                1400,
                46,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofSeconds(2),
                Duration.ofMillis(150),
                Duration.ofMillis(2150),
                new Usage.Reuse(4_000, 3_900, 1_260)),
            "Created b.py.\nI ran the tests\033[2J.\n"),
        List.of(
            new AgentEvent.ClaimsUnsupported(
                List.of(
                    new Claim("Created b.py", "nothing was written to b.py in this task"),
                    new Claim("I ran the tests\033[2J", "nothing was run in this task"))),
            ended(new Stop.Done(), 2)));
  }

  static List<AgentEvent> streamed(String... pieces) {
    return streamed(USAGE, pieces);
  }

  private static List<AgentEvent> streamed(Usage usage, String... pieces) {
    var events = new ArrayList<AgentEvent>();
    events.add(new AgentEvent.ModelAsked(2, 2_800));
    for (String piece : pieces) {
      events.add(new AgentEvent.TextDelta(piece));
    }
    events.add(
        new AgentEvent.Answered(new Message.Assistant(String.join("", pieces), List.of()), usage));
    return events;
  }

  private static AgentEvent toolEnded(ToolCall call, ToolResult result, long millis) {
    return new AgentEvent.ToolEnded(call, result, Duration.ofMillis(millis));
  }

  private static Map<String, String> values(String... pairs) {
    var values = new LinkedHashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(pairs[i], pairs[i + 1]);
    }
    return values;
  }

  @SafeVarargs
  static List<AgentEvent> task(List<? extends AgentEvent>... parts) {
    var events = new ArrayList<AgentEvent>(start());
    for (List<? extends AgentEvent> part : parts) {
      events.addAll(part);
    }
    return events;
  }
}
