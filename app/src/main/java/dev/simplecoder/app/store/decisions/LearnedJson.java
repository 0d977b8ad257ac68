package dev.simplecoder.app.store.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplecoder.router.outcome.FixRates;
import dev.simplecoder.router.outcome.LearnedOutcomes.Snapshot;
import dev.simplecoder.router.outcome.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** All that was learned, as JSON. */
final class LearnedJson {

  private LearnedJson() {}

  static String of(Snapshot snapshot) {
    ObjectNode json =
        Written.object().put("features", snapshot.features()).put("evidence", snapshot.evidence());
    ObjectNode weights = json.putObject("weights");
    for (Map.Entry<String, List<Double>> arm : snapshot.weights().entrySet()) {
      ArrayNode values = weights.putArray(arm.getKey());
      arm.getValue().forEach(values::add);
    }
    ArrayNode cells = json.putArray("cells");
    for (FixRates.Cell cell : snapshot.cells()) {
      ObjectNode object = cells.addObject();
      cell.failed().forEach(object.putArray("failed")::add);
      object.put("option", cell.option()).set("tally", tally(cell.tally()));
    }
    ObjectNode trust = json.putObject("trust");
    snapshot.trust().forEach((arm, tally) -> trust.set(arm, tally(tally)));
    return json.toString();
  }

  private static ArrayNode tally(Tally tally) {
    return Written.object().arrayNode().add(tally.passed()).add(tally.trials());
  }

  static Snapshot read(String text) throws IOException {
    JsonNode json = Written.tree(text);
    SequencedMap<String, List<Double>> weights = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : json.path("weights").properties()) {
      List<Double> values = new ArrayList<>();
      for (JsonNode value : entry.getValue()) {
        values.add(Written.number(value));
      }
      weights.put(entry.getKey(), values);
    }
    List<FixRates.Cell> cells = new ArrayList<>();
    for (JsonNode cell : json.path("cells")) {
      List<String> failed = new ArrayList<>();
      for (JsonNode arm : cell.path("failed")) {
        failed.add(Written.text(arm));
      }
      cells.add(
          new FixRates.Cell(failed, Written.text(cell.path("option")), tally(cell.path("tally"))));
    }
    SequencedMap<String, Tally> trust = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : json.path("trust").properties()) {
      trust.put(entry.getKey(), tally(entry.getValue()));
    }
    return new Snapshot(
        json.path("features").asInt(),
        Written.number(json.path("evidence")),
        weights,
        cells,
        trust);
  }

  private static Tally tally(JsonNode pair) throws IOException {
    var tally = new Tally(Written.number(pair.path(0)), Written.number(pair.path(1)));
    if (tally.passed() < 0 || tally.trials() < 0) {
      throw new IOException("%s of %s trials passed".formatted(tally.passed(), tally.trials()));
    }
    return tally;
  }
}
