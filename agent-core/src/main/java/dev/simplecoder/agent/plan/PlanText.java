package dev.simplecoder.agent.plan;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A plan as lines of text. */
public final class PlanText {

  /** What a plan begins with. */
  static final String FIRST = "1. ";

  static final String FILES = "files:";
  static final String CHECK = "check:";

  private static final String INDENT = "   ";

  private PlanText() {}

  /** As {@link PlanReader} reads it again, for whoever is to write one. */
  public static String of(Plan plan) {
    List<String> lines = new ArrayList<>();
    for (int number = 1; number <= plan.size(); number++) {
      add(number, plan.step(number), lines);
    }
    return String.join("\n", lines);
  }

  /** Each step in one line, with what came of it; the one at hand with all that is known of it. */
  public static String of(PlanState state) {
    List<String> lines = new ArrayList<>();
    for (int number = 1; number <= state.plan().size(); number++) {
      Step step = state.plan().step(number);
      lines.add(number + ". " + step.what() + mark(state, number));
      if (number == state.number()) {
        addFields(step, lines);
      }
    }
    return String.join("\n", lines);
  }

  /** All of one step. */
  public static String of(int number, Step step) {
    List<String> lines = new ArrayList<>();
    add(number, step, lines);
    return String.join("\n", lines);
  }

  private static void add(int number, Step step, List<String> lines) {
    lines.add(number + ". " + step.what());
    addFields(step, lines);
  }

  private static void addFields(Step step, List<String> lines) {
    if (!step.files().isEmpty()) {
      lines.add(INDENT + FILES + " " + files(step));
    }
    if (!step.check().isEmpty()) {
      lines.add(INDENT + CHECK + " " + step.check());
    }
  }

  /** Its files, with commas between them. */
  public static String files(Step step) {
    return step.files().stream().map(WorkspacePath::value).collect(Collectors.joining(", "));
  }

  private static String mark(PlanState state, int number) {
    if (number == state.number()) {
      return "  <- now";
    }
    return number < state.number()
        ? switch (state.outcomes().get(number - 1)) {
          case DONE -> "  [done]";
          case UNCONFIRMED, FAILED -> "  [not confirmed]";
        }
        : "";
  }
}
