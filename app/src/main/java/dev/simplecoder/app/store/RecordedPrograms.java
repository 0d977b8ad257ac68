package dev.simplecoder.app.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplecoder.agent.program.Exercise;
import dev.simplecoder.agent.program.VisibleTests;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.tools.program.HiddenTests;
import dev.simplecoder.tools.program.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads problems with their tests, and the programs that models wrote for them, from a folder with
 * {@code problems}, {@code completions} and {@code repair}; all files end with {@code .jsonl.gz}.
 */
public final class RecordedPrograms {

  private static final String LAYOUT = "The layout is told by simplecoder bench --help.";
  private static final String END = ".jsonl.gz";

  private final Map<String, Problem> problems = new HashMap<>();
  private final List<RecordedProgram> programs = new ArrayList<>();

  private RecordedPrograms() {}

  /**
   * All completions, then the attempts of all repairs, in the order of their files.
   *
   * @throws UserError for a line that is not as it should be, with its file and number
   */
  public static List<RecordedProgram> in(Path folder) throws IOException {
    RecordedPrograms read = completed(folder);
    for (Path file : files(folder.resolve("repair"))) {
      JsonRows.read(file, read::repair);
    }
    return List.copyOf(read.programs);
  }

  /** The completions only, likewise. */
  public static List<RecordedProgram> completionsIn(Path folder) throws IOException {
    return List.copyOf(completed(folder).programs);
  }

  private static RecordedPrograms completed(Path folder) throws IOException {
    var read = new RecordedPrograms();
    for (Path file : files(folder.resolve("problems"))) {
      JsonRows.read(file, read::problem);
    }
    for (Path file : files(folder.resolve("completions"))) {
      JsonRows.read(file, read::completion);
    }
    return read;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(END)).sorted().toList();
    }
  }

  /** One without tests is not for running. */
  private void problem(JsonRows.Row row) {
    if (!row.has("test")) {
      return;
    }
    List<String> visible = new ArrayList<>();
    row.list("visible_tests").forEach(test -> visible.add(test.asText()));
    var exercise =
        new Exercise(row.text("prompt"), row.name("entry_point"), new VisibleTests(visible));
    String id = row.text("task_id");
    problems.put(id, new Problem(id, exercise, new HiddenTests(row.text("test"))));
  }

  private void completion(JsonRows.Row row) {
    programs.add(program(row, row, row.text("src"), row.number("k")));
  }

  /** Attempts that were not run one by one tell nothing here. */
  private void repair(JsonRows.Row row) {
    if (!row.has("attempts")) {
      return;
    }
    int number = 0;
    for (JsonNode attempt : row.list("attempts")) {
      programs.add(program(row, row.within(attempt), row.text("kind"), number));
      number++;
    }
  }

  private RecordedProgram program(JsonRows.Row row, JsonRows.Row run, String source, int number) {
    String task = row.text("task_id");
    Problem problem = problems.get(task);
    if (problem == null) {
      throw new UserError(row.place() + ": problems/ has no tests for \"" + task + "\"", LAYOUT);
    }
    return new RecordedProgram(
        row.place(),
        source,
        row.text("arm"),
        problem,
        number,
        run.text("code"),
        run.text("v"),
        run.flag("ok"),
        run.flag("vis"));
  }
}
