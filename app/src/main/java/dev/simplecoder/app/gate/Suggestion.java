package dev.simplecoder.app.gate;

import dev.simplecoder.router.gate.acceptance.FeatureTable;
import dev.simplecoder.router.gate.acceptance.Observation;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Something that might be shown.
 *
 * @param session in which it came up
 * @param seen what is known of it, by the columns of {@link #table}; those that the gate knows
 *     itself, {@link #OWN}, are left out, and any other may be
 */
public record Suggestion(String session, Kind kind, Observation seen, Costs costs, Stage stage) {

  /** What the gate knows of its log and of the other components. */
  public static final Set<String> OWN =
      Set.of(
          "kind",
          "prev1",
          "prev2",
          "prev3",
          "taken",
          "declined",
          "since_taken_s",
          "does_not_compile",
          "breaks_tests",
          "failing_tests",
          "tests",
          "tests_pass",
          "truncated",
          "tool_errors",
          "places",
          "missing_places",
          "unread_places",
          "unborne_claims");

  private static final FeatureTable TABLE = FeatureTable.live();
  private static final FeatureTable OF_ANSWERS = FeatureTable.answer();

  /** No code and no request passes for one of these. */
  private static final Pattern WORD = Pattern.compile("[a-z0-9_+#.-]{1,24}");

  /** What is known of a kind. */
  public static FeatureTable table(Kind kind) {
    return kind.isInWords() ? OF_ANSWERS : TABLE;
  }

  /** How far it is. */
  public sealed interface Stage {

    /** It could be generated. */
    record Wished() implements Stage {}

    /**
     * It exists.
     *
     * @param armsLeft how many other models could still be tried in time
     */
    record Made(Verified verified, int armsLeft) implements Stage {}
  }

  public Suggestion {
    var unknown = new TreeSet<String>(seen.numbers().keySet());
    FeatureTable table = table(kind);
    unknown.removeAll(table.numbers());
    var texts = new TreeSet<String>(seen.texts().keySet());
    texts.removeAll(table.texts());
    unknown.addAll(texts);
    OWN.stream()
        .filter(own -> seen.numbers().containsKey(own) || seen.texts().containsKey(own))
        .forEach(unknown::add);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("no columns that are given to the gate: " + unknown);
    }
    for (String text : seen.texts().values()) {
      if (!WORD.matcher(text).matches()) {
        throw new IllegalArgumentException("a word as a feature, not \"" + text + "\"");
      }
    }
  }
}
