package dev.simplecoder.app.render;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.plan.Outcome;
import dev.simplecoder.agent.plan.Plan;
import dev.simplecoder.agent.plan.Step;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.verify.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tasks by a plan, and others that come to their end otherwise than at once. */
final class PlanScenes {

  static final Plan PLAN =
      new Plan(
          List.of(
              new Step(
                  "Create the server",
                  List.of(new WorkspacePath("server.py"), new WorkspacePath("test_server.py")),
                  "python -m unittest"),
              new Step("Add the routes", List.of(new WorkspacePath("server.py")), "")));

  private static final String TOLD = "[The loop says this, not the person.]";
  private static final String WHY = "broken: pytest, test_about fails";

  private PlanScenes() {}

  /** The second step fails, is tried again and then made another; the last is not borne out. */
  static List<AgentEvent> planned() {
    return Scenes.task(
        List.of(
            new AgentEvent.ModelChosen(
                "d2", Role.PLAN, "qwen2.5-coder:7b", 32768, Scenes.SETTINGS, 1, "the only one"),
            new AgentEvent.PlanMade(PLAN, "", Scenes.USAGE),
            new AgentEvent.StepStarted(1, TOLD)),
        done(1, "I created the server.", "staged server.py; checked: pytest, 12 passed"),
        List.of(new AgentEvent.StepStarted(2, TOLD)),
        failed("I added the route."),
        List.of(new AgentEvent.StepStarted(2, TOLD), new AgentEvent.Nudged("A reminder.")),
        failed("I mended it."),
        List.of(replanned(), new AgentEvent.StepStarted(2, TOLD)),
        done(2, "I added it otherwise.", "staged server.py"),
        List.of(new AgentEvent.StepStarted(3, TOLD)),
        Scenes.streamed("I wrote the README."),
        List.of(
            new AgentEvent.Nudged("Nothing was written."),
            new AgentEvent.StepEnded(
                3, Outcome.UNCONFIRMED, "nothing was staged and no check passed"),
            Scenes.ended(new Stop.Done(), 6)),
        Scenes.changes());
  }

  static List<AgentEvent> budget() {
    String why = "more than 3 of 4 of the last 23 changes on this machine took";
    return Scenes.task(
        List.of(new AgentEvent.BudgetReached(14, why, "Finish now.")),
        Scenes.streamed("…"),
        List.of(Scenes.ended(new Stop.BudgetSpent(14, why), 18)));
  }

  /** Another process had the answer and was gone. */
  static List<AgentEvent> answeredBefore() {
    return Scenes.task(
        Scenes.streamed("It is a test."),
        List.of(new AgentEvent.TaskResumed(Instant.EPOCH), Scenes.ended(new Stop.Done(), 0)));
  }

  private static List<AgentEvent> done(int number, String said, String why) {
    List<AgentEvent> events = new ArrayList<>(Scenes.streamed(said));
    events.add(new AgentEvent.Verified(Shown.passed(), Duration.ofSeconds(2)));
    events.add(new AgentEvent.StepEnded(number, Outcome.DONE, why));
    return events;
  }

  private static List<AgentEvent> failed(String said) {
    Evidence broken = Shown.broken("test_about");
    List<AgentEvent> events = new ArrayList<>(Scenes.streamed(said));
    events.add(new AgentEvent.Verified(broken, Duration.ofSeconds(2)));
    events.add(new AgentEvent.StepEnded(2, Outcome.FAILED, WHY));
    return events;
  }

  private static AgentEvent replanned() {
    var about = new Step("Add a route for \033[2Jabout", List.of(), "");
    var readme = new Step("Say so in the README", List.of(), "");
    return new AgentEvent.Replanned(
        new Plan(List.of(PLAN.step(1), about, readme)), 2, WHY, Scenes.USAGE);
  }
}
