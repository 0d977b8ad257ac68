package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.dialect.ReplyReader.Wish;
import dev.simplecoder.agent.model.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads calls from JSON, in all the shapes that models were trained on. */
final class CallJson {

  private static final List<String> NAMES = List.of("name", "tool", "tool_name", "function");
  private static final List<String> ARGUMENTS =
      List.of("arguments", "parameters", "args", "input", "tool_input");
  private static final List<String> WRAPPERS = List.of("function", "tool_call", "function_call");

  private static final String LIST = "tool_calls";

  /** The name of a call whose own cannot be found. */
  private static final String NAMELESS = "tool_call";

  /** What may stand between calls; each character can match in one way only. */
  private static final Pattern LISTING = Pattern.compile("[\\[\\],;\\s]*");

  /** What may stand around them besides, where they are known to be calls. */
  private static final Pattern FENCE = Pattern.compile("```(?:json)?");

  private static final String UNESCAPED =
      "Nothing was done. If a text has quotes in it, write each as \\\".";

  private static final String SHAPE =
      "Write a call as {\"name\": the tool's name, \"arguments\": {…}}.";

  private final KnownTools tools;
  private final ArgumentsReader json;

  CallJson(KnownTools tools, ArgumentsReader json) {
    this.tools = tools;
    this.json = json;
  }

  /**
   * The calls in a text that is one only by what it says: known tools and their arguments,
   * throughout. Empty where it is anything else.
   */
  List<Wish> evident(String text) {
    List<Wish> calls = new ArrayList<>();
    var others = new StringBuilder();
    for (String object : objects(listed(text), others)) {
      Optional<Wish> call = evidentCall(object);
      if (call.isEmpty()) {
        return List.of();
      }
      calls.add(call.get());
    }
    return LISTING.matcher(others).matches() ? calls : List.of();
  }

  /** The calls in a text that is about nothing else; at least one, which may be refused. */
  List<Wish> certain(String text) {
    var others = new StringBuilder();
    List<String> objects = objects(listed(text), others);
    if (objects.isEmpty()) {
      return List.of(refused(text, "no JSON object was found. " + SHAPE));
    }
    if (!LISTING.matcher(FENCE.matcher(others).replaceAll("")).matches()) {
      return List.of(refused(text, "it is not clear where the JSON ends. " + UNESCAPED));
    }
    return objects.stream().map(this::certainCall).toList();
  }

  /** A call whose name stands apart from its arguments. */
  Wish named(String name, String arguments) {
    return new Wish(name, json.read(arguments));
  }

  /** A call that cannot be understood. */
  Wish refused(String text, String problem) {
    return new Wish(nameIn(text).orElse(NAMELESS), Arguments.unreadable(text, problem));
  }

  private Optional<Wish> evidentCall(String object) {
    Arguments outer = json.read(object);
    if (outer.problem() != null) {
      boolean meant =
          nameIn(object).filter(tools::has).isPresent()
              && ARGUMENTS.stream().anyMatch(key -> 0 <= object.indexOf('"' + key + '"'));
      return meant ? Optional.of(refused(object, outer.problem())) : Optional.empty();
    }
    Map<String, String> call = unwrapped(outer);
    Optional<String> name = first(call, NAMES).filter(tools::has);
    boolean complete =
        first(call, ARGUMENTS).filter(CallJson::isObject).isPresent()
            || name.filter(tools::needsNothing).isPresent();
    return complete
        ? name.map(known -> new Wish(known, arguments(known, outer, call)))
        : Optional.empty();
  }

  private Wish certainCall(String object) {
    Arguments outer = json.read(object);
    String problem = outer.problem();
    if (problem != null) {
      return refused(object, problem);
    }
    Map<String, String> call = unwrapped(outer);
    return first(call, NAMES)
        .map(name -> new Wish(name, arguments(name, outer, call)))
        .orElseGet(() -> refused(object, "the call names no tool. " + SHAPE));
  }

  private Arguments arguments(String name, Arguments outer, Map<String, String> call) {
    Optional<String> written = first(call, ARGUMENTS).filter(text -> !text.isBlank());
    if (written.isEmpty()) {
      return beside(name, outer, call);
    }
    Arguments inner = json.read(written.get());
    return outer.repair().isEmpty() ? inner : inner.repaired(outer.repair());
  }

  /** Arguments that stand beside the name, since the object for them was left out. */
  private Arguments beside(String name, Arguments outer, Map<String, String> call) {
    Map<String, String> values = new LinkedHashMap<>(call);
    values
        .keySet()
        .removeIf(
            key -> tools.named(name).flatMap(tool -> KnownTools.parameter(tool, key)).isEmpty());
    Arguments arguments =
        new Arguments(outer.text(), new LinkedHashMap<>(values), null, outer.repair());
    return values.isEmpty() ? arguments : arguments.repaired("arguments beside the tool's name");
  }

  /** OpenAI's protocol has a call within an object that says what kind of thing it is. */
  private Map<String, String> unwrapped(Arguments outer) {
    for (String wrapper : WRAPPERS) {
      String inner = outer.values().get(wrapper);
      if (inner != null && isObject(inner)) {
        return json.read(inner).values();
      }
    }
    return outer.values();
  }

  /** OpenAI's protocol also has a list of calls as the one member of an object. */
  private String listed(String text) {
    Arguments outer =
        text.contains(LIST) && isObject(text)
            ? json.read(text.strip())
            : Arguments.of("", Map.of());
    return outer.values().size() == 1 ? outer.values().getOrDefault(LIST, text) : text;
  }

  private static Optional<String> first(Map<String, String> values, List<String> keys) {
    return keys.stream()
        .flatMap(key -> Optional.ofNullable(values.get(key)).stream())
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  private static boolean isObject(String text) {
    return text.stripLeading().startsWith("{");
  }

  /**
   * The objects at the top of a text or in its lists, in order.
   *
   * @param others where what stands between them goes
   */
  private static List<String> objects(String text, StringBuilder others) {
    List<String> objects = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == '{') {
        int end = new JsonExtent().take(text, at);
        objects.add(text.substring(at, end));
        at = end;
      } else {
        others.append(text.charAt(at));
        at++;
      }
    }
    return objects;
  }

  /** The tool that a broken call names, found without reading it. */
  static Optional<String> nameIn(String text) {
    return NAMES.stream()
        .flatMap(key -> Optional.ofNullable(valueOf(key, text)).stream())
        .findFirst();
  }

  private static @Nullable String valueOf(String key, String text) {
    int found = text.indexOf(key);
    if (found < 0) {
      return null;
    }
    int start = found + key.length();
    while (start < text.length() && 0 <= "\"':= ".indexOf(text.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < text.length() && isOfName(text.charAt(end))) {
      end++;
    }
    return end <= start ? null : text.substring(start, end);
  }

  static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }
}
