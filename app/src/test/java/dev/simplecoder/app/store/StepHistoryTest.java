package dev.simplecoder.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepHistoryTest {

  private static final Instant WHEN = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path folder;
  private final List<String> notices = new ArrayList<>();

  @Test
  void whatWorkTookIsFoundByItsKindOldestFirst() throws IOException {
    StepHistory history = history();
    assertEquals(List.of(), history.of("change"));
    history.add("change", 7);
    history.add("question", 2);
    history.add("change", 12);
    assertEquals(List.of(7, 12), history.of("change"));
    assertEquals(List.of(2), history().of("question"));
    assertEquals(
        """
        {"kind":"change","steps":7,"when":"2026-03-01T12:00:00Z"}
        {"kind":"question","steps":2,"when":"2026-03-01T12:00:00Z"}
        {"kind":"change","steps":12,"when":"2026-03-01T12:00:00Z"}
        """,
        Files.readString(file()));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    assertEquals(List.of(), notices);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "{}",
        "{\"kind\":\"change\",\"steps\":7",
        "{\"kind\":\"change\",\"steps\":0,\"when\":\"2026-03-01T12:00:00Z\"}",
        "{\"kind\":\"change\",\"steps\":1e99,\"when\":\"2026-03-01T12:00:00Z\"}",
        "{\"kind\":\"change\",\"steps\":\"7\",\"when\":\"2026-03-01T12:00:00Z\"}",
        "{\"kind\":\"change\",\"steps\":7,\"when\":\"today\"}",
      })
  void aDamagedLineIsSetAsideAndTheOthersStay(String line) throws IOException {
    history().add("change", 7);
    Files.writeString(file(), Files.readString(file()) + line);
    assertEquals(List.of(7), history().of("change"));
    history().add("change", 8);
    assertEquals(List.of(7, 8), history().of("change"));
    Path aside = folder.resolve("steps.damaged");
    assertEquals(line + "\n", Files.readString(aside));
    assertEquals(
        List.of("1 line of " + file() + " could not be understood and is now in " + aside),
        notices);
  }

  @Test
  void theOldestIsDropped() throws IOException {
    Files.writeString(
        file(),
        String.join(
            "\n",
            IntStream.rangeClosed(1, 1_000)
                .mapToObj(
                    i -> "{\"kind\":\"change\",\"steps\":%d,\"when\":\"%s\"}".formatted(i, WHEN))
                .toList()));
    history().add("question", 1);
    assertEquals(1_000, Files.readAllLines(file()).size());
    assertEquals(2, history().of("change").getFirst());
    assertEquals(List.of(), notices);
  }

  @Test
  void aFileOfSomebodyElsesIsSetAsideAsAWhole() throws IOException {
    Files.writeString(file(), "x".repeat(300_000));
    StepHistory history = history();
    assertEquals(List.of(), history.of("change"));
    history.add("change", 7);
    assertEquals(List.of(7), history().of("change"));
    assertEquals(1, notices.size(), notices::toString);
  }

  @Test
  void whatCannotBeReadOrWrittenIsToldOnce() throws IOException {
    Files.createDirectory(file());
    StepHistory history = history();
    assertEquals(List.of(), history.of("change"));
    history.add("change", 7);
    assertEquals(1, notices.size(), notices::toString);
    assertTrue(notices.getFirst().startsWith("what earlier tasks took cannot be read: "));
  }

  @Test
  void processesDoNotLoseEachOthersLines() throws IOException, InterruptedException {
    List<Process> children = new ArrayList<>();
    for (String kind : List.of("change", "question")) {
      children.add(OtherProcess.start(Adding.class, folder, kind, Adding.COUNT));
    }
    OtherProcess.await(children);
    for (String kind : List.of("change", "question")) {
      assertEquals(IntStream.rangeClosed(1, Adding.COUNT).boxed().toList(), history().of(kind));
    }
    assertEquals(List.of(), notices);
  }

  @Test
  void aKilledProcessLeavesWholeLines() throws IOException, InterruptedException {
    Process child = OtherProcess.start(Adding.class, folder, "change", Integer.MAX_VALUE);
    try (var out = child.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("writing", out.readLine());
      child.destroyForcibly().waitFor();
    }
    history().add("question", 3);
    assertEquals(List.of(3), history().of("question"));
    assertTrue(Adding.COUNT <= history().of("change").size());
    assertEquals(List.of(), notices);
  }

  /** A process that adds lines. */
  static final class Adding {

    static final int COUNT = 40;

    private Adding() {}

    public static void main(String[] args) {
      var history =
          new StepHistory(Path.of(args[0]), InstantSource.fixed(WHEN), System.out::println);
      int count = Integer.parseInt(args[2]);
      for (int i = 1; i <= count; i++) {
        history.add(args[1], i);
        if (i == COUNT) {
          System.out.println("writing");
        }
      }
    }
  }

  private StepHistory history() {
    return new StepHistory(folder, InstantSource.fixed(WHEN), notices::add);
  }

  private Path file() {
    return folder.resolve("steps.jsonl");
  }
}
