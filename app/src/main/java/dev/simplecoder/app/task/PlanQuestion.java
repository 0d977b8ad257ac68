package dev.simplecoder.app.task;

import dev.simplecoder.agent.PlanReview;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.plan.Plan;
import dev.simplecoder.agent.plan.PlanReader;
import dev.simplecoder.agent.plan.PlanText;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.render.Prompter;
import dev.simplecoder.app.review.FileEditor;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks the person at the terminal about a plan, which they can see. */
final class PlanQuestion implements PlanReview {

  private static final WorkspacePath FILE = new WorkspacePath("plan.txt");

  private static final String HOW =
      "\n\n(Change, add, move or delete steps; files: and check: may be left out. Save and close.)\n";

  private static final List<String> HELP =
      List.of(
          "  y  yes, do the steps one after the other",
          "  e  edit the plan in $VISUAL or $EDITOR, then ask again",
          "  n  no; nothing is done, and the plan is kept in the session");

  private final Prompter prompter;
  private final FileEditor editor;
  private final Consumer<String> notices;

  PlanQuestion(Prompter prompter, FileEditor editor, Consumer<String> notices) {
    this.prompter = prompter;
    this.editor = editor;
    this.notices = notices;
  }

  @Override
  public Decision decide(Plan plan) throws InterruptedException {
    while (true) {
      Optional<String> typed = prompter.ask("Go on by this plan? [y]es, [e]dit, [n]o, [?]");
      switch (typed.orElse("n")) {
        case "y", "yes" -> {
          return new Decision.Go();
        }
        case "e", "edit" -> {
          Optional<Plan> edited = edit(plan);
          if (edited.isPresent()) {
            return new Decision.Edited(edited.get());
          }
        }
        case "n", "no" -> {
          return new Decision.End(new Stop.PlanRejected());
        }
        default -> HELP.forEach(notices);
      }
    }
  }

  /** Empty where it is as before; why it cannot be used is told. */
  private Optional<Plan> edit(Plan plan) throws InterruptedException {
    var lines = new ChangeSet(List.of(new FileChange(FILE, null, PlanText.of(plan) + HOW)));
    try {
      String text = editor.edit(lines).get(FILE);
      if (text == null) {
        return Optional.empty();
      }
      return switch (PlanReader.read(text)) {
        case PlanReader.Read.Made(Plan edited) -> Optional.of(edited);
        case PlanReader.Read.Unusable(String why) -> {
          notices.accept("not used: " + why);
          yield Optional.empty();
        }
      };
    } catch (IOException failed) {
      notices.accept("not edited: " + failed.getMessage());
      return Optional.empty();
    }
  }
}
