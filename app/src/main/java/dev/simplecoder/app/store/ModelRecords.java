package dev.simplecoder.app.store;

import dev.simplecoder.app.arm.Probed;
import dev.simplecoder.app.shell.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The file of what is known of models: one JSON object a line, the last used one last.
 *
 * <p>It holds nothing that cannot be found out again, so no task ends for it: what cannot be read
 * or written is told once. Lines that cannot be understood are set aside in a file beside it.
 */
public final class ModelRecords {

  private static final int MOST_RECORDS = 500;
  private static final int MOST_BYTES = 2 * 1024 * 1024;

  private final CappedLines file;
  private final InstantSource clock;
  private final Consumer<String> notices;
  private boolean told;

  /** The file is in the folder of the program's state. */
  public ModelRecords(Path folder, InstantSource clock, Consumer<String> notices) {
    this.file = new CappedLines(folder, "models", MOST_RECORDS, MOST_BYTES);
    this.clock = clock;
    this.notices = notices;
  }

  /** Reads no more than it must; damaged lines are passed over. */
  public Optional<ModelRecord> find(ModelRecord.Key key) {
    try {
      return find(key, file.text());
    } catch (IOException unreadable) {
      tell("what is known of models cannot be read: " + Refusal.of(unreadable));
      return Optional.empty();
    }
  }

  private static Optional<ModelRecord> find(ModelRecord.Key key, String text) {
    String mention = ModelRecordLine.mention(key.model());
    for (String line : text.lines().filter(it -> it.contains(mention)).toList()) {
      try {
        ModelRecord record = ModelRecordLine.read(line);
        if (record.key().equals(key)) {
          return Optional.of(record);
        }
      } catch (IOException _) {
        // The next change sets it aside and says so.
      }
    }
    return Optional.empty();
  }

  /** Keeps what was tried out. */
  public void keep(ModelRecord.Key key, Probed probed) {
    change(key, record -> record.with(probed));
  }

  /** Adds what a task has measured. */
  public void add(ModelRecord.Key key, Measured measured) {
    change(key, record -> record.with(record.measured().then(measured)));
  }

  private void change(ModelRecord.Key key, UnaryOperator<ModelRecord> change) {
    try {
      file.change(ModelRecordLine::read, lines -> changed(lines, key, change))
          .ifPresent(this::tell);
    } catch (IOException failed) {
      tell("what was found out of " + key.model() + " is not kept: " + Refusal.of(failed));
    }
  }

  private List<String> changed(
      List<String> lines, ModelRecord.Key key, UnaryOperator<ModelRecord> change)
      throws IOException {
    List<String> kept = new ArrayList<>();
    ModelRecord record = ModelRecord.unknown(key);
    for (String line : lines) {
      ModelRecord read = ModelRecordLine.read(line);
      if (read.key().equals(key)) {
        record = read;
      } else {
        kept.add(line);
      }
    }
    kept.add(ModelRecordLine.of(change.apply(record), clock.instant()));
    return kept;
  }

  private void tell(String notice) {
    if (!told) {
      told = true;
      notices.accept(notice);
    }
  }
}
