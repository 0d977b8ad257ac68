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
    return "trying out %s, once (%s)".formatted(model, step(dialect, question));
  }

  /** When the person has asked for it. */
  public static String step(DialectName dialect, Question question) {
    return "%3$s calls, %1$d of %2$d: %4$s"
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
        .map(trial -> "%s passed %s trials: %s".formatted(model, score(trial), arm.words()))
        .orElseGet(() -> none(model, probed));
  }

  private static String none(String model, Probed probed) {
    String furthest =
        probed
            .furthest()
            .filter(trial -> 0 < trial.survivors())
            .map(trial ->
                " (%s got furthest, %s)".formatted(ArmSettings.word(trial.dialect()), score(trial)))
            .orElse("");
    return model + " failed the trial of every way to call tools" + furthest + ". " + remedy();
  }

  /** What helps where no dialect survived. */
  public static String remedy() {
    return "Tasks fall back to fenced text and may fail; a larger model usually does better.";
  }

  public static String broken(String model, String detail) {
    return "could not try out how %s calls tools: %s".formatted(model, detail);
  }

  private static String score(Trial trial) {
    return trial.survivors() + " of " + Question.values().length;
  }
}
