package dev.simplecoder.app.store;

import dev.simplecoder.app.shell.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How many steps work that came to its end has taken on this machine: one JSON object a line, the
 * last one last. No task ends for it: what cannot be read or written is told once.
 */
public final class StepHistory {

  private static final int MOST_LINES = 1_000;
  private static final int MOST_BYTES = 256 * 1024;

  private final CappedLines file;
  private final InstantSource clock;
  private final Consumer<String> notices;
  private boolean told;

  /** The file is in the folder of the program's state. */
  public StepHistory(Path folder, InstantSource clock, Consumer<String> notices) {
    this.file = new CappedLines(folder, "steps", MOST_LINES, MOST_BYTES);
    this.clock = clock;
    this.notices = notices;
  }

  /** One piece of work. */
  private record Taken(String kind, int steps, Instant when) {

    static Taken read(String line) throws IOException {
      Map<String, @Nullable Object> fields = JsonLine.fields(line);
      if (fields.get("kind") instanceof String kind
          && fields.get("steps") instanceof Double steps
          && fields.get("when") instanceof String when
          && 1 <= steps
          && steps <= Integer.MAX_VALUE) {
        try {
          return new Taken(kind, steps.intValue(), Instant.parse(when));
        } catch (DateTimeException wrong) {
          throw new IOException(wrong.getMessage(), wrong);
        }
      }
      throw new IOException("not a number of steps: " + line);
    }

    String line() {
      SequencedMap<String, Object> fields = new LinkedHashMap<>();
      fields.put("kind", kind);
      fields.put("steps", steps);
      fields.put("when", when);
      return JsonLine.of(fields);
    }
  }

  /** What work of a kind took, oldest first; damaged lines are passed over. */
  public List<Integer> of(String kind) {
    List<Integer> steps = new ArrayList<>();
    try {
      for (String line : file.text().lines().toList()) {
        try {
          Taken taken = Taken.read(line);
          if (taken.kind().equals(kind)) {
            steps.add(taken.steps());
          }
        } catch (IOException _) {
          // The next change sets it aside and says so.
        }
      }
    } catch (IOException unreadable) {
      tell("what earlier tasks took cannot be read: " + Refusal.of(unreadable));
    }
    return List.copyOf(steps);
  }

  public void add(String kind, int steps) {
    try {
      file.change(
              Taken::read,
              lines -> {
                List<String> more = new ArrayList<>(lines);
                more.add(new Taken(kind, steps, clock.instant()).line());
                return more;
              })
          .ifPresent(this::tell);
    } catch (IOException failed) {
      tell("what this task took is not kept: " + Refusal.of(failed));
    }
  }

  private void tell(String notice) {
    if (!told) {
      told = true;
      notices.accept(notice);
    }
  }
}
