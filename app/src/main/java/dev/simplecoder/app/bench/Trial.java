package dev.simplecoder.app.bench;

import dev.simplecoder.agent.evidence.FailureClass;
import dev.simplecoder.agent.program.Extracted;
import dev.simplecoder.app.exercise.Asked;
import dev.simplecoder.app.exercise.Attempted;
import dev.simplecoder.app.exercise.Verdict;
import dev.simplecoder.app.store.JsonLine;
import dev.simplecoder.router.reward.Attempt;
import dev.simplecoder.router.reward.Sight;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an attempt at a problem.
 *
 * @param sample which of the arm's attempts at the problem, from 0
 * @param accepted whether nothing that may be looked at spoke against it
 * @param right whether it passed the hidden tests
 * @param failure of the hidden tests; null where it is right
 * @param program empty where there is none
 */
record Trial(
    String task,
    String arm,
    int sample,
    boolean accepted,
    boolean right,
    @Nullable FailureClass failure,
    int tokens,
    double seconds,
    String program) {

  static Trial of(Asked asked, Attempted attempted) {
    return new Trial(
        asked.problem().id(),
        asked.arm(),
        asked.sample(),
        isAccepted(attempted.visible()),
        attempted.hidden().isPassed(),
        attempted.hidden().failure(),
        attempted.spent().completionTokens(),
        seconds(attempted.spent().answering().plus(attempted.spent().testing())),
        attempted.extracted() instanceof Extracted.Program(String source) ? source : "");
  }

  /** Where there are no tests to look at, every program is that runs. */
  private static boolean isAccepted(Verdict<Sight.Visible> visible) {
    return visible.attempt() instanceof Attempt.Ran<Sight.Visible> && visible.failure() == null;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  /** What it is an attempt of, which comes once in a run. */
  Key key() {
    return new Key(task, arm, sample);
  }

  /** A sample of an arm for a task. */
  record Key(String task, String arm, int sample) {}

  String line() {
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("task", task);
    fields.put("arm", arm);
    fields.put("sample", sample);
    fields.put("accepted", accepted);
    fields.put("right", right);
    fields.put("failure", failure == null ? null : failure.name());
    fields.put("tokens", tokens);
    fields.put("seconds", seconds);
    fields.put("program", program);
    return JsonLine.of(fields);
  }

  /** From what {@link #line} wrote. */
  static Trial read(String line) throws IOException {
    Map<String, @Nullable Object> fields = JsonLine.fields(line);
    if (fields.get("sample") instanceof Double sample
        && fields.get("tokens") instanceof Double tokens
        && fields.get("seconds") instanceof Double seconds
        && fields.get("accepted") instanceof Boolean accepted
        && fields.get("right") instanceof Boolean right
        && fields.get("task") instanceof String task
        && fields.get("arm") instanceof String arm
        && fields.get("program") instanceof String program) {
      return new Trial(
          task,
          arm,
          sample.intValue(),
          accepted,
          right,
          fields.get("failure") instanceof String failure ? FailureClass.valueOf(failure) : null,
          tokens.intValue(),
          seconds,
          program);
    }
    throw new IOException("not an attempt: " + line);
  }
}
