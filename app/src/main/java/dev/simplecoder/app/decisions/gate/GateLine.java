package dev.simplecoder.app.decisions.gate;

import dev.simplecoder.app.gate.Costs;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.store.JsonLine;
import dev.simplecoder.app.store.decisions.GateDecision;
import dev.simplecoder.app.store.decisions.GateRow;
import dev.simplecoder.router.Term;
import dev.simplecoder.router.gate.Times;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A verdict and what came of it as one JSON object: all that is kept of it. */
final class GateLine {

  private GateLine() {}

  static String of(GateRow row) {
    GateDecision decision = row.decision();
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", row.id());
    fields.put("at", decision.at());
    fields.put("session", decision.session());
    fields.put("kind", decision.kind().word());
    fields.put("policy", decision.policy());
    fields.put("mode", decision.mode().word());
    fields.put("version", decision.version());
    var seen = new TreeMap<String, Object>(decision.seen().numbers());
    seen.putAll(decision.seen().texts());
    fields.put("seen", seen);
    fields.put("p1", decision.expected().first());
    fields.put("p2", number(decision.expected().second()));
    fields.put("q", decision.decision().probability());
    fields.put("low", decision.expected().interval().low());
    fields.put("high", decision.expected().interval().high());
    fields.put("acceptance", terms(decision.expected().terms()));
    put(fields, decision.times());
    put(fields, decision.costs());
    fields.put("arms_left", decision.armsLeft());
    fields.put("bar", decision.decision().bar());
    fields.put("wanted", word(decision.wanted()));
    fields.put("verdict", word(decision.decision().verdict()));
    fields.put("ground", word(decision.ground()));
    fields.put("propensity", decision.decision().propensity());
    fields.put("explored", decision.isExplored());
    fields.put("terms", terms(decision.decision().terms()));
    fields.put("overruled", row.overruled().map(GateLine::word).orElse(null));
    fields.put("label", row.label().map(GateLine::of).orElse(null));
    return JsonLine.of(fields);
  }

  private static void put(SequencedMap<String, @Nullable Object> fields, Times times) {
    fields.put("p1_bar", times.barToGenerate());
    fields.put("p2_bar", times.barToShow());
    fields.put("write_s", times.write());
    fields.put("edit_s", times.edit());
    fields.put("verify_accepted_s", times.verifyAccepted());
    fields.put("verify_rejected_s", times.verifyRejected());
    fields.put("generation_s", times.generation());
  }

  private static void put(SequencedMap<String, @Nullable Object> fields, Costs costs) {
    SequencedMap<String, @Nullable Object> told = new LinkedHashMap<>();
    told.put("generation_s", costs.generation().seconds());
    told.put("generation_is", word(costs.generation().source()));
    told.put("reading_s", costs.reading().seconds());
    told.put("reading_is", word(costs.reading().source()));
    told.put("editing_s", costs.editing().seconds());
    told.put("editing_is", word(costs.editing().source()));
    told.put("writing_s", costs.writing().seconds());
    told.put("writing_is", word(costs.writing().source()));
    fields.put("told", told);
  }

  private static SequencedMap<String, @Nullable Object> of(Label label) {
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("word", word(label.word()));
    fields.put("weight", label.word().weight());
    fields.put("decide_s", number(label.decideSeconds()));
    fields.put("focus", word(label.focus()));
    fields.put("edit_s", number(label.editSeconds()));
    fields.put("reverted_s", number(label.revertedSeconds()));
    List<List<Double>> survival = new ArrayList<>();
    label.survival().forEach(look -> survival.add(List.of(look.seconds(), look.share())));
    fields.put("survival", survival);
    fields.put("tests", word(label.tests()));
    return fields;
  }

  private static SequencedMap<String, Double> terms(List<Term> terms) {
    SequencedMap<String, Double> fields = new LinkedHashMap<>();
    terms.forEach(term -> fields.merge(term.what(), term.value(), Double::sum));
    return fields;
  }

  private static @Nullable Double number(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
