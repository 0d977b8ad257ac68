package dev.simplecoder.app.probe;

import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.app.arm.ArmSettings;
import dev.simplecoder.app.arm.Probed;
import dev.simplecoder.app.arm.Question;
import dev.simplecoder.app.arm.Trial;

/** What the person is told while a model is tried out, and of what came of it. */
public final class ProbeWords {

  private ProbeWords() {}

  /** Before a task. */
  public static String asking(String model, DialectName dialect, Question question) {
    return "trying out %s before its first task (%s)".formatted(model, step(dialect, question));
  }

  /** When the person has asked for it. */
  public static String step(DialectName dialect, Question question) {
    return "%d/%d %s: %s"
        .formatted(
            question.number(),
            Question.values().length,
            ArmSettings.word(dialect),
            question.word());
  }

  /** One line; {@code arm} is what the model is asked with from now on. */
  public static String outcome(String model, Probed probed, ArmSettings arm) {
    return probed
        .chosen()
        .map(trial ->
            "%s: %s (%s); kept until the model changes".formatted(model, arm.words(), score(trial)))
        .orElseGet(() -> none(model, probed));
  }

  private static String none(String model, Probed probed) {
    String furthest =
        probed
            .furthest()
            .map(trial ->
                " (%s got furthest: %s)".formatted(ArmSettings.word(trial.dialect()), score(trial)))
            .orElse("");
    return model + " did not call tools well in any way" + furthest + ". " + remedy();
  }

  /** What helps where no dialect survived. */
  public static String remedy() {
    return "It is asked for fenced text all the same, and may not get far; a larger model, or one"
        + " made for tools such as qwen2.5-coder:7b, does better.";
  }

  public static String broken(String model, String detail) {
    return "how %s calls tools could not be tried out: %s".formatted(model, detail);
  }

  private static String score(Trial trial) {
    return trial.survivors() + " of " + Question.values().length;
  }
}
