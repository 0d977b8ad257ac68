package dev.simplecoder.app.decisions;

import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.routing.Clarification;
import dev.simplecoder.app.routing.Explanation;
import dev.simplecoder.app.routing.Skill;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.app.store.decisions.Decision;
import dev.simplecoder.app.store.decisions.DecisionLog;
import dev.simplecoder.app.store.decisions.Lesson;
import dev.simplecoder.app.store.decisions.LogLine;
import dev.simplecoder.app.store.decisions.Logged;
import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Failure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** One decision: what there was to choose from, the terms of each score, and what came of it. */
final class Explained implements RouterCommand.Report {

  private final Optional<Logged.Chosen> chosen;
  private final List<Logged.Learned> lessons;

  /**
   * @param id empty for the last decision
   */
  Explained(DecisionLog log, String id) {
    if (!id.isEmpty() && !id.matches("[1-9]\\d{0,17}")) {
      throw unknown(id);
    }
    this.chosen = log.decision(id.isEmpty() ? 0 : Long.parseLong(id));
    if (chosen.isEmpty() && !id.isEmpty()) {
      throw unknown(id);
    }
    this.lessons =
        log.after(0).stream().filter(learned -> isOf(learned.lesson(), number())).toList();
  }

  private static UserError unknown(String id) {
    return new UserError(
        "no decision " + id,
        "Each is told by its number when a task begins; without one: the last.");
  }

  private long number() {
    return chosen.map(Logged.Chosen::id).orElse(0L);
  }

  private static boolean isOf(Lesson lesson, long decision) {
    return switch (lesson) {
      case Lesson.Outcome outcome -> outcome.decision() == decision;
      case Lesson.Word(long of, double _) -> of == decision;
      case Lesson.Changed _, Lesson.Reset _ -> false;
    };
  }

  @Override
  public List<String> lines(Style style) {
    List<String> lines = new ArrayList<>();
    Decision decision = chosen.orElseThrow().decision();
    lines.add(
        "decision %d: %s on task %s, %s"
            .formatted(number(), question(decision), decision.task(), decision.at()));
    for (Failure failure : decision.situation().failures()) {
      lines.add("failed:   %s, %s".formatted(failure.arm().id(), words(failure.kind())));
    }
    Choice choice = decision.choice();
    lines.add(
        "chosen:   %s, with probability %s by %s, a second at %s"
            .formatted(
                Explanation.words(choice.move()),
                Figures.decimal(choice.probability()),
                decision.policy(),
                decision.price()));
    choice.candidates().stream()
        .sorted(Comparator.comparingDouble(candidate -> -candidate.score()))
        .forEach(candidate ->
            lines.add(
                "  %s: %s"
                    .formatted(Explanation.words(candidate.move()), Explanation.terms(candidate))));
    lessons.forEach(learned -> lines.add(words(learned.lesson())));
    if (lessons.isEmpty()) {
      lines.add("outcome:  not known");
    }
    return lines.stream().map(Visible::line).toList();
  }

  private static String question(Decision decision) {
    if (decision.role().equals(Clarification.ROLE)) {
      return "whether to ask you first";
    }
    return switch (Skill.of(decision.role()).orElse(Skill.WORK)) {
      case WORK -> decision.step() == 0 ? "who begins" : "who repairs";
      case PLAN -> "who plans";
      case NOTES -> "who takes notes for a summary";
      case ANSWER -> "who answers";
    };
  }

  private static String words(Lesson lesson) {
    return switch (lesson) {
      case Lesson.Outcome outcome -> outcome(outcome);
      case Lesson.Word(long _, double right) ->
          "you:      " + (right == 1 ? "took it" : "did not want it");
      case Lesson.Changed _, Lesson.Reset _ -> "";
    };
  }

  private static String outcome(Lesson.Outcome outcome) {
    double passed = outcome.passed().orElse(0);
    String what =
        passed == 1
            ? "passed"
            : (passed == 0 ? "failed, " : "passed to " + Figures.percent(passed) + ", ")
                + words(Objects.requireNonNull(outcome.failure()));
    String who =
        switch (outcome.source()) {
          case CHECKS -> "by its checks";
          case PERSON -> "by what you did with it";
          case END -> "by how the task ended";
          case READING -> "by what was written";
        };
    return String.format(
        Locale.ROOT,
        "outcome:  %s, %s; %.1f s, %d tokens read, %d written",
        what,
        who,
        outcome.spent().seconds(),
        outcome.spent().promptTokens(),
        outcome.spent().replyTokens());
  }

  private static String words(Failure.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  @Override
  public List<String> json() {
    List<Logged> lines = new ArrayList<>();
    chosen.ifPresent(lines::add);
    lines.addAll(lessons);
    return lines.stream().map(LogLine::of).toList();
  }
}
