package dev.simplecoder.router.gate.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.gate.acceptance.FeatureTable.Known;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeatureTableTest {

  private static final List<FeatureTable> ALL =
      List.of(
          FeatureTable.inline(), FeatureTable.chat(), FeatureTable.answer(), FeatureTable.live());

  /** What is known only once the person has decided, by the description of the data. */
  private static final Set<String> AFTERWARDS =
      Set.of(
          "accepted",
          "n_replay",
          "n_browse",
          "decision_s",
          "verify_cups_s",
          "cups_at_decision",
          "post_accept_verify_cups_s",
          "n_copy_events",
          "n_copy_button",
          "next_request_s");

  private static final List<String> AFTERWARDS_BY_BEGINNING = List.of("edit_", "copied_");

  /** What a label says, in whatever words. */
  private static final List<String> OF_A_LABEL =
      List.of(
          "decide", "focus", "revert", "surviv", "label", "overrul", "regret", "undo", "applied");

  private static boolean isKnownOnlyAfterwards(String column) {
    return AFTERWARDS.contains(column)
        || AFTERWARDS_BY_BEGINNING.stream().anyMatch(column::startsWith)
        || OF_A_LABEL.stream().anyMatch(column::contains);
  }

  @Test
  void nothingThatIsKnownAfterTheDecisionIsAFeature() {
    assertTrue(isKnownOnlyAfterwards("edit_15s"));
    assertTrue(isKnownOnlyAfterwards("decide_seconds"));
    for (FeatureTable table : ALL) {
      List<String> columns =
          Stream.concat(table.numbers().stream(), table.texts().stream()).toList();
      assertTrue(20 < columns.size(), "" + columns);
      assertEquals(
          List.of(),
          columns.stream().filter(FeatureTableTest::isKnownOnlyAfterwards).toList(),
          table.name());
    }
  }

  @Test
  void theContextKnowsNothingOfTheSuggestion() {
    List<String> ofTheSuggestion =
        List.of(
            "sugg_",
            "comp_",
            "resp_",
            "lp_",
            "mean_",
            "latency",
            "added_",
            "removed_",
            "touches_",
            "written_",
            "breaks_",
            "does_not_",
            "failing_",
            "truncated",
            "tool_errors",
            "retries");
    for (FeatureTable table : ALL) {
      for (String column : table.context().numbers()) {
        assertTrue(ofTheSuggestion.stream().noneMatch(column::startsWith), column);
      }
    }
  }

  @Test
  void namesAreDifferentAndTheShippedWeightsAreOfTheseFeatures() {
    for (FeatureTable table : ALL) {
      assertEquals(table.names().size(), Set.copyOf(table.names()).size());
      for (Known known : Known.values()) {
        Weights weights = Weights.shipped(table, known);
        assertEquals(table.of(known).names().size() + 1, weights.vector().length);
      }
    }
  }

  /** A kind is worth the five decisions of its prior at most. */
  @Test
  void ofWhatTheProgramShowsNothingWeighsButTheKindAndWhatWasVerified() {
    FeatureTable table = FeatureTable.live();
    double[] weights = Weights.shipped(table, Known.SUGGESTION).vector();
    double[] variances = Weights.shipped(table, Known.SUGGESTION).variances();
    List<String> verified =
        List.of("no_compile", "breaks_tests", "failing_share", "truncated", "log_tool_errors");
    for (int i = 0; i < table.features().size(); i++) {
      String name = table.names().get(i);
      boolean isKind = table.features().get(i).source().equals(new Source.Is("kind", name));
      double weight = weights[i + 1];
      if (isKind) {
        double p = 1 / (1 + Math.exp(-weight));
        assertTrue(1 / (variances[i + 1] * p * (1 - p)) <= 5.001, name + " is worth too much");
      } else if (verified.contains(name)) {
        assertTrue(weight < 0, name);
      } else {
        assertEquals(name.equals("tests_pass") ? 0.7 : 0, weight, name);
      }
    }
  }

  /** What was noted before there was a column goes on teaching, without it. */
  @Test
  void aTableReadsWhatWasNotedSinceColumnsWereOnlyAdded() {
    FeatureTable table = FeatureTable.live();
    assertTrue(table.reads(table.version()) && table.reads(2) && table.context().reads(2));
    assertFalse(table.reads(1) || table.reads(table.version() + 1));
    assertFalse(FeatureTable.chat().reads(FeatureTable.chat().version() - 1));
    double[] noted = table.values(new Observation(Map.of(), Map.of()));
    assertTrue(Double.isNaN(noted[table.names().indexOf("model_right")]));
  }

  @Test
  void anAnswerIsWeighedAsInTheChatButForWhatWasVerified() {
    FeatureTable chat = FeatureTable.chat();
    FeatureTable answer = FeatureTable.answer();
    for (Known known : Known.values()) {
      double[] usual = Weights.shipped(chat, known).vector();
      double[] weights = Weights.shipped(answer, known).vector();
      assertEquals(usual[0], weights[0]);
      for (int i = 0; i < answer.of(known).features().size(); i++) {
        FeatureTable.Feature feature = answer.of(known).features().get(i);
        int same = chat.of(known).names().indexOf(feature.name());
        if (same < 0) {
          assertTrue(weights[i + 1] < 0, feature.name());
        } else {
          assertEquals(chat.of(known).features().get(same), feature);
          assertEquals(usual[same + 1], weights[i + 1], feature.name());
        }
      }
    }
  }

  @Test
  void aSourceMakesOfItsColumnsWhatItSays() {
    var row =
        new Observation(
            Map.of("a", 3.0, "b", 1.0, "zero", 0.0, "minus", -0.5), Map.of("kind", "paused"));
    assertEquals(3, Source.read("plain a").of(row));
    assertEquals(Math.log(4), Source.read("log a").of(row), 1e-12);
    assertEquals(Math.log(5), Source.read("log a+b").of(row), 1e-12);
    assertEquals(Math.log(4) - 1, Source.read("above 1 a").of(row), 1e-12);
    assertEquals(0, Source.read("above 2 a").of(row));
    assertEquals(0.4, Source.read("below -0.1 minus").of(row), 1e-12);
    assertEquals(1, Source.read("known a").of(row));
    assertEquals(0, Source.read("known gone").of(row));
    assertEquals(1, Source.read("is kind paused").of(row));
    assertEquals(0, Source.read("is kind typing").of(row));
    assertEquals((3 + 0.3 * 5) / 9, Source.read("share a b 0.3 5").of(row), 1e-12);
    assertEquals(3, Source.read("ratio a zero").of(row));
    for (String missing : List.of("plain gone", "log a+gone", "below 1 gone", "ratio a gone")) {
      assertTrue(Double.isNaN(Source.read(missing).of(row)), missing);
    }
  }
}
