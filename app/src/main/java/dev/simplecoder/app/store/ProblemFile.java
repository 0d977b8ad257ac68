package dev.simplecoder.app.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplecoder.agent.program.Doctests;
import dev.simplecoder.agent.program.Exercise;
import dev.simplecoder.agent.program.VisibleTests;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.tools.program.HiddenTests;
import dev.simplecoder.tools.program.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads problems, one JSON object a line, each as HumanEval has it ({@code task_id}, {@code
 * prompt}, {@code entry_point}, {@code test}, and {@code visible_tests} where they are not in the
 * prompt), as MBPP has it ({@code task_id}, {@code text}, {@code code}, {@code test_list}), or
 * plain ({@code id}, {@code prompt}, {@code entry_point}, {@code visible} and {@code hidden}, both
 * lists of asserts). A file that ends with {@code .gz} is compressed.
 */
public final class ProblemFile {

  private static final String HINT =
      "A line is a task of HumanEval (task_id, prompt, entry_point, test, visible_tests), of MBPP"
          + " (task_id, text, code, test_list), or plain (id, prompt, entry_point, visible,"
          + " hidden).";

  private static final Pattern CALLED = Pattern.compile("([A-Za-z_]\\w*)\\s*\\(");

  private ProblemFile() {}

  /**
   * In the order of the file.
   *
   * @throws UserError for a line that is not as it should be, with its number
   */
  public static List<Problem> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UserError(file + ": there is no such file", HINT);
    }
    SequencedMap<String, Problem> problems = new LinkedHashMap<>();
    JsonRows.read(
        file,
        HINT,
        row -> {
          Problem problem = problem(row);
          if (problems.putIfAbsent(problem.id(), problem) != null) {
            throw wrong(row, "\"" + problem.id() + "\" is in the file twice");
          }
        });
    if (problems.isEmpty()) {
      throw new UserError(file + ": there is no task in it", HINT);
    }
    return List.copyOf(problems.values());
  }

  private static Problem problem(JsonRows.Row row) {
    if (row.has("hidden")) {
      return plain(row);
    }
    return row.has("test_list") ? mbpp(row) : humanEval(row);
  }

  /** What the prompt shows to a person may be shown to a model as a test, too. */
  private static Problem humanEval(JsonRows.Row row) {
    String prompt = row.text("prompt");
    String name = row.name("entry_point");
    List<String> visible =
        row.has("visible_tests")
            ? texts(row, "visible_tests")
            : Doctests.in(prompt, name).asserts();
    return new Problem(
        row.text("task_id"),
        exercise(row, prompt, name, visible),
        new HiddenTests(row.text("test")));
  }

  /**
   * The first assert shows how the function is called, so it is the one that a model may see; all
   * of them judge.
   */
  private static Problem mbpp(JsonRows.Row row) {
    List<String> asserts = texts(row, "test_list");
    if (asserts.isEmpty()) {
      throw wrong(row, "expected at least one assert in \"test_list\"");
    }
    String first = asserts.getFirst();
    List<String> all = new ArrayList<>(setup(row));
    all.addAll(asserts);
    if (row.has("challenge_test_list")) {
      all.addAll(texts(row, "challenge_test_list"));
    }
    List<String> visible = new ArrayList<>(setup(row));
    visible.add(first);
    return new Problem(
        "MBPP/" + row.number("task_id"),
        exercise(row, row.text("text"), tested(row, first, row.text("code")), visible),
        new HiddenTests(String.join("\n", all)));
  }

  private static List<String> setup(JsonRows.Row row) {
    String setup = row.has("test_setup_code") ? row.text("test_setup_code") : "";
    return setup.isBlank() ? List.of() : List.of(setup.strip());
  }

  /** Of the functions that an assert calls, the one that the reference defines. */
  private static String tested(JsonRows.Row row, String first, String reference) {
    Matcher called = CALLED.matcher(first);
    while (called.find()) {
      String name = called.group(1);
      if (Pattern.compile("(?m)^def\\s+" + name + "\\b").matcher(reference).find()) {
        return name;
      }
    }
    throw wrong(row, "the first assert in \"test_list\" calls no function of \"code\"");
  }

  private static Problem plain(JsonRows.Row row) {
    List<String> hidden = texts(row, "hidden");
    if (hidden.isEmpty()) {
      throw wrong(row, "expected at least one assert in \"hidden\"");
    }
    return new Problem(
        row.text("id"),
        exercise(row, row.text("prompt"), row.name("entry_point"), texts(row, "visible")),
        new HiddenTests(String.join("\n", hidden)));
  }

  private static Exercise exercise(
      JsonRows.Row row, String prompt, String entryPoint, List<String> visible) {
    if (prompt.isBlank()) {
      throw wrong(row, "the prompt is empty");
    }
    return new Exercise(prompt, entryPoint, new VisibleTests(visible));
  }

  private static List<String> texts(JsonRows.Row row, String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : row.list(field)) {
      if (!text.isTextual()) {
        throw wrong(row, "expected texts only in \"" + field + "\"");
      }
      texts.add(text.asText());
    }
    return texts;
  }

  private static UserError wrong(JsonRows.Row row, String what) {
    return new UserError(row.place() + ": " + what, HINT);
  }
}
