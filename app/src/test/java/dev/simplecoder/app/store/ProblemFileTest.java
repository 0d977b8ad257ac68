package dev.simplecoder.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.simplecoder.agent.program.Exercise;
import dev.simplecoder.agent.program.VisibleTests;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.tools.program.HiddenTests;
import dev.simplecoder.tools.program.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemFileTest {

  private static final String HUMAN_EVAL =
      """
      {"task_id":"HumanEval/7","prompt":"def f(x):\\n","entry_point":"f","canonical_solution":"    return x\\n","test":"def check(candidate):\\n    assert candidate(1) == 1\\n"}
      """;

  private static final String MBPP =
      """
      {"task_id":11,"text":"Write a function to sort twice.","code":"import math\\ndef helper(x):\\n  return x\\ndef twice(x):\\n  return helper(x)","test_list":["assert set(twice((1,2))) == {1, 2}","assert twice(()) == ()"],"test_setup_code":"import math","challenge_test_list":["assert twice((3,)) == (3,)"]}
      """;

  private static final String PLAIN =
      """
      {"id":"own/add","prompt":"Add two numbers.","entry_point":"add","visible":["assert add(1, 1) == 2"],"hidden":["assert add(2, 3) == 5","assert add(0, 0) == 0"]}
      """;

  @TempDir private Path scratch;

  private Path file(String text) throws IOException {
    return Files.writeString(scratch.resolve("tasks.jsonl"), text);
  }

  private String wrong(String text) throws IOException {
    Path file = file(text);
    return String.valueOf(assertThrows(UserError.class, () -> ProblemFile.read(file)).getMessage())
        .replace(file.toString(), "FILE");
  }

  private static Problem problem(
      String id, String prompt, String name, List<String> visible, String hidden) {
    return new Problem(
        id, new Exercise(prompt, name, new VisibleTests(visible)), new HiddenTests(hidden));
  }

  @Test
  void threeFormatsMayStandInOneFile() throws Exception {
    assertEquals(
        List.of(
            problem(
                "HumanEval/7",
                "def f(x):\n",
                "f",
                List.of(),
                "def check(candidate):\n    assert candidate(1) == 1\n"),
            problem(
                "MBPP/11",
                "Write a function to sort twice.",
                "twice",
                List.of("import math", "assert set(twice((1,2))) == {1, 2}"),
                """
                import math
                assert set(twice((1,2))) == {1, 2}
                assert twice(()) == ()
                assert twice((3,)) == (3,)\
                """),
            problem(
                "own/add",
                "Add two numbers.",
                "add",
                List.of("assert add(1, 1) == 2"),
                "assert add(2, 3) == 5\nassert add(0, 0) == 0")),
        ProblemFile.read(file(HUMAN_EVAL + MBPP + "\n" + PLAIN)));
  }

  @Test
  void visibleTestsOfHumanEvalAreTakenWhereTheyStandBesideIt() throws Exception {
    String with =
        HUMAN_EVAL.replace("\"test\":", "\"visible_tests\":[\"assert f(0) == 0\"],\"test\":");
    assertEquals(
        new VisibleTests(List.of("assert f(0) == 0")),
        ProblemFile.read(file(with)).getFirst().exercise().tests());
  }

  @Test
  void elseThoseThatThePromptShowsAreTaken() throws Exception {
    String shown = HUMAN_EVAL.replace("def f(x):\\n", "def f(x):\\n    >>> f(3)\\n    3\\n");
    assertEquals(
        new VisibleTests(List.of("assert f(3) == 3")),
        ProblemFile.read(file(shown)).getFirst().exercise().tests());
  }

  @Test
  void aCompressedFileIsReadLikeAnother() throws Exception {
    Path file = scratch.resolve("tasks.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(PLAIN.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals("own/add", ProblemFile.read(file).getFirst().id());
  }

  @Test
  void whatIsWrongIsToldWithItsLine() throws Exception {
    assertEquals("FILE, line 2: \"own/add\" is in the file twice", wrong(PLAIN + PLAIN));
    assertEquals(
        "FILE, line 1: expected a list as \"visible\"", wrong(PLAIN.replace("visible", "shown")));
    assertEquals(
        "FILE, line 1: expected at least one assert in \"hidden\"",
        wrong(PLAIN.replaceFirst("\"hidden\":.*]", "\"hidden\":[]")));
    assertEquals(
        "FILE, line 1: the prompt is empty", wrong(PLAIN.replace("Add two numbers.", " ")));
    assertEquals(
        "FILE, line 1: the first assert in \"test_list\" calls no function of \"code\"",
        wrong(MBPP.replace("def twice", "def thrice")));
    assertEquals("FILE, line 1: expected a text as \"task_id\"", wrong("{\"words\": 1}"));
    assertEquals("FILE, line 2: expected a JSON object", wrong(PLAIN + "add two numbers\n"));
    assertEquals("FILE: there is no task in it", wrong("\n"));
  }
}
