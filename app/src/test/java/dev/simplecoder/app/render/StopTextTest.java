package dev.simplecoder.app.render;

import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.app.golden.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class StopTextTest {

  private record Case(String name, Stop stop, String model) {}

  @TestFactory
  Stream<DynamicTest> saysWhatHappenedAndWhatToDo() {
    return cases().stream()
        .map(tested ->
            DynamicTest.dynamicTest(
                tested.name,
                () -> {
                  StopText text = StopText.of(tested.stop, tested.model);
                  Golden.check(
                      "stops/" + tested.name + ".txt",
                      text.what() + "\n" + String.join("\n", text.next()) + "\n");
                }));
  }

  private static List<Case> cases() {
    var cases =
        new ArrayList<>(
            List.of(
                new Case("done", new Stop.Done(), "qwen3:8b"),
                new Case("no-answer", new Stop.NoAnswer(), "qwen3:8b"),
                new Case("limit-steps", new Stop.Limit("40 steps"), "qwen3:8b"),
                new Case(
                    "budget-spent",
                    new Stop.BudgetSpent(14, "more than 3 of 4 of the last 23 changes took"),
                    "qwen3:8b"),
                new Case("planned", new Stop.Planned(), "qwen3:8b"),
                new Case("plan-rejected", new Stop.PlanRejected(), "qwen3:8b"),
                new Case(
                    "plan-failed",
                    new Stop.PlanFailed("step 2 of 3: pytest fails, also by another plan"),
                    "qwen3:8b"),
                new Case(
                    "limit-window",
                    new Stop.Limit("the model's window of 8192 tokens"),
                    "qwen3:8b"),
                new Case("limit-time", new Stop.Limit("30 minutes"), "qwen3:8b"),
                new Case(
                    "stuck",
                    new Stop.Stuck("it made the same call of read_file 5 times"),
                    "qwen3:8b"),
                new Case("interrupted", new Stop.Interrupted(), "qwen3:8b"),
                new Case(
                    "unreachable-before-a-choice",
                    new Stop.ModelFailed(Reply.Reason.UNREACHABLE, "no server at http://x"),
                    "")));
    for (Reply.Reason reason : Reply.Reason.values()) {
      String name = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
      cases.add(new Case(name, new Stop.ModelFailed(reason, "what the server said"), "qwen3:8b"));
    }
    return cases;
  }
}
