package dev.simplecoder.app.store;

import dev.simplecoder.app.arm.Probed;
import dev.simplecoder.app.shell.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

  private final LockedFile file;
  private final Path aside;
  private final InstantSource clock;
  private final Consumer<String> notices;
  private boolean told;

  /** The file is in the folder of the program's state. */
  public ModelRecords(Path folder, InstantSource clock, Consumer<String> notices) {
    this.file = new LockedFile(folder, "models", MOST_BYTES);
    this.aside = folder.resolve("models.damaged");
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
      int damaged = file.locked(() -> replace(key, change));
      if (0 < damaged) {
        tell(
            "%d %s of %s could not be understood and %s now in %s"
                .formatted(
                    damaged,
                    damaged == 1 ? "line" : "lines",
                    file.path(),
                    damaged == 1 ? "is" : "are",
                    aside));
      }
    } catch (IOException failed) {
      tell("what was found out of " + key.model() + " is not kept: " + Refusal.of(failed));
    }
  }

  /** Returns how many lines were set aside. */
  private int replace(ModelRecord.Key key, UnaryOperator<ModelRecord> change) throws IOException {
    List<String> kept = new ArrayList<>();
    List<String> damaged = new ArrayList<>();
    ModelRecord record = ModelRecord.unknown(key);
    for (String line : lines(damaged)) {
      try {
        ModelRecord read = ModelRecordLine.read(line);
        if (read.key().equals(key)) {
          record = read;
        } else {
          kept.add(line);
        }
      } catch (IOException _) {
        damaged.add(line);
      }
    }
    kept.add(ModelRecordLine.of(change.apply(record), clock.instant()));
    if (!damaged.isEmpty()) {
      setAside(damaged);
    }
    file.replace(newest(kept));
    return damaged.size();
  }

  /** A file that has grown beyond all bounds is somebody else's work, and damaged as a whole. */
  private List<String> lines(List<String> damaged) throws IOException {
    if (Files.exists(file.path()) && MOST_BYTES < Files.size(file.path())) {
      damaged.add(file.path().getFileName() + " was larger than " + MOST_BYTES + " bytes");
      return List.of();
    }
    return file.text().lines().filter(line -> !line.isBlank()).toList();
  }

  /** The latest damage only: what is kept for a person to look at need not grow. */
  private void setAside(List<String> damaged) throws IOException {
    Files.deleteIfExists(aside);
    OwnerOnly.newFile(aside);
    Files.write(aside, damaged, StandardOpenOption.WRITE);
  }

  private static String newest(List<String> lines) {
    int first = Math.max(0, lines.size() - MOST_RECORDS);
    String text = joined(lines.subList(first, lines.size()));
    while (MOST_BYTES < text.getBytes(StandardCharsets.UTF_8).length) {
      first++;
      text = joined(lines.subList(first, lines.size()));
    }
    return text;
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private void tell(String notice) {
    if (!told) {
      told = true;
      notices.accept(notice);
    }
  }
}
