package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.ToolSpec;
import dev.simplecoder.agent.model.ToolSpec.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The parameters of a call as {@code <parameter=NAME>} tags with raw text between them. */
final class RawParameters {

  private static final String OPEN = "<parameter=";
  private static final String CLOSE = "</parameter>";
  private static final List<String> FOLLOW =
      List.of(OPEN, FunctionTag.CLOSE, "</tool_call>", CLOSE);

  private final KnownTools tools;
  private final StringBuilder written = new StringBuilder();
  private final StringBuilder value = new StringBuilder();
  private final SequencedMap<String, String> values = new LinkedHashMap<>();
  private String name = "";
  private boolean ended;
  private @Nullable String problem;

  RawParameters(KnownTools tools) {
    this.tools = tools;
  }

  static boolean begin(String line, int at) {
    return line.startsWith(OPEN, at);
  }

  boolean isEmpty() {
    return written.isEmpty();
  }

  boolean hasEnded() {
    return ended;
  }

  int take(String line, int from) {
    int end = name.isEmpty() ? between(line, from) : within(line, from);
    written.append(line, from, end);
    return end;
  }

  Arguments arguments(String tool) {
    String wrong = problem;
    if (!name.isEmpty()) {
      wrong =
          "the text of "
              + name
              + " has no "
              + CLOSE
              + ", so the reply was probably cut off. Nothing was done. Send the whole call again;"
              + " if the text is long, send less at a time.";
    } else if (!ended && lacks(tool)) {
      wrong = "the call was cut off before all its parameters had come. Send the whole call again.";
    }
    return wrong == null
        ? Arguments.of(written.toString(), values)
        : Arguments.unreadable(written.toString(), wrong);
  }

  private int between(String line, int at) {
    if (Character.isWhitespace(line.charAt(at))) {
      return at + 1;
    }
    if (line.startsWith(FunctionTag.CLOSE, at) || line.startsWith("</tool_call>", at)) {
      ended = true;
      return at;
    }
    int close = line.indexOf('>', at);
    if (begin(line, at) && 0 <= close) {
      name = line.substring(at + OPEN.length(), close).strip();
      name = name.isEmpty() ? "?" : name;
      return close + 1;
    }
    fail(
        "text follows "
            + CLOSE
            + ", so it is not clear where a parameter ends. Nothing was done. Send the call in another"
            + " form, such as JSON.");
    return line.length();
  }

  private int within(String line, int from) {
    int at = line.indexOf(CLOSE, from);
    while (0 <= at && !endsHere(line, at + CLOSE.length())) {
      at = line.indexOf(CLOSE, at + 1);
    }
    if (begin(line, from) && !value.isEmpty()) {
      fail(
          "a second "
              + OPEN
              + "…> begins before the "
              + CLOSE
              + " of "
              + name
              + ". Nothing was done. End each parameter before the next.");
    }
    if (at < 0) {
      value.append(line, from, line.length());
      return line.length();
    }
    value.append(line, from, at);
    if (values.putIfAbsent(name, bare(value.toString())) != null) {
      fail(
          "there are two texts for "
              + name
              + ". Nothing was done. Give each parameter once; if its text has such tags in it, send the"
              + " call in another form, such as JSON.");
    }
    value.setLength(0);
    name = "";
    return at + CLOSE.length();
  }

  /** A line that goes on with something else has the mark as a part of the text. */
  private static boolean endsHere(String line, int behind) {
    int at = behind;
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    int next = at;
    return at == line.length() || FOLLOW.stream().anyMatch(tag -> line.startsWith(tag, next));
  }

  private boolean lacks(String tool) {
    return tools.named(tool).stream()
        .map(ToolSpec::parameters)
        .flatMap(List::stream)
        .filter(Parameter::required)
        .anyMatch(parameter -> !values.containsKey(parameter.name()));
  }

  private void fail(String why) {
    problem = problem == null ? why : problem;
  }

  /** Without the line ends that part a text from its tags. */
  private static String bare(String text) {
    String rest = text;
    if (text.startsWith("\r\n")) {
      rest = text.substring(2);
    } else if (text.startsWith("\n")) {
      rest = text.substring(1);
    }
    return SearchReplace.withoutLineEnd(rest);
  }
}
