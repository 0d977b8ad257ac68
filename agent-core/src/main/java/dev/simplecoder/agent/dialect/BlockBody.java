package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.model.ToolSpec;
import dev.simplecoder.agent.model.ToolSpec.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** What a block says between its fences: lines {@code name: value}, and behind them a text. */
final class BlockBody {

  /** What the next line belongs to. */
  enum Part {
    LINES,
    TEXT,
    EDITS,
    JSON
  }

  private final boolean isIndented;
  private final KnownTools tools;
  private final StringBuilder written = new StringBuilder();
  private final StringBuilder text = new StringBuilder();
  private final SequencedMap<String, String> values = new LinkedHashMap<>();
  private final List<SearchReplace> edits = new ArrayList<>();
  private final SequencedSet<String> mended = new LinkedHashSet<>();
  private Part part = Part.LINES;
  private String name;
  private String textName = "";
  private @Nullable String strayLine;

  BlockBody(BlockHead head, KnownTools tools) {
    this.isIndented = 0 < head.fence().indent();
    this.tools = tools;
    this.name = head.name();
  }

  void take(String line) {
    written.append(line);
    switch (part) {
      case LINES -> takeLine(line);
      case EDITS -> takeEdit(line);
      case TEXT -> takeText(line);
      case JSON -> text.append(line);
    }
  }

  Part part() {
    return part;
  }

  /** Empty as long as none was given. */
  String name() {
    return name;
  }

  Optional<ToolSpec> tool() {
    return tools.named(name);
  }

  String written() {
    return written.toString();
  }

  SequencedMap<String, String> values() {
    return values;
  }

  String textName() {
    return textName;
  }

  String text() {
    return text.toString();
  }

  List<SearchReplace> edits() {
    return edits;
  }

  SequencedSet<String> mended() {
    return mended;
  }

  /** The first line that is none of a block's. */
  Optional<String> strayLine() {
    return Optional.ofNullable(strayLine);
  }

  /** Between the markers of an edit, a fence is text. */
  boolean isWithinEdit() {
    return !edits.isEmpty() && !edits.getLast().isDone();
  }

  /** The parameters that the tool must have and that have no value yet, nor a text. */
  List<Parameter> missing() {
    return tool().stream()
        .flatMap(tool -> tool.parameters().stream())
        .filter(Parameter::required)
        .filter(parameter -> !values.containsKey(parameter.name()))
        .filter(parameter -> !textName.equals(parameter.name()))
        .toList();
  }

  private void takeLine(String line) {
    if (line.isBlank()) {
      return;
    }
    Optional<ParameterLine> parameter = parameter(line);
    if (SearchReplace.begins(line)) {
      part = Part.EDITS;
      takeEdit(line);
    } else if (values.isEmpty() && line.startsWith("{")) {
      part = Part.JSON;
      text.append(line);
    } else if (name.isEmpty() && tools.has(line.strip())) {
      name = line.strip();
      mended.add("the tool's name on a line of its own");
    } else if (parameter.filter(this::accepts).isPresent()) {
      put(parameter.get());
    } else {
      stray(line);
    }
  }

  /** The markers say more than the name that was written before them. */
  private void takeText(String line) {
    boolean isEdit =
        text.isEmpty()
            && textName.equals(KnownTools.OLD_TEXT)
            && tool().filter(KnownTools::replaces).isPresent()
            && SearchReplace.begins(line);
    if (isEdit) {
      mended.add("a name before the markers");
      textName = "";
      part = Part.EDITS;
      takeEdit(line);
    } else {
      text.append(line);
    }
  }

  private void takeEdit(String line) {
    if (isWithinEdit()) {
      edits.getLast().take(line);
    } else if (SearchReplace.begins(line)) {
      edits.add(new SearchReplace());
    } else if (!line.isBlank()) {
      parameter(line)
          .filter(this::accepts)
          .filter(parameter -> !parameter.value().isEmpty())
          .ifPresentOrElse(this::put, () -> stray(line));
    }
  }

  private Optional<ParameterLine> parameter(String line) {
    return ParameterLine.of(isIndented ? line.stripLeading() : line);
  }

  /** Where a text is still to come, other names may be its first line. */
  private boolean accepts(ParameterLine line) {
    Optional<ToolSpec> tool = tool();
    if (values.containsKey(line.name())) {
      return false;
    }
    if (tool.isEmpty() || KnownTools.parameter(tool.get(), line.name()).isPresent()) {
      return true;
    }
    return KnownTools.longText(tool.get()).isEmpty() || !missing().isEmpty();
  }

  private void put(ParameterLine line) {
    Optional<Parameter> parameter =
        tool().flatMap(known -> KnownTools.parameter(known, line.name()));
    if (line.value().isEmpty()) {
      boolean opens =
          parameter.isPresent()
              ? parameter.get().required() && parameter.get().type() == ToolSpec.Type.STRING
              : tool().flatMap(KnownTools::longText).isPresent() || tool().isEmpty();
      if (opens) {
        part = Part.TEXT;
        textName = line.name();
      }
      return;
    }
    values.put(line.name(), unquoted(line));
  }

  /** No path and no number has quotes around it; other values may be about quotes. */
  private String unquoted(ParameterLine line) {
    String value = line.value();
    boolean isText =
        tool()
            .flatMap(known -> KnownTools.parameter(known, line.name()))
            .filter(parameter -> parameter.type() == ToolSpec.Type.STRING)
            .isPresent();
    char first = value.charAt(0);
    boolean quoted =
        2 <= value.length()
            && 0 <= "\"'`".indexOf(first)
            && value.charAt(value.length() - 1) == first
            && (!isText || line.name().equals("path"));
    if (!quoted) {
      return value;
    }
    mended.add("quotes around a value");
    return value.substring(1, value.length() - 1);
  }

  /** Where just the tool's text is missing, this is its first line. */
  private void stray(String line) {
    Optional<String> longText = tool().flatMap(KnownTools::longText).map(Parameter::name);
    boolean isText =
        part == Part.LINES
            && missing().size() == 1
            && longText.equals(Optional.of(missing().getFirst().name()))
            && values.keySet().stream().allMatch(given -> isParameter(given));
    if (isText) {
      mended.add("a text without its name");
      part = Part.TEXT;
      textName = longText.get();
      text.append(line);
    } else if (strayLine == null) {
      strayLine = line.strip();
    }
  }

  private boolean isParameter(String given) {
    return tool().flatMap(known -> KnownTools.parameter(known, given)).isPresent();
  }
}
