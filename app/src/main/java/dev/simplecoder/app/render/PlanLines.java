package dev.simplecoder.app.render;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.plan.Outcome;
import dev.simplecoder.agent.plan.Plan;
import dev.simplecoder.agent.plan.PlanText;
import dev.simplecoder.agent.plan.Step;
import dev.simplecoder.app.shell.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A plan as a checklist, and a line for what becomes of each step. */
final class PlanLines {

  private static final String TICKED = "[x] ";
  private static final String OPEN = "[ ] ";

  private final Style style;
  private final TreeMap<Integer, Outcome> outcomes = new TreeMap<>();
  private List<Step> steps = List.of();
  private int number;

  PlanLines(Style style) {
    this.style = style;
  }

  /** Knows of what was shown before. */
  void recall(AgentEvent event) {
    if (event instanceof AgentEvent.TaskStarted) {
      clear();
    } else if (event instanceof AgentEvent.PlanMade made) {
      steps = made.plan().steps();
    } else if (event instanceof AgentEvent.Replanned replanned) {
      steps = replanned.plan().steps();
    } else if (event instanceof AgentEvent.StepStarted started) {
      number = started.number();
    } else if (event instanceof AgentEvent.StepEnded ended) {
      outcomes.put(ended.number(), ended.outcome());
    }
  }

  /** Another task has none of it. */
  void clear() {
    outcomes.clear();
    steps = List.of();
    number = 0;
  }

  List<String> of(AgentEvent.PlanMade made) {
    clear();
    String why = made.why().isEmpty() ? "" : ", " + Visible.line(made.why());
    return checklist(made.plan(), "plan" + why + ":");
  }

  List<String> of(AgentEvent.Replanned replanned) {
    String head =
        "a new plan from step %d on, since the last did not work out:"
            .formatted(replanned.number());
    outcomes.tailMap(replanned.number()).clear();
    number = 0;
    return checklist(replanned.plan(), style.paint(Ink.YELLOW, "! " + head));
  }

  /** The same step again is another attempt at it. */
  String of(AgentEvent.StepStarted started) {
    boolean again = started.number() == number && outcomes.get(number) == Outcome.FAILED;
    number = started.number();
    String what = again ? "again" : Visible.line(step(number));
    return style.paint(Ink.BOLD, style.cut(place(number) + what));
  }

  String of(AgentEvent.StepEnded ended) {
    outcomes.put(ended.number(), ended.outcome());
    String why = Visible.line(ended.why());
    return switch (ended.outcome()) {
      case DONE -> style.paint(Ink.GREEN, TICKED + place(ended.number()) + why);
      case UNCONFIRMED ->
          style.paint(Ink.YELLOW, OPEN + place(ended.number()) + "not confirmed, " + why);
      case FAILED -> style.paint(Ink.YELLOW, "! " + place(ended.number()) + why);
    };
  }

  private List<String> checklist(Plan plan, String head) {
    steps = plan.steps();
    List<String> lines = new ArrayList<>(List.of(head));
    for (int at = 1; at <= steps.size(); at++) {
      Step step = steps.get(at - 1);
      boolean isTicked = outcomes.get(at) == Outcome.DONE;
      lines.add("  " + (isTicked ? TICKED : OPEN) + at + ". " + Visible.line(step.what()));
      if (!step.files().isEmpty()) {
        lines.add(field("files: " + PlanText.files(step)));
      }
      if (!step.check().isEmpty()) {
        lines.add(field("check: " + step.check()));
      }
    }
    return lines;
  }

  private String field(String text) {
    return style.paint(Ink.DIM, "         " + Visible.line(text));
  }

  private String place(int at) {
    return "step %d of %d: ".formatted(at, steps.size());
  }

  private String step(int at) {
    return at <= steps.size() ? steps.get(at - 1).what() : "";
  }
}
