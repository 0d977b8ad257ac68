package dev.simplecoder.app.arm;

import dev.simplecoder.agent.EditFormat;
import dev.simplecoder.agent.dialect.DialectName;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * How a model is asked.
 *
 * @param think null for the model's own default
 */
public record ArmSettings(DialectName dialect, EditFormat edits, @Nullable Boolean think) {

  /** By name, as events carry them. */
  public SequencedMap<String, String> shown(int numCtx) {
    SequencedMap<String, String> shown = new LinkedHashMap<>();
    shown.put("dialect", word(dialect));
    shown.put("edits", word(edits));
    shown.put("num_ctx", Integer.toString(numCtx));
    shown.put("think", think == null ? "auto" : think ? "on" : "off");
    return shown;
  }

  /** For a person, such as {@code native calls, edits in every file}. */
  public String words() {
    return words(dialect) + ", " + words(edits);
  }

  static String words(DialectName dialect) {
    return switch (dialect) {
      case NATIVE -> "native calls";
      case FENCED -> "fenced calls";
      case JSON -> "JSON calls";
    };
  }

  static String words(EditFormat edits) {
    return switch (edits) {
      case WHOLE -> "whole files";
      case BY_SIZE -> "edits in long files only";
      case SEARCH_REPLACE -> "edits in every file";
    };
  }

  /** As it is set, written in files and shown in tables. */
  public static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
