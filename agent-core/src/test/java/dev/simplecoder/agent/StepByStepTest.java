package dev.simplecoder.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.AgentEvent.PlanMade;
import dev.simplecoder.agent.event.AgentEvent.Replanned;
import dev.simplecoder.agent.event.AgentEvent.StepEnded;
import dev.simplecoder.agent.event.AgentEvent.StepStarted;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.event.Transcript;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.model.ScriptedModel;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.plan.Plan;
import dev.simplecoder.agent.plan.PlanReader;
import dev.simplecoder.agent.tool.Approver;
import dev.simplecoder.agent.tool.Permissions;
import dev.simplecoder.agent.tool.ToolRunner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A task by the steps of a plan: what fails is mended, then planned anew, and nothing is lost. */
class StepByStepTest {

  private static final Task TASK = new Task("t1", "Be brief.", "Create a and b.", Role.ACT);
  static final String PLAN = "1. Write a\n   files: a\n2. Write b\n   check: pytest";
  static final String OTHER = "1. Write c\n2. Write b by means of c";

  private final List<AgentEvent> events = new ArrayList<>();
  private final WritingTool stage = new WritingTool();

  @Test
  void aStepThatFailsIsMendedTwiceThenPlannedAnewAndSucceeds() throws Exception {
    ScriptedModel model = detour();
    assertEquals(new Stop.Done(), run(model));

    assertEquals(
        List.of(
            "plan: Write a, Write b",
            "step 1",
            "step 1 DONE: staged a; checked: pytest, 12 passed",
            "step 2",
            "step 2 FAILED: broken: pytest, b fails (it did not before)",
            "step 2",
            "step 2 FAILED: broken: pytest, b fails (it did not before)",
            "step 2",
            "step 2 FAILED: broken: pytest, b fails (it did not before)",
            "plan from 2: Write a, Write c, Write b by means of c",
            "step 2",
            "step 2 DONE: staged c; checked: pytest, 12 passed",
            "step 3",
            "step 3 DONE: staged b; checked: pytest, 12 passed"),
        told());
    assertEquals(Map.of("a", "1", "b", "right", "c", "1"), stage.files());
    assertEquals(List.of(Role.ACT, Role.PLAN, Role.PLAN, Role.REPAIR), roles());
    assertGrows(model);
  }

  @Test
  void theModelIsShownThePlanTheFilesAndTheStepAtHand() throws Exception {
    var model =
        script(says(PLAN), writes("a", "1"), says("I wrote a."), writes("b", "1"), says("Done."));
    run(model);

    String planned = model.prompts().getFirst().messages().getLast().text();
    assertTrue(planned.startsWith("Create a and b.\n\nBefore you begin, write a plan"), planned);
    assertTrue(planned.contains("text of ."), planned);
    assertEquals(
        """
        Create a and b.

        [The loop says this, not the person.] The plan, as it stands:
        1. Write a  <- now
           files: a
        2. Write b
        Do step 1 of 2 now, and no other step:
        1. Write a
           files: a
        When it is done, reply without a tool call: what you did in this step, in one or two sentences.\
        """,
        model.prompts().get(1).messages().getLast().text());
    assertEquals(
        """
        [The loop says this, not the person.] The plan, as it stands:
        1. Write a  [done]
        2. Write b  <- now
           check: pytest
        Do step 2 of 2 now, and no other step:
        2. Write b
           check: pytest
        When it is done, reply without a tool call: what you did in this step, in one or two sentences.\
        """,
        model.prompts().get(3).messages().getLast().text());
  }

  @Test
  void wordsAloneTickNoStep() throws Exception {
    run(
        script(
            says(PLAN),
            says("I wrote a."),
            says("Really, I wrote a."),
            writes("b", "1"),
            says("I wrote b.")));
    assertEquals(
        List.of(
            "plan: Write a, Write b",
            "step 1",
            "step 1 UNCONFIRMED: nothing was staged and no check passed",
            "step 2",
            "step 2 DONE: staged b; checked: pytest, 12 passed"),
        told());
  }

