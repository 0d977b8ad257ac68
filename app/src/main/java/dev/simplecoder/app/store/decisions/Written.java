package dev.simplecoder.app.store.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplecoder.router.Approach;
import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Choice.Scored;
import dev.simplecoder.router.Failure;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.Term;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The values of a decision as JSON, in the database and in exported lines. */
final class Written {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Written() {}

  static JsonNode tree(String text) throws IOException {
    return JSON.readTree(text);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode features(Features features) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (double value : features.toArray()) {
      array.add(value);
    }
    return array;
  }

  static ArrayNode failures(List<Failure> failures) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Failure failure : failures) {
      ObjectNode object = array.addObject().put("kind", word(failure.kind()));
      object.set("arm", arm(failure.arm()));
    }
    return array;
  }

  static ArrayNode candidates(List<Scored> candidates) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Scored candidate : candidates) {
      ObjectNode object = array.addObject();
      switch (candidate.move()) {
        case Move.Try(Option option) -> {
          object.put("move", "try").set("arm", arm(option.arm()));
          object.put("approach", word(option.approach())).put("cost", option.cost());
        }
        case Move.Ask() -> object.put("move", "ask");
        case Move.Stop() -> object.put("move", "stop");
      }
      ArrayNode terms = object.putArray("terms");
      for (Term term : candidate.terms()) {
        terms.addObject().put("what", term.what()).put("value", term.value());
      }
    }
    return array;
  }

  private static ObjectNode arm(Arm arm) {
    return object()
        .put("id", arm.id())
        .put("family", arm.family())
        .put("billions", arm.activeBillions())
        .put("greedy", arm.greedy());
  }

  static Situation situation(JsonNode features, JsonNode failures) throws IOException {
    double[] values = new double[features.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(features.path(i));
    }
    Situation situation = Situation.first(Features.of(values));
    for (JsonNode failure : failures) {
      Failure.Kind kind = value(Failure.Kind.class, failure.path("kind"));
      situation = situation.after(new Failure(arm(failure.path("arm")), kind));
    }
    return situation;
  }

  static List<Scored> candidates(JsonNode array) throws IOException {
    List<Scored> candidates = new ArrayList<>();
    for (JsonNode candidate : array) {
      List<Term> terms = new ArrayList<>();
      for (JsonNode term : candidate.path("terms")) {
        terms.add(new Term(text(term.path("what")), number(term.path("value"))));
      }
      candidates.add(new Scored(move(candidate), terms));
    }
    return candidates;
  }

  private static Move move(JsonNode candidate) throws IOException {
    return switch (text(candidate.path("move"))) {
      case "try" ->
          new Move.Try(
              new Option(
                  arm(candidate.path("arm")),
                  value(Approach.class, candidate.path("approach")),
                  number(candidate.path("cost"))));
      case "ask" -> new Move.Ask();
      case "stop" -> new Move.Stop();
      default -> throw new IOException("no move: " + candidate);
    };
  }

  private static Arm arm(JsonNode arm) throws IOException {
    return new Arm(
        text(arm.path("id")),
        text(arm.path("family")),
        number(arm.path("billions")),
        arm.path("greedy").asBoolean());
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> E value(Class<E> type, JsonNode word) throws IOException {
    for (E value : type.getEnumConstants()) {
      if (word(value).equals(word.asText())) {
        return value;
      }
    }
    throw new IOException("no " + type.getSimpleName() + ": " + word);
  }

  static String text(JsonNode node) throws IOException {
    if (!node.isTextual()) {
      throw new IOException("expected text, found " + node);
    }
    return node.textValue();
  }

  static double number(JsonNode node) throws IOException {
    if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw new IOException("expected a number, found " + node);
    }
    return node.doubleValue();
  }
}
