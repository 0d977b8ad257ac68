package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.dialect.ReplyReader.Wish;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.ToolSpec.Parameter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a block into its calls, or into one refused call that says how to write it. */
final class BlockReading {

  /** What a block ended with. */
  enum End {
    FENCE,
    NEXT_BLOCK,
    REPLY,
    /** A fence that may as well be a line of the text. */
    IN_DOUBT
  }

  private static final String NOTHING_DONE = " Nothing was done. ";
  private static final String EDIT_FORM =
      "Write the lines to find between "
          + SearchReplace.SEARCH
          + " and "
          + SearchReplace.DIVIDER
          + ", and the new lines between "
          + SearchReplace.DIVIDER
          + " and "
          + SearchReplace.REPLACE
          + ", each marker on a line of its own.";

  private final BlockHead head;
  private final BlockBody body;
  private final End end;
  private final CallJson json;
  private final String written;
  private final SequencedSet<String> mended;

  BlockReading(BlockHead head, BlockBody body, End end, CallJson json) {
    this.head = head;
    this.body = body;
    this.end = end;
    this.json = json;
    this.written = body.written();
    this.mended = new LinkedHashSet<>(body.mended());
  }

  /** There is at least one. */
  List<Wish> calls() {
    String problem = problem();
    String name = body.name().isEmpty() ? "tool" : body.name();
    if (problem != null) {
      return List.of(new Wish(name, Arguments.unreadable(written, problem)));
    }
    List<Wish> calls =
        switch (body.part()) {
          case LINES -> List.of(wish(body.values()));
          case TEXT -> List.of(wish(withText()));
          case EDITS -> body.edits().stream().map(edit -> wish(with(edit))).toList();
          case JSON ->
              body.name().isEmpty()
                  ? json.certain(body.text())
                  : List.of(json.named(name, body.text().strip()));
        };
    note(calls.size());
    String all = String.join(", ", mended);
    return all.isEmpty() ? calls : calls.stream().map(call -> call.repaired(all)).toList();
  }

  private void note(int calls) {
    if (!head.mended().isEmpty()) {
      mended.add(head.mended());
    }
    if (end != End.FENCE) {
      mended.add("a block without its end");
    }
    if (body.part() == BlockBody.Part.JSON) {
      mended.add("JSON in a block");
    } else if (1 < calls) {
      mended.add("several edits in one block");
    }
  }

  private Wish wish(SequencedMap<String, String> values) {
    return new Wish(body.name(), Arguments.of(written, values));
  }

  private SequencedMap<String, String> with(SearchReplace edit) {
    var values = new LinkedHashMap<>(body.values());
    values.put(KnownTools.OLD_TEXT, edit.oldText());
    values.put(KnownTools.NEW_TEXT, edit.newText());
    return values;
  }

  private SequencedMap<String, String> withText() {
    var values = new LinkedHashMap<>(body.values());
    Optional<BareEdit> edit = bareEdit();
    if (edit.isPresent()) {
      mended.add("an edit without its markers");
      values.put(KnownTools.OLD_TEXT, edit.get().oldText());
      values.put(KnownTools.NEW_TEXT, edit.get().newText());
      return values;
    }
    Optional<String> unwrapped = FencedText.inner(body.text(), values.values());
    if (unwrapped.isPresent()) {
      mended.add("a fence around the text");
    }
    boolean isLong = body.tool().isEmpty() || isLongText(body.textName());
    String text = unwrapped.orElse(body.text());
    values.put(body.textName(), isLong ? text : SearchReplace.withoutLineEnd(text));
    return values;
  }

  private boolean isLongText(String name) {
    return body.tool().flatMap(KnownTools::longText).isPresent() && !name.equals("path");
  }

  private Optional<BareEdit> bareEdit() {
    return body.tool()
        .filter(KnownTools::replaces)
        .filter(_ -> body.textName().equals(KnownTools.OLD_TEXT))
        .flatMap(_ -> BareEdit.of(body.text()));
  }

  private @Nullable String problem() {
    if (body.name().isEmpty() && body.part() != BlockBody.Part.JSON) {
      return "the block names no tool. Begin it with ```tool and the tool's name.";
    }
    if (!head.rest().isEmpty()) {
      return "the first line goes on with \""
          + head.rest()
          + "\" after the tool's name. Write each parameter on a line of its own below it, as name: value.";
    }
    if (body.strayLine().isPresent()) {
      return "the line \""
          + shortened(body.strayLine().get())
          + "\" is out of place. Write one parameter a line, as name: value; a text of several lines"
          + " begins on the line after its name and goes to the end of the block.";
    }
    return switch (body.part()) {
      case LINES -> problemOfLines();
      case TEXT -> problemOfText();
      case EDITS -> problemOfEdits();
      case JSON -> null;
    };
  }

  private @Nullable String problemOfLines() {
    boolean takesText = body.tool().flatMap(KnownTools::longText).isPresent();
    if (end != End.FENCE && (takesText || !body.missing().isEmpty())) {
      return cutOff("the block");
    }
    boolean replaces = body.tool().filter(KnownTools::replaces).isPresent();
    String missing =
        body.missing().stream().map(Parameter::name).collect(Collectors.joining(" and "));
    boolean plain = body.values().keySet().stream().allMatch(this::isParameter);
    if (missing.isEmpty() || !takesText || !plain) {
      return null; // the tool knows other names for its parameters
    }
    return "the block lacks "
        + missing
        + ". "
        + (replaces
            ? EDIT_FORM
            : "Write the text in the same block, below a line that says just " + missing + ":");
  }

  private @Nullable String problemOfText() {
    if (end == End.REPLY || end == End.NEXT_BLOCK) {
      return cutOff(body.textName());
    }
    if (end == End.IN_DOUBT) {
      String more = "`".repeat(head.fence().length() + 1);
      return "it is not clear where the block ends, since its text or the lines behind it have fences"
          + " of their own."
          + NOTHING_DONE
          + "Send it again with a longer fence around it: begin with "
          + more
          + "tool "
          + body.name()
          + " and end with "
          + more;
    }
    if (0 < head.fence().indent()) {
      return "the block is indented, so it is not clear how its text is."
          + NOTHING_DONE
          + "Send it again, with its fences at the beginning of their lines.";
    }
    boolean replaces = body.tool().filter(KnownTools::replaces).isPresent();
    return replaces && bareEdit().isEmpty() ? "the new text is missing. " + EDIT_FORM : null;
  }

  private @Nullable String problemOfEdits() {
    for (SearchReplace edit : body.edits()) {
      String problem = edit.problem();
      if (problem != null) {
        return problem + "." + NOTHING_DONE + EDIT_FORM;
      }
    }
    if (body.isWithinEdit()) {
      return "the line "
          + SearchReplace.REPLACE
          + " at the end of the edit is missing, or the reply was cut off."
          + NOTHING_DONE
          + EDIT_FORM;
    }
    return body.tool().filter(tool -> !KnownTools.replaces(tool)).isPresent()
        ? body.name()
            + " takes no "
            + SearchReplace.SEARCH
            + "; give its parameters as name: value."
        : null;
  }

  private static String cutOff(String what) {
    return what
        + " has no end, so the reply was probably cut off."
        + NOTHING_DONE
        + "Send the whole block again, with a line of ``` at its end; if the text is long, send less at a time.";
  }

  private boolean isParameter(String given) {
    return body.tool().flatMap(tool -> KnownTools.parameter(tool, given)).isPresent();
  }

  private static String shortened(String line) {
    return line.length() <= 60 ? line : line.substring(0, 60) + "…";
  }
}
