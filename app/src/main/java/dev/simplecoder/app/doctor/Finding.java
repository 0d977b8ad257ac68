package dev.simplecoder.app.doctor;

import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.app.store.JsonLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one thing.
 *
 * @param remedy what to do about it, a whole sentence; empty where it is as it should be
 */
record Finding(Status status, String subject, String what, String remedy) {

  private static final String LINE = "%-8s %-12s %s";

  Finding {
    if ((status == Status.OK) != remedy.isEmpty()) {
      throw new IllegalArgumentException(status + " with the remedy \"" + remedy + "\"");
    }
  }

  /** How bad it is. */
  enum Status {
    OK("ok"),
    WARNING("warning"),
    /** A task would fail. */
    PROBLEM("problem");

    private final String word;

    Status(String word) {
      this.word = word;
    }
  }

  static Finding ok(String subject, String what) {
    return new Finding(Status.OK, subject, what, "");
  }

  static Finding warning(String subject, String what, String remedy) {
    return new Finding(Status.WARNING, subject, what, remedy);
  }

  static Finding problem(String subject, String what, String remedy) {
    return new Finding(Status.PROBLEM, subject, what, remedy);
  }

  /** For a person: what, and below it the remedy. */
  List<String> lines() {
    return Stream.of(
            LINE.formatted(status.word, subject, what),
            LINE.formatted("", "", remedy).stripTrailing())
        .filter(line -> !line.isEmpty())
        .map(Visible::line)
        .toList();
  }

  /** For a program. */
  String json() {
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("status", status.word);
    fields.put("subject", subject);
    fields.put("what", what);
    fields.put("remedy", remedy.isEmpty() ? null : remedy);
    return JsonLine.of(fields);
  }
}
