package dev.simplecoder.app.gate.judge;

import dev.simplecoder.app.gate.Suggestion;
import dev.simplecoder.app.gate.Suggestion.Stage;
import dev.simplecoder.app.gate.Verified;
import dev.simplecoder.router.gate.acceptance.Observation;
import java.util.Map;
import java.util.TreeMap;

/** What is known of a suggestion, with what the gate knows itself. */
final class Facts {

  private Facts() {}

  static Observation of(Suggestion suggestion, Habits habits) {
    Map<String, Double> numbers = new TreeMap<>(suggestion.seen().numbers());
    if (!suggestion.kind().isInWords()) {
      numbers.putAll(habits.columns());
    }
    switch (suggestion.stage()) {
      case Stage.Wished() -> {}
      case Stage.Made(Verified verified, int _) -> {
        add(verified, numbers);
        if (suggestion.kind().isInWords()) {
          add(verified.words(), numbers);
        }
      }
    }
    Map<String, String> texts = new TreeMap<>(suggestion.seen().texts());
    texts.put("kind", suggestion.kind().word());
    return new Observation(numbers, texts);
  }

  private static void add(Verified verified, Map<String, Double> numbers) {
    numbers.put("does_not_compile", verified.state() == Verified.State.DOES_NOT_COMPILE ? 1.0 : 0);
    numbers.put("breaks_tests", verified.state() == Verified.State.BREAKS_TESTS ? 1.0 : 0);
    numbers.put("tests_pass", verified.state() == Verified.State.PASSED ? 1.0 : 0);
    numbers.put("failing_tests", (double) verified.failing());
    numbers.put("tests", (double) verified.tests());
    numbers.put("truncated", verified.truncated() ? 1.0 : 0);
    numbers.put("tool_errors", (double) verified.toolErrors());
  }

  private static void add(Verified.Words words, Map<String, Double> numbers) {
    numbers.put("places", (double) words.places());
    numbers.put("missing_places", (double) words.missing());
    numbers.put("unread_places", (double) words.unread());
    numbers.put("unborne_claims", (double) words.unborne());
  }
}
