package dev.simplecoder.app.held;

import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.app.gate.Costs;
import dev.simplecoder.app.gate.Costs.Cost;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Suggestion;
import dev.simplecoder.router.gate.acceptance.Observation;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** A change set as the gate is told of it: numbers, and words from fixed tables. */
final class Described {

  /** Of seeing what it is about, and of each line that changes. */
  private static final double LOOK_SECONDS = 1;

  private static final double LINE_SECONDS = 0.5;

  /** Of finding the place in a file where something is to be written. */
  private static final double PLACE_SECONDS = 15;

  /** Of writing it by hand: a quarter is spent on changing what was accepted. */
  private static final double EDITED_SHARE = 0.25;

  private static final Pattern ERROR =
      Pattern.compile("\\b(error|exception|traceback|fails?|failed|crash\\w*|panic)\\b");
  private static final Pattern QUESTION =
      Pattern.compile("^(what|why|how|where|when|who|which|is|are|does|do|can|could|should)\\b");

  private final String session;
  private final double charactersASecond;

  /**
   * @param charactersASecond that the person writes by hand
   */
  Described(String session, double charactersASecond) {
    this.session = session;
    this.charactersASecond = charactersASecond;
  }

  /**
   * What is asked of the gate.
   *
   * @param right the probability that it is, by what the model's attempts have come to
   * @param armsLeft how many other models could still try
   */
  Suggestion of(
      ChangeSet changes, TaskFacts task, OptionalDouble right, int armsLeft, LocalTime now) {
    ChangeFacts facts = ChangeFacts.of(changes, task::wasRead);
    Map<String, Double> numbers = numbers(facts, task);
    right.ifPresent(probability -> numbers.put("model_right", probability));
    return new Suggestion(
        session,
        Kind.CHANGES,
        new Observation(numbers, texts(facts, task, now)),
        costs(facts, task),
        new Suggestion.Stage.Made(task.verified(), armsLeft));
  }

  private Costs costs(ChangeFacts facts, TaskFacts task) {
    double writing = PLACE_SECONDS * facts.files() + facts.written() / charactersASecond;
    return new Costs(
        Cost.measured(seconds(task.generation())),
        Cost.estimated(LOOK_SECONDS + LINE_SECONDS * facts.lines()),
        Cost.estimated(EDITED_SHARE * writing),
        Cost.estimated(writing));
  }

  private static Map<String, Double> numbers(ChangeFacts facts, TaskFacts task) {
    Map<String, Double> numbers = new HashMap<>();
    numbers.put("prompt_words", (double) task.request().strip().split("\\s+", -1).length);
    numbers.put("turn", (double) task.turn());
    numbers.put("since_prompt_s", seconds(task.sinceRequest()));
    numbers.put("context_tokens", (double) task.contextTokens());
    numbers.put("added_lines", (double) facts.added());
    numbers.put("removed_lines", (double) facts.removed());
    numbers.put("files", (double) facts.files());
    numbers.put("new_files", (double) facts.newFiles());
    numbers.put("written_chars", (double) facts.written());
    numbers.put("touches_tests", number(facts.touchesTests()));
    numbers.put("touches_config", number(facts.touchesConfig()));
    numbers.put("touches_lockfile", number(facts.touchesLockfile()));
    numbers.put("retries", (double) task.retries());
    facts.seenShare().ifPresent(share -> numbers.put("seen_share", share));
    task.failedBefore().ifPresent(failed -> numbers.put("tests_failing", number(failed)));
    return numbers;
  }

  private static Map<String, String> texts(ChangeFacts facts, TaskFacts task, LocalTime now) {
    Map<String, String> texts = new HashMap<>();
    texts.put("form", form(task.request()));
    texts.put("mode", task.isPlanned() ? "plan" : "edit");
    texts.put("daytime", daytime(now.getHour()));
    facts.language().ifPresent(language -> texts.put("language", language));
    return texts;
  }

  private static String form(String request) {
    String lower = request.strip().toLowerCase(Locale.ROOT);
    if (lower.endsWith("?") || QUESTION.matcher(lower).find()) {
      return "question";
    }
    return ERROR.matcher(lower).find() ? "error" : "imperative";
  }

  private static String daytime(int hour) {
    if (hour < 6) {
      return "night";
    }
    if (hour < 12) {
      return "morning";
    }
    return hour < 18 ? "afternoon" : "evening";
  }

  private static double number(boolean is) {
    return is ? 1 : 0;
  }

  private static double seconds(Duration duration) {
    return Math.max(0, duration.toMillis() / 1000.0);
  }
}
