package dev.simplecoder.app.learn;

import dev.simplecoder.agent.evidence.FailureClass;
import dev.simplecoder.agent.program.Ending;
import dev.simplecoder.agent.program.Extracted;
import dev.simplecoder.agent.program.Why;
import dev.simplecoder.app.exercise.Attempted;
import dev.simplecoder.app.exercise.LogProbability;
import dev.simplecoder.app.exercise.Spent;
import dev.simplecoder.app.exercise.Verdict;
import dev.simplecoder.app.store.JsonLine;
import dev.simplecoder.router.reward.Attempt;
import dev.simplecoder.router.reward.Sight;
import dev.simplecoder.router.reward.TestCount;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** An attempt as a line of {@code attempts.jsonl}. */
final class MadeLine {

  private static final String TESTS = " of ";

  private final Map<String, @Nullable Object> fields;

  private MadeLine(Map<String, @Nullable Object> fields) {
    this.fields = fields;
  }

  static String of(Made made) {
    Attempted attempted = made.attempted();
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("task", made.key().task());
    fields.put("arm", made.key().arm());
    fields.put("sample", made.key().sample());
    fields.put("at", made.at());
    fields.put("prompt", attempted.prompt());
    fields.put("reply", attempted.reply());
    fields.put("ending", attempted.ending());
    switch (attempted.extracted()) {
      case Extracted.Program(String source) -> fields.put("program", source);
      case Extracted.NoProgram(Why why) -> fields.put("no_program", why.name());
    }
    put(fields, "visible", attempted.visible());
    put(fields, "hidden", attempted.hidden());
    fields.put("complaint", attempted.complaint());
    fields.put("prompt_tokens", attempted.spent().promptTokens());
    fields.put("completion_tokens", attempted.spent().completionTokens());
    fields.put("answering_ms", attempted.spent().answering().toMillis());
    fields.put("testing_ms", attempted.spent().testing().toMillis());
    List<LogProbability> said = attempted.logProbabilities();
    fields.put("tokens", said.stream().map(LogProbability::token).toList());
    fields.put("logprobs", said.stream().map(it -> String.valueOf(it.value())).toList());
    return JsonLine.of(fields);
  }

  private static void put(
      SequencedMap<String, @Nullable Object> fields, String name, Verdict<?> verdict) {
    if (verdict.attempt() instanceof Attempt.Ran<?>(TestCount<?> tests)) {
      fields.put(name, tests.passed() + TESTS + tests.total());
    }
    fields.put(name + "_failure", verdict.why().map(FailureClass::name).orElse(""));
  }

  /** From what {@link #of} wrote; anything else is an exception that says why. */
  static Made read(String line) throws IOException {
    try {
      return new MadeLine(JsonLine.fields(line)).made();
    } catch (IllegalArgumentException | DateTimeException wrong) {
      throw new IOException(wrong.getMessage(), wrong);
    }
  }

  private Made made() throws IOException {
    var key = new Made.Key(text("task"), text("arm"), number("sample"));
    Extracted extracted =
        fields.containsKey("program")
            ? new Extracted.Program(text("program"))
            : new Extracted.NoProgram(Why.valueOf(text("no_program")));
    var attempted =
        new Attempted(
            text("prompt"),
            text("reply"),
            Ending.valueOf(text("ending")),
            extracted,
            this.<Sight.Visible>verdict("visible"),
            this.<Sight.Hidden>verdict("hidden"),
            text("complaint"),
            new Spent(
                number("prompt_tokens"),
                number("completion_tokens"),
                Duration.ofMillis(number("answering_ms")),
                Duration.ofMillis(number("testing_ms"))),
            logProbabilities());
    return new Made(key, attempted, Instant.parse(text("at")));
  }

  private <S extends Sight> Verdict<S> verdict(String name) throws IOException {
    String failure = text(name + "_failure");
    return new Verdict<>(attempt(name), failure.isEmpty() ? null : FailureClass.valueOf(failure));
  }

  private <S extends Sight> Attempt<S> attempt(String name) throws IOException {
    if (!fields.containsKey(name)) {
      return new Attempt.NoProgram<>();
    }
    String[] counts = text(name).split(TESTS, -1);
    if (counts.length != 2) {
      throw new IOException(name + ": " + text(name));
    }
    return new Attempt.Ran<>(
        new TestCount<>(Integer.parseInt(counts[0]), Integer.parseInt(counts[1])));
  }

  private List<LogProbability> logProbabilities() throws IOException {
    List<String> tokens = texts("tokens");
    List<String> values = texts("logprobs");
    if (tokens.size() != values.size()) {
      throw new IOException(tokens.size() + " tokens, " + values.size() + " probabilities");
    }
    List<LogProbability> said = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      said.add(new LogProbability(tokens.get(i), Double.parseDouble(values.get(i))));
    }
    return said;
  }

  private List<String> texts(String name) throws IOException {
    if (fields.get(name) instanceof List<?> texts) {
      return texts.stream().map(String::valueOf).toList();
    }
    throw new IOException("no list \"" + name + "\"");
  }

  private String text(String name) throws IOException {
    if (fields.get(name) instanceof String text) {
      return text;
    }
    throw new IOException("no text \"" + name + "\"");
  }

  private int number(String name) throws IOException {
    if (fields.get(name) instanceof Double number && number == number.intValue()) {
      return number.intValue();
    }
    throw new IOException("no whole number \"" + name + "\"");
  }
}
