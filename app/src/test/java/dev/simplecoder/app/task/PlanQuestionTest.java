package dev.simplecoder.app.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.PlanReview.Decision;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.plan.Plan;
import dev.simplecoder.agent.plan.PlanText;
import dev.simplecoder.agent.plan.Step;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Prompter;
import dev.simplecoder.app.render.Prose;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.render.Terminals;
import dev.simplecoder.app.render.TypedLines;
import dev.simplecoder.app.review.FileEditor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanQuestionTest {

  private static final Plan PLAN =
      new Plan(
          List.of(
              new Step("Create the server", List.of(new WorkspacePath("server.py")), "pytest"),
              new Step("Add the routes", List.of(), "")));

  private final List<String> notices = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();

  @Test
  void takesEachAnswerAndNoneMeansNo() throws Exception {
    assertEquals(new Decision.Go(), decide("y\n", unused()));
    assertEquals(new Decision.Go(), decide("?\nYES\n", unused()));
    assertTrue(notices.toString().contains("edit the plan in $VISUAL"), notices::toString);
    assertEquals(new Decision.End(new Stop.PlanRejected()), decide("n\n", unused()));
    assertEquals(new Decision.End(new Stop.PlanRejected()), decide("", unused()));
  }

  @Test
  void thePersonEditsItAsLinesOfText() throws Exception {
    FileEditor editor = changes -> edited(changes, "Add the routes", "Add one route");
    assertEquals(
        new Decision.Edited(
            new Plan(List.of(PLAN.step(1), new Step("Add one route", List.of(), "")))),
        decide("e\n", editor));
    assertTrue(shown.getFirst().startsWith(PlanText.of(PLAN)), shown::toString);
  }

  @Test
  void whatIsNotChangedIsAskedAboutAgain() throws Exception {
    assertEquals(new Decision.Go(), decide("e\ny\n", _ -> Map.of()));
  }

  @Test
  void whatCannotBeUsedIsSaidAndAskedAboutAgain() throws Exception {
    assertEquals(
        new Decision.Go(),
        decide("e\ny\n", changes -> Map.of(changes.paths().getFirst(), "nothing")));
    assertEquals(List.of("not used: it has no list of steps"), notices);
    notices.clear();
    assertEquals(
        new Decision.Go(),
        decide(
            "e\ny\n",
            _ -> {
              throw new IOException("no editor is named; set VISUAL or EDITOR");
            }));
    assertEquals(List.of("not edited: no editor is named; set VISUAL or EDITOR"), notices);
  }

  private Map<WorkspacePath, String> edited(ChangeSet changes, String from, String to) {
    String text = String.valueOf(changes.changes().getFirst().after());
    shown.add(text);
    return Map.of(changes.paths().getFirst(), text.replace(from, to));
  }

  private static FileEditor unused() {
    return _ -> {
      throw new IOException("nobody wanted to edit");
    };
  }

  private Decision decide(String typed, FileEditor editor) throws Exception {
    var screen = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    var console =
        new Console(
            screen,
            screen,
            new Terminals(true, true, true),
            Style.PLAIN,
            () -> Instant.EPOCH,
            _ -> () -> {},
            Prose.PLAIN);
    var lines =
        new TypedLines(
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)) {
              @Override
              public int available() {
                return 0; // nothing was typed before the question
              }
            },
            StandardCharsets.UTF_8);
    return new PlanQuestion(new Prompter(console, lines), editor, notices::add).decide(PLAN);
  }
}
