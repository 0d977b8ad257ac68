package dev.simplecoder.app.decisions;

import dev.simplecoder.app.routing.Skill;
import dev.simplecoder.app.store.decisions.Decision;
import dev.simplecoder.app.store.decisions.Lesson;
import dev.simplecoder.app.store.decisions.Logged;
import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The decisions of a log that were to try something, each with what came of it. */
final class Attempts {

  private Attempts() {}

  /**
   * An attempt.
   *
   * @param outcome empty where nothing is known of it: it was left, or nobody could say
   */
  record Attempt(long id, Decision decision, Option option, Optional<Lesson.Outcome> outcome) {

    boolean isOf(Skill skill) {
      return Skill.of(decision.role()).equals(Optional.of(skill));
    }

    boolean isKnown() {
      return outcome.isPresent() && outcome.get().passed().isPresent();
    }

    double passed() {
      return outcome.map(it -> it.passed().orElse(0)).orElse(0.0);
    }

    /** What there was to choose from. */
    List<Option> options() {
      List<Option> options = new ArrayList<>();
      for (Choice.Scored candidate : decision.choice().candidates()) {
        if (candidate.move() instanceof Move.Try(Option option)) {
          options.add(option);
        }
      }
      return options;
    }
  }

  /** Those of the work alone, its repairs included. */
  static List<Attempt> ofWork(List<? extends Logged> lines) {
    return of(lines).stream().filter(attempt -> attempt.isOf(Skill.WORK)).toList();
  }

  static List<Attempt> of(List<? extends Logged> lines) {
    Map<Long, Lesson.Outcome> outcomes = new LinkedHashMap<>();
    for (Logged line : lines) {
      if (line instanceof Logged.Learned learned
          && learned.lesson() instanceof Lesson.Outcome outcome) {
        outcomes.put(outcome.decision(), outcome);
      }
    }
    List<Attempt> attempts = new ArrayList<>();
    for (Logged line : lines) {
      if (line instanceof Logged.Chosen(long id, Decision decision)
          && decision.choice().move() instanceof Move.Try(Option option)) {
        attempts.add(new Attempt(id, decision, option, Optional.ofNullable(outcomes.get(id))));
      }
    }
    return attempts;
  }
}
