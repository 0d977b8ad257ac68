package dev.simplecoder.app.store.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplecoder.app.gate.Label.Survived;
import dev.simplecoder.router.Term;
import dev.simplecoder.router.gate.acceptance.AcceptanceModel.Snapshot;
import dev.simplecoder.router.gate.acceptance.Observation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The values of the gate's log as JSON. */
final class GateJson {

  private GateJson() {}

  /** Numbers, then words, each in the order of its names. */
  static ObjectNode of(Observation seen) {
    ObjectNode json = Written.object();
    new TreeMap<>(seen.numbers()).forEach(json::put);
    new TreeMap<>(seen.texts()).forEach(json::put);
    return json;
  }

  static Observation seen(JsonNode json) throws IOException {
    Map<String, Double> numbers = new TreeMap<>();
    Map<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      if (entry.getValue().isTextual()) {
        texts.put(entry.getKey(), entry.getValue().textValue());
      } else {
        numbers.put(entry.getKey(), Written.number(entry.getValue()));
      }
    }
    return new Observation(numbers, texts);
  }

  static ArrayNode terms(List<Term> terms) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Term term : terms) {
      array.addObject().put("what", term.what()).put("value", term.value());
    }
    return array;
  }

  static List<Term> terms(JsonNode array) throws IOException {
    List<Term> terms = new ArrayList<>();
    for (JsonNode term : array) {
      terms.add(new Term(Written.text(term.path("what")), Written.number(term.path("value"))));
    }
    return terms;
  }

  static ArrayNode survival(List<Survived> looks) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    looks.forEach(look -> array.addArray().add(look.seconds()).add(look.share()));
    return array;
  }

  static List<Survived> survival(JsonNode array) throws IOException {
    List<Survived> looks = new ArrayList<>();
    for (JsonNode look : array) {
      looks.add(new Survived(Written.number(look.path(0)), Written.number(look.path(1))));
    }
    return looks;
  }

  static String of(GateRecords.Learned learned) {
    ObjectNode json = Written.object();
    json.set("context", snapshot(learned.context()));
    json.set("suggestion", snapshot(learned.suggestion()));
    return json.toString();
  }

  private static ObjectNode snapshot(Snapshot snapshot) {
    ObjectNode json = Written.object();
    snapshot.own().forEach(json.putArray("own")::add);
    snapshot.precisions().forEach(json.putArray("precisions")::add);
    return json;
  }

  static GateRecords.Learned learned(String text) throws IOException {
    JsonNode json = Written.tree(text);
    return new GateRecords.Learned(
        snapshot(json.path("context")), snapshot(json.path("suggestion")));
  }

  private static Snapshot snapshot(JsonNode json) throws IOException {
    return new Snapshot(numbers(json.path("own")), numbers(json.path("precisions")));
  }

  private static List<Double> numbers(JsonNode array) throws IOException {
    List<Double> numbers = new ArrayList<>();
    for (JsonNode value : array) {
      numbers.add(Written.number(value));
    }
    return numbers;
  }
}
