package dev.simplecoder.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.agent.StepBudget.Gain;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.model.ScriptedModel;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.tool.Approver;
import dev.simplecoder.agent.tool.Permissions;
import dev.simplecoder.agent.tool.ToolRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model that goes round in circles, seen from the loop. */
class CycleTest {

  private static final Task TASK = new Task("t1", "", "What is in a.txt?", Role.ACT);
  private static final String AGAIN =
      "You have called read_file with the same arguments several times, and the result stays the"
          + " same. Do something else, or answer.";

  @Test
  void ofOneCallTheThirdIsWarnedAndTheFifthEnds() throws Exception {
    assertEquals(
        List.of(
            "call 3",
            AGAIN,
            "call 5",
            ended(new Stop.Stuck("it made the same call of read_file 5 times"), 5)),
        run(Guards.repeatedCalls(3, 5), 1));
  }

  @ParameterizedTest
  @CsvSource({"2, 6, 8", "3, 9, 12", "4, 12, 16", "5, 15, 20"})
  void ofSeveralCallsTheThirdRoundIsWarnedAndTheFourthEnds(int length, int warned, int last)
      throws Exception {
    String names =
        String.join(", ", IntStream.range(0, length).mapToObj(_ -> "read_file").toList());
    String warning =
        "You are going round in circles: your last calls ("
            + names
            + ") were made three times over, with the same results. Do something else, or answer.";
    assertEquals(
        List.of(
            "call " + warned,
            warning,
            "call " + last,
            ended(new Stop.Stuck("it made the same calls of " + names + " 4 times"), last)),
        run(Guards.cycles(3, 4), length));
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 8", "3, 12", "4, 14", "5, 16"})
  void withAllGuardsNoCycleLivesLong(int length, int last) throws Exception {
    Guard all =
        Guard.firstOf(
            Guards.finalAnswer(),
            Guards.cycles(3, 4),
            Guards.repeatedCalls(3, 5),
            Guards.noProgress(6, 10),
            Guards.steps(60));
    List<String> told = run(all, length);
    assertEquals("call " + last, told.get(told.size() - 2), told::toString);
  }

  @Test
  void newCallsAreNoCycleAndExtendTheBudgetOfAQuestion() throws Exception {
    Guard all =
        Guard.firstOf(
            Guards.cycles(3, 4),
            Guards.repeatedCalls(3, 5),
            Guards.noProgress(6, 10),
            Guards.steps(60),
            Guards.budget(new StepBudget(20, "", Gain.KNOWLEDGE)));
    assertEquals(List.of("call 60", ended(new Stop.Limit("60 steps"), 60)), run(all, 100));
  }

  @Test
  void withoutGainTheBudgetIsToldAndThenEnds() throws Exception {
    assertEquals(
        List.of("call 6", "budget of 6", "call 10", ended(new Stop.BudgetSpent(6, "usual"), 10)),
        run(Guards.budget(new StepBudget(6, "usual", Gain.WORK)), 100));
    assertEquals(
        List.of("call 7", "budget of 6", "call 11", ended(new Stop.BudgetSpent(6, "usual"), 11)),
        run(Guards.budget(new StepBudget(6, "usual", Gain.KNOWLEDGE)), 3));
  }

  /** Nudges and the end, each after the number of calls by then. */
  private static List<String> run(Guard guard, int length) throws InterruptedException {
    List<Reply> replies = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String path = "f" + i % length;
      var call = new ToolCall("c" + i, "read_file", Arguments.of("{}", Map.of("path", path)));
      replies.add(new Reply.Said(new Message.Assistant("", List.of(call)), Usage.NONE));
    }
    var model = new ScriptedModel("script", 8192, replies);
    var runner =
        new ToolRunner(
            List.of(new FakeTool("read_file")),
            _ -> new Permissions.Decision.Allow(),
            (_, _) -> Approver.Answer.NO);
    List<String> told = new ArrayList<>();
    new Agent(
            (_, _, _) ->
                new ModelChooser.Chosen("d1", model, new LinkedHashMap<>(), 1.0, "the only one"),
            guard,
            runner,
            Verification.NONE,
            () -> Tasks.NOON)
        .run(
            TASK,
            List.of(),
            event -> {
              if (event instanceof AgentEvent.Nudged(String text)) {
                told.add("call " + model.prompts().size());
                told.add(text);
              } else if (event instanceof AgentEvent.BudgetReached reached) {
                told.add("call " + model.prompts().size());
                told.add("budget of " + reached.steps());
              } else if (event instanceof AgentEvent.TaskEnded) {
                told.add("call " + model.prompts().size());
                told.add(event.toString());
              }
            });
    return told;
  }

  private static String ended(Stop stop, int steps) {
    return new AgentEvent.TaskEnded(stop, steps, Duration.ZERO).toString();
  }
}
