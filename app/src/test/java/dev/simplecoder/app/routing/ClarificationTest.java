package dev.simplecoder.app.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.simplecoder.agent.EditFormat;
import dev.simplecoder.agent.Task;
import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.agent.event.Transcript;
import dev.simplecoder.agent.model.Delta;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.app.arm.ArmSettings;
import dev.simplecoder.app.store.decisions.DecisionLog;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.feature.Shape;
import dev.simplecoder.router.feature.TaskFeatures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What asking the person takes of the model that writes the question. */
class ClarificationTest {

  private static final Features FEATURES = TaskFeatures.of("fix it", Shape.NONE);
  private static final List<Contender> BOTH = List.of(RoutedTaskTest.ONE, RoutedTaskTest.TWO);

  @TempDir Path folder;
  private final List<String> seen = new ArrayList<>();
  private DecisionLog log;
  private Router router;

  @BeforeEach
  void open() {
    log = new DecisionLog(folder, RoutedTaskTest.CLOCK, seen::add);
    router =
        RoutedTaskTest.router(
            Memory.of(log, RoutedTaskTest.PRIOR),
            1,
            Optional.of(Duration.ofSeconds(60)),
            seen::add);
  }

  /** The question takes seven seconds. */
  private Clarified clarified(String answer) throws InterruptedException {
    var arms = new OpenedArms(_ -> new OpenedArm(new Writer(), arm(), _ -> {}));
    Inquiry person =
        _ -> {
          seen.add("the person is asked");
          return Optional.of(answer);
        };
    return new Clarification(router, BOTH, arms, person, what -> seen.add("waiting: " + what))
        .of("t", "fix it", FEATURES, Map.of());
  }

  private static dev.simplecoder.app.arm.Arm arm() {
    var settings = new ArmSettings(DialectName.NATIVE, EditFormat.WHOLE, null);
    return new dev.simplecoder.app.arm.Arm(settings, "as set");
  }

  private final class Writer implements Model {
    @Override
    public String id() {
      return "writer";
    }

    @Override
    public int contextWindow() {
      return 8_192;
    }

    @Override
    public Reply ask(Prompt prompt, Consumer<Delta> onDelta) {
      seen.add("the model writes");
      Duration none = Duration.ZERO;
      var usage = new Usage(100, 20, none, none, none, none, Duration.ofSeconds(7));
      return new Reply.Said(new Message.Assistant("Which file is meant?", List.of()), usage);
    }
  }

  @Test
  void whileAModelWritesTheQuestionItIsSaidWhatIsWaitedFor() throws InterruptedException {
    clarified("calc.py");
    assertEquals(
        List.of(
            "waiting: one:3b writes a question",
            "the model writes",
            "asking first",
            "the person is asked"),
        seen.stream().map(line -> line.split(", ", 2)[0]).toList());
  }

  @Test
  void theQuestionCountsInTheBudgetAndInTheCostOfItsTask() throws InterruptedException {
    var brief = new Brief(Role.ACT, FEATURES, PersonsWord.NOT_ASKED, clarified("calc.py"));
    RoutedTask task =
        RoutedTask.begin(router, BOTH, new OpenedArms(RoutedTaskTest::scripted), brief);
    var asked = new Task("t", "", "fix it", Role.ACT);
    task.choose(Role.ACT, asked, Transcript.of(List.of()).progress());
    task.accept(RoutedTaskTest.answered(Duration.ofSeconds(53)));

    assertFalse(RoutedTaskTest.fail(task));

    assertEquals("no further attempt, since the budget of 60 s is spent: 60 s", seen.getLast());
    assertEquals(7 + 53, log.seconds("t"));
  }
}