  @Test
  void thatWhatWasThereStillPassesTicksNoStep() throws Exception {
    run(
        script(
            says(PLAN), writes("a", "1"), says("I wrote a."), says("I wrote b."), says("Really.")));
    assertEquals(
        List.of(
            "plan: Write a, Write b",
            "step 1",
            "step 1 DONE: staged a; checked: pytest, 12 passed",
            "step 2",
            "step 2 UNCONFIRMED: nothing was staged and no check passed"),
        told());
  }

  @Test
  void aPlanThatCannotBeUsedIsAskedForOnceMoreThenAllIsOneStepAndThatIsSaid() throws Exception {
    var model =
        script(says("Sure!"), says("I begin now."), writes("a", "1"), says("I wrote a and b."));
    assertEquals(new Stop.Done(), run(model));
    assertEquals(
        List.of(
            "plan: Create a and b. (the model's plan could not be used: it has no list of steps; all"
                + " of it is one step)",
            "step 1",
            "step 1 DONE: staged a; checked: pytest, 12 passed"),
        told());
    assertTrue(
        model.prompts().get(1).messages().getLast().text().startsWith("That could not be used"));
  }

  @Test
  void aPlanIsDecidedOnBeforeAnythingIsDone() throws Exception {
    assertEquals(
        new Stop.PlanRejected(), run(script(says(PLAN)), _ -> end(new Stop.PlanRejected())));
    assertEquals(new Stop.Planned(), run(script(says(PLAN)), PlanReview.ONLY_PLAN));
    assertEquals(
        new Stop.PlanFailed(
            "no plan was made: the model's plan could not be used: it has no list of" + " steps"),
        run(script(says(""), says("")), PlanReview.ONLY_PLAN));
    assertEquals(Map.of(), stage.files());
  }

  @Test
  void anEditedPlanIsTheOneThatIsCarriedOut() throws Exception {
    var decisions =
        new ArrayList<>(
            List.of(
                new PlanReview.Decision.Edited(plan("1. Write a")), new PlanReview.Decision.Go()));
    run(script(says(PLAN), writes("a", "1"), says("Done.")), _ -> decisions.removeFirst());
    assertEquals(
        List.of(
            "plan: Write a, Write b",
            "plan: Write a (as you have edited it)",
            "step 1",
            "step 1 DONE: staged a; checked: pytest, 12 passed"),
        told());
  }

  @Test
  void aModelThatIsStuckInAStepGetsAnotherPlanAndAtTheThirdTheTaskEnds() throws Exception {
    var model =
        script(
            says("1. Write b"),
            says(""),
            says(""),
            says("1. Write b otherwise"),
            says(""),
            says(""),
            says("1. Write b anyhow"),
            says(""),
            says(""));
    assertEquals(
        new Stop.PlanFailed("step 1 of 1: the model had nothing to say, by 2 other plans too"),
        run(model));
  }

  @Test
  void thePlanSurvivesThatTheConversationIsMadeShorter() throws Exception {
    run(script(says(PLAN), writes("a", "1"), says("I wrote a."), writes("b", "1"), says("Done.")));
    String summary = Summary.of(Transcript.of(events.subList(0, place(2) + 1)).deeds(), "", 10);
    assertTrue(
        summary.contains(
            "The plan, as it stands:\n1. Write a  [done]\n2. Write b  <- now\n   check: pytest"),
        summary);
  }

  /** A model that goes by what it is shown, so that it does not matter who asks. */
  @Test
  void aTaskThatIsLeftAtAnyEventEndsInTheSameFilesByTheSamePlan() throws Exception {
    assertEquals(new Stop.Done(), run(new Mender()));
    List<AgentEvent> whole = List.copyOf(events);
    Map<String, String> files = stage.files();
    Plan plan = Transcript.of(whole).progress().plan().orElseThrow().plan();
    assertEquals(Map.of("a", "1", "b", "right", "c", "1"), files);

    for (int left = 1; left < whole.size(); left++) {
      List<AgentEvent> before = whole.subList(0, left);
      events.clear();
      events.addAll(before);
      stage.restore(before);
      String message = "left after " + before.getLast();
      assertEquals(
          new Stop.Done(),
          agent(new Mender(), PlanReview.NONE).goOn(TASK, List.copyOf(before), events::add),
          message);
      assertEquals(files, stage.files(), message);
      assertEquals(plan, Transcript.of(events).progress().plan().orElseThrow().plan(), message);
    }
  }

