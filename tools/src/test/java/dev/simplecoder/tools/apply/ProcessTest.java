package dev.simplecoder.tools.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With processes of their own: one that dies in the middle, and one that is in the way. */
final class ProcessTest {

  private static final int KILLED = 137;

  @TempDir Path temporary;

  @Test
  void whatAKilledProcessLeftIsPutRightByTheNext() throws Exception {
    Scene model = Scene.prepared(temporary.resolve("model"));
    Map<String, String> before = model.files();
    Faults counted = Faults.none();
    model.applier(counted).apply(Scene.change(), Scene.CHANGE);
    Map<String, String> after = model.files();

    TreeSet<String> told = new TreeSet<>();
    int steps = 7;
    for (int step = 1; step <= steps; step++) {
      int point = counted.effects() * step / (steps + 1);
      Path directory = temporary.resolve("killed" + point);
      Scene scene = Scene.prepared(directory);
      Process dying = start(DyingProcess.class, directory.toString(), String.valueOf(point));
      assertEquals(KILLED, dying.waitFor());
      List<Recovery> recovered = scene.applier().recover();
      recovered.forEach(recovery -> told.add(recovery.message()));
      boolean finished = recovered.stream().anyMatch(Recovery.Finished.class::isInstance);
      assertEquals(finished ? after : before, scene.files(), "killed at effect " + point);
      if (finished) {
        assertInstanceOf(UndoOutcome.Undone.class, scene.history().undo());
        assertEquals(before, scene.files(), "killed at effect " + point);
      }
    }
    assertEquals(
        List.of(
            "A change was interrupted before it reached any file. Nothing was changed; run the task"
                + " again to have it.",
            "The change \"two files changed, two made\" had been interrupted and is now complete:"
                + " new/deep/c.txt, run.sh, src/a.txt and 1 more. To reverse it: simplecoder undo"),
        List.copyOf(told));
  }

  @Test
  void aProcessInTheWayIsNamed() throws Exception {
    Scene scene = Scene.prepared(temporary);
    scene.applier().apply(Scene.change(), Scene.CHANGE);
    Map<String, String> files = scene.files();
    Process waiting = start(WaitingProcess.class, scene.records().toString());
    try (BufferedReader said = waiting.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("taken", said.readLine());
      Busy busy = new Busy("process " + waiting.pid() + " (since 2026-01-01T00:00:00Z)");
      assertEquals(busy, scene.applier().apply(List.of(Scene.write("x", null, "x")), "in the way"));
      assertEquals(busy, scene.history().undo());
      assertTrue(busy.message().startsWith("No file was changed: process " + waiting.pid()));
      assertEquals(files, scene.files());
    } finally {
      waiting.getOutputStream().close();
      waiting.waitFor();
    }
    assertInstanceOf(UndoOutcome.Undone.class, scene.history().undo());
  }

  private static Process start(Class<?> program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
