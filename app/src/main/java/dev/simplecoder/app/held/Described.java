package dev.simplecoder.app.held;

import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.app.gate.Costs;
import dev.simplecoder.app.gate.Costs.Cost;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Suggestion;
import dev.simplecoder.app.gate.Traits;
import dev.simplecoder.app.gate.Verified;
import dev.simplecoder.router.gate.acceptance.Observation;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** A change set, or an answer, as the gate is told of it: numbers, and words from fixed tables. */
final class Described {

  /** Of seeing what it is about, and of each line that changes. */
  static final double LOOK_SECONDS = 1;

  static final double LINE_SECONDS = 0.5;

  /** That are read of a text. */
  private static final double WORDS_A_SECOND = 4;

  /** Of finding the place in a file where something is to be written. */
  static final double PLACE_SECONDS = 15;

  /** Of writing it by hand: a quarter is spent on changing what was accepted. */
  static final double EDITED_SHARE = 0.25;

  private final String session;
  private final Kind kind;
  private final double charactersASecond;

  /**
   * @param kind of change sets only
   * @param charactersASecond that the person writes by hand
   */
  Described(String session, Kind kind, double charactersASecond) {
    this.session = session;
    this.kind = kind;
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
        kind,
        new Observation(numbers, texts(facts, task, now)),
        costs(facts, task),
        new Suggestion.Stage.Made(verified(task), armsLeft));
  }

  private Verified verified(TaskFacts task) {
    return kind == Kind.WATCH_FIX ? task.verified().ofMending() : task.verified();
  }

  /**
   * The answer that a task has come to, likewise.
   *
   * @param words what of it is wrong
   */
  Suggestion of(AnswerFacts answer, Verified.Words words, TaskFacts task, int armsLeft) {
    Map<String, Double> numbers = new HashMap<>(AnswerForm.ofRequest(answer.request()));
    numbers.putAll(AnswerForm.ofAnswer(answer.answer()));
    numbers.put("req_chars_total", (double) answer.requestCharacters());
    numbers.put("turns_in_thread", (double) task.turn());
    answer
        .first()
        .ifPresent(at -> numbers.put("t_s", Traits.seconds(Duration.between(at, answer.last()))));
    answer
        .before()
        .map(at -> Traits.seconds(Duration.between(at, answer.last())))
        .ifPresent(since -> numbers.put("since_prev_request_s", since));
    Verified known = task.verified();
    // What was run was of changes that are there no more, as an answer alone has none.
    var verified =
        new Verified(Verified.State.UNKNOWN, 0, 0, known.truncated(), known.toolErrors(), words);
    return new Suggestion(
        session,
        Kind.ANSWER,
        new Observation(numbers, Map.of()),
        costs(answer, words, task),
        new Suggestion.Stage.Made(verified, armsLeft));
  }

  /**
   * Whoever checks an answer looks up the places that it names; whoever has none looks at the files
   * that were read for it, and writes down what they find.
   */
  private Costs costs(AnswerFacts answer, Verified.Words words, TaskFacts task) {
    double code = AnswerForm.code(answer.answer()).length() / charactersASecond;
    return new Costs(
        Cost.measured(Traits.seconds(task.generation())),
        Cost.estimated(
            LOOK_SECONDS
                + AnswerForm.words(answer.answer()) / WORDS_A_SECOND
                + PLACE_SECONDS * words.places()),
        Cost.estimated(EDITED_SHARE * code),
        Cost.estimated(
            PLACE_SECONDS * task.filesRead() + answer.answer().length() / charactersASecond));
  }

  private Costs costs(ChangeFacts facts, TaskFacts task) {
    double writing = PLACE_SECONDS * facts.files() + facts.written() / charactersASecond;
    return new Costs(
        Cost.measured(Traits.seconds(task.generation())),
        Cost.estimated(LOOK_SECONDS + LINE_SECONDS * facts.lines()),
        Cost.estimated(EDITED_SHARE * writing),
        Cost.estimated(writing));
  }

  private static Map<String, Double> numbers(ChangeFacts facts, TaskFacts task) {
    Map<String, Double> numbers = new HashMap<>();
    numbers.put("prompt_words", (double) Traits.words(task.request()));
    numbers.put("turn", (double) task.turn());
    numbers.put("since_prompt_s", Traits.seconds(task.sinceRequest()));
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
    String mode = task.isPlanned() ? "plan" : "edit";
    return Traits.texts(Traits.form(task.request()), mode, now, facts.language());
  }

  private static double number(boolean is) {
    return is ? 1 : 0;
  }
}
