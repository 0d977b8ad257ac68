package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.app.command.Program;
import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.golden.MarkdownTable;
import dev.simplecoder.app.play.PlayedRun;
import dev.simplecoder.app.play.PlayedTask;
import dev.simplecoder.app.play.Shape;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What comes of calls however a model prints them, and of tasks in windows of every size: the whole
 * program but for its process, against the replay server, which counts tokens and cuts prompts as
 * Ollama does. The tables are golden files; {@code -Dgolden=write} makes them anew.
 */
class DialectTableTest {

  private static final List<Integer> WINDOWS = List.of(4_096, 8_192, 16_384, 32_768);

  /** Those that a server's own parser has understood, or not, before we see anything. */
  private static final Set<Shape> OVER_THE_PROTOCOL =
      Set.of(Shape.NATIVE, Shape.TRAILING_COMMA, Shape.RAW_LINES, Shape.NO_BRACE);

  @TempDir Path scratch;

  @Test
  void everyShapeIsUnderstoodRepairedOrRefused() throws Exception {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("the model prints", "native", "fenced", "json"));
    for (Shape shape : Shape.all()) {
      List<String> row = new ArrayList<>(List.of(shape.words()));
      for (DialectName dialect : DialectName.values()) {
        row.add(
            OVER_THE_PROTOCOL.contains(shape) && dialect != DialectName.NATIVE
                ? "–"
                : shapeCell(dialect, shape));
      }
      rows.add(row);
    }
    Golden.check("dialects/shapes.md", MarkdownTable.of(rows));
  }

  /** The tasks are different enough: a new file, and a change that has to be found first. */
  private String shapeCell(DialectName dialect, Shape shape) throws Exception {
    PlayedRun create = run(PlayedTask.create(), dialect, 8_192, shape);
    PlayedRun fix = run(PlayedTask.fix(), dialect, 8_192, shape);
    assertEquals(0, create.truncations() + fix.truncations());
    boolean done = create.isAsMeant() && fix.isAsMeant();
    assertEquals(
        !shape.equals(Shape.EXAMPLE),
        done,
        () -> shape.words() + " in " + name(dialect) + "\n" + create + "\n" + fix);
    return create.plus(fix).calls();
  }

  @Test
  void everyTaskIsDoneInEveryWindow() throws Exception {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("task", "dialect"));
    WINDOWS.forEach(window -> head.add(String.valueOf(window)));
    rows.add(head);
    for (PlayedTask task :
        List.of(PlayedTask.create(), PlayedTask.fix(), PlayedTask.explain(), PlayedTask.twenty())) {
      for (DialectName dialect : DialectName.values()) {
        List<String> row = new ArrayList<>(List.of(task.name(), name(dialect)));
        for (int window : WINDOWS) {
          PlayedRun run = run(task, dialect, window, Shape.of(dialect));
          assertEquals(0, run.truncations(), run::toString);
          assertTrue(run.isAsMeant(), run::toString);
          assertEquals(List.of(window), run.windows());
          assertTrue(task.calls().size() < 19 || 95 <= run.repeatedPercent(), run::toString);
          row.add(run.sizes());
        }
        rows.add(row);
      }
    }
    Golden.check("dialects/windows.md", MarkdownTable.of(rows));
  }

  @Test
  void theRowsOfTheReadmeAreRowsOfTheTables() {
    Path golden = Path.of("src/test/golden/dialects");
    Set<String> rows =
        Stream.of("shapes.md", "windows.md")
            .flatMap(table -> rows(golden.resolve(table)))
            .collect(Collectors.toSet());
    List<String> shown =
        rows(Path.of("../README.md"))
            .filter(row -> row.matches(".*(understood|repaired|refused|no call| steps, ).*"))
            .toList();
    assertTrue(6 < shown.size(), shown::toString);
    assertEquals(List.of(), shown.stream().filter(row -> !rows.contains(row)).toList());
  }

  /** Without the blanks and marks that only make them look well. */
  private static Stream<String> rows(Path table) {
    try {
      return Files.readString(table)
          .lines()
          .filter(line -> line.startsWith("|"))
          .map(line -> line.replace("`", "").replaceAll(" +", " "));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private PlayedRun run(PlayedTask task, DialectName dialect, int window, Shape shape)
      throws IOException, InterruptedException {
    var installation = new Installation("test", "25", scratch, "", "");
    Program program = Wiring.program(installation, InstantSource.fixed(FakeShell.NOW));
    return PlayedRun.of(program, scratch, task, dialect, window, shape);
  }

  private static String name(DialectName dialect) {
    return dialect.name().toLowerCase(Locale.ROOT);
  }
}