  /** The place of the event that begins a step. */
  private int place(int number) {
    int place = 0;
    while (!(events.get(place) instanceof StepStarted started && started.number() == number)) {
      place++;
    }
    return place;
  }

  private static PlanReview.Decision end(Stop stop) {
    return new PlanReview.Decision.End(stop);
  }

  private static ScriptedModel detour() {
    return script(
        says(PLAN),
        writes("a", "1"),
        says("I wrote a."),
        writes("b", "wrong 1"),
        says("I wrote b."),
        writes("b", "wrong 2"),
        says("I mended b."),
        writes("b", "wrong 3"),
        says("I mended b again."),
        says(OTHER),
        writes("c", "1"),
        says("I wrote c."),
        writes("b", "right"),
        says("I wrote b by means of c."));
  }

  private List<Role> roles() {
    return events.stream()
        .flatMap(event ->
            event instanceof AgentEvent.ModelChosen chosen ? Stream.of(chosen.role()) : Stream.of())
        .toList();
  }

  private List<String> told() {
    return events.stream().flatMap(event -> told(event).stream()).toList();
  }

  private static Optional<String> told(AgentEvent event) {
    return switch (event) {
      case PlanMade made ->
          Optional.of(
              "plan: "
                  + names(made.plan())
                  + (made.why().isEmpty() ? "" : " (" + made.why() + ")"));
      case StepStarted started -> Optional.of("step " + started.number());
      case StepEnded ended ->
          Optional.of("step " + ended.number() + " " + ended.outcome() + ": " + ended.why());
      case Replanned replanned ->
          Optional.of("plan from " + replanned.number() + ": " + names(replanned.plan()));
      default -> Optional.empty();
    };
  }

  private static String names(Plan plan) {
    return String.join(", ", plan.steps().stream().map(step -> step.what()).toList());
  }

  private static Plan plan(String text) {
    return PlanReader.read(text) instanceof PlanReader.Read.Made(Plan plan) ? plan : fail(text);
  }

  /**
   * Each prompt of the conversation begins with the one before; what is asked beside it ends so.
   */
  private static void assertGrows(ScriptedModel model) {
    List<Message> before = List.of();
    for (Prompt prompt : model.prompts().subList(1, model.prompts().size())) {
      List<Message> messages = prompt.messages();
      assertEquals(before, messages.subList(0, before.size()));
      boolean isAside = messages.getLast().text().contains("Write another plan");
      before = isAside ? before : messages;
    }
  }

  private Stop run(Model model) throws InterruptedException {
    return run(model, PlanReview.NONE);
  }

  private Stop run(Model model, PlanReview review) throws InterruptedException {
    return agent(model, review).run(TASK, List.of(), events::add);
  }

  private Agent agent(Model model, PlanReview review) {
    var runner =
        new ToolRunner(
            List.of(stage, new FakeTool("list_files")),
            _ -> new Permissions.Decision.Allow(),
            (_, _) -> Approver.Answer.NO);
    return Agent.planning(
        (_, _, _) ->
            new ModelChooser.Chosen("d", model, new LinkedHashMap<>(), 1.0, "the only one"),
        Guard.firstOf(Guards.finalAnswer(), Guards.stepsOfAStep(20)),
        runner,
        new StageChecks(stage),
        review,
        () -> Tasks.NOON);
  }

  private static ScriptedModel script(Reply... replies) {
    return new ScriptedModel("script", 8192, List.of(replies));
  }

  static Reply says(String text) {
    return new Reply.Said(new Message.Assistant(text, List.of()), Usage.NONE);
  }

  static Reply writes(String path, String text) {
    return new Reply.Said(new Message.Assistant("", List.of(call(path, text))), Usage.NONE);
  }

  private static ToolCall call(String path, String text) {
    return new ToolCall(
        "w" + path + text, "write_file", Arguments.of("{}", Map.of("path", path, "content", text)));
  }
}
