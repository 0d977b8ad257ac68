package dev.simplecoder.app.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00.5Z");

  @TempDir private Path runs;

  private static RunConfig config(String command) {
    return RunConfig.of(
        command,
        NOON,
        new LinkedHashMap<>(Map.of("--seed", "7")),
        new LinkedHashMap<>(Map.of("tasks \"a\".jsonl", "abc")),
        "1.2");
  }

  @Test
  void isNamedAfterItsTimeAndASecondOneOfTheSecondIsAnother() {
    try (var first = RunDirectory.begin(runs, config("learn"));
        var second = RunDirectory.begin(runs, config("learn"))) {
      assertEquals(runs.resolve("20260304T120000Z"), first.folder());
      assertEquals(runs.resolve("20260304T120000Z-2"), second.folder());
    }
  }

  @Test
  void whatItWasCalledWithIsReadAgain() {
    Path folder;
    try (var run = RunDirectory.begin(runs, config("bench route"))) {
      folder = run.folder();
    }
    try (var again = RunDirectory.reopen(folder)) {
      assertEquals(config("bench route"), again.config());
    }
  }

  @Test
  void aLineThatAKillHasTornIsCutAway() throws IOException {
    try (var run = RunDirectory.begin(runs, config("learn"))) {
      try (RunLines lines = run.append("attempts.jsonl")) {
        lines.add("one");
        lines.add("zwei, mit Ü");
      }
      Path file = run.folder().resolve("attempts.jsonl");
      Files.writeString(file, Files.readString(file) + "thr");
      try (RunLines lines = run.append("attempts.jsonl")) {
        assertEquals(List.of("one", "zwei, mit Ü"), lines.earlier());
        lines.add("three");
      }
      assertEquals("one\nzwei, mit Ü\nthree\n", Files.readString(file));
    }
  }

  @Test
  void anInterruptSpoilsNothingThatIsBeingWritten() throws IOException {
    try (var run = RunDirectory.begin(runs, config("learn"));
        RunLines lines = run.append("attempts.jsonl")) {
      Thread.currentThread().interrupt();
      lines.add("one");
      run.write("best.json", "{}");
      assertTrue(Thread.interrupted());
      lines.add("two");
      assertEquals("one\ntwo\n", Files.readString(run.folder().resolve("attempts.jsonl")));
      assertEquals("{}", Files.readString(run.folder().resolve("best.json")));
    }
  }

  @Test
  void belongsToOneProcessAtATime() {
    try (var run = RunDirectory.begin(runs, config("learn"))) {
      var refused = assertThrows(UserError.class, () -> RunDirectory.reopen(run.folder()));
      assertEquals(run.folder() + " is being written by another process", refused.getMessage());
    }
  }

  @Test
  void aFullDiskIsToldWithThePlaceAndSpoilsNothing() throws IOException {
    try (var run = RunDirectory.begin(runs, config("learn"))) {
      run.rows(List.of("{\"step\":1}"));
      String before = Files.readString(run.folder().resolve("metrics.jsonl"));
      Path full = Path.of("/dev/full");
      Path rows = Files.createSymbolicLink(run.folder().resolve("metrics.jsonl.new"), full);
      Path line = Files.createSymbolicLink(run.folder().resolve("attempts.jsonl"), full);
      var refused = assertThrows(UserError.class, () -> run.rows(List.of("{\"step\":2}")));
      assertEquals(
          "the run cannot be written, "
              + run.folder().resolve("metrics.jsonl")
              + ": No space left on device",
          refused.getMessage());
      try (RunLines lines = run.append("attempts.jsonl")) {
        assertThrows(UserError.class, () -> lines.add("one"));
      }
      assertEquals(before, Files.readString(run.folder().resolve("metrics.jsonl")));
      Files.delete(rows);
      Files.delete(line);
    }
  }

  @Test
  void aFolderThatIsNoRunIsTold() {
    var refused = assertThrows(UserError.class, () -> RunDirectory.reopen(runs));
    assertEquals(
        "%s is not the folder of a run: %s: no such file or folder"
            .formatted(runs, runs.resolve("config.json")),
        refused.getMessage());
  }

  @Test
  void noFileOfARunLeavesItsFolder() {
    try (var run = RunDirectory.begin(runs, config("learn"))) {
      assertThrows(IllegalArgumentException.class, () -> run.write("../x", "x"));
      run.write("checkpoints/000.json", "{}");
      assertFalse(Files.exists(runs.resolve("x")));
      assertTrue(Files.exists(run.folder().resolve("checkpoints/000.json")));
    }
  }

  @Test
  void anInputThatChangesHasAnotherDigest() throws IOException {
    Path data = Files.createDirectories(runs.resolve("data"));
    Files.writeString(data.resolve("a"), "1");
    String before = Digest.of(data);
    Files.move(data.resolve("a"), data.resolve("b"));
    String renamed = Digest.of(data);
    assertFalse(before.equals(renamed));
    Files.move(data.resolve("b"), data.resolve("a"));
    assertEquals(before, Digest.of(data));
    assertEquals(
        "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
        Digest.of(data.resolve("a")));
  }
}
