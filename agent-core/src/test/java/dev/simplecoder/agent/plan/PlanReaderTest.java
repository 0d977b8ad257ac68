package dev.simplecoder.agent.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.simplecoder.agent.plan.PlanReader.Read;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PlanReaderTest {

  private static final Plan SERVER =
      new Plan(
          List.of(
              step("Create the server", "python -m unittest", "server.py", "test_server.py"),
              step("Add the route for about", "", "server.py")));

  /** What a model might put anywhere. */
  private static final List<String> PIECES =
      List.of(
          "1. ",
          "2) ",
          "12: ",
          "- ",
          "* ",
          "\n",
          "\n",
          "   ",
          "files: ",
          "check: ",
          "**",
          "`",
          "a.py",
          "Step 3: ",
          "## ",
          "[ ] ",
          "[x] ",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "'",
          ":",
          ",",
          "\\",
          "\"do\"",
          "\"steps\"",
          "\"files\"",
          "<think>",
          "</think>",
          "```json\n",
          "```",
          "do it",
          "und ü漢😀",
          "\ud83d",
          "\u202e",
          "\t",
          "\0",
          "../x",
          "/etc/passwd",
          "x".repeat(400),
          "none");

  static final String[] WRITTEN = {
    """
    1. Create the server
       files: server.py, test_server.py
       check: python -m unittest
    2. Add the route for about
       files: server.py
    """,
    """
    <think>1. Do something else</think>
    Here is the plan:

    **Step 1: Create the server**
    - **Files:** `server.py`, `test_server.py`
    - **Check:** python -m unittest

    **Step 2: Add the route for about**
    - Files: `./server.py`

    Let me know if I shall begin!
    """,
    """
    ## 1. Create the server
    Files: server.py and test_server.py
    Verification: python -m unittest

    ## 2. Add the route for about
    File: server.py
    """,
    """
    - [ ] Create the server
      - files: server.py, test_server.py
      - check: python -m unittest
    - [ ] Add the route for about
      - files: server.py
    """,
    """
    ```json
    {"steps": [
      {"do": "Create the server", "files": ["server.py", "test_server.py"],
       "check": "python -m unittest"},
      {"do": "Add the route for about", "files": ["server.py"], "check": ""},
    ]}
    ```
    """,
    """
    I would do {this}: [{"step": 1, "title": "Create the server",
      "files": "server.py, test_server.py", "Check": "python -m unittest"},
     {"step": 2, "title": "Add the route for about", "file": "server.py"\
    """
  };

  @ParameterizedTest
  @FieldSource("WRITTEN")
  void onePlanInTheShapesThatModelsWrite(String written) {
    assertEquals(new Read.Made(SERVER), PlanReader.read(written));
  }

  @Test
  void whatStandsBelowAStepBelongsToIt() {
    assertEquals(
        new Read.Made(new Plan(List.of(step("Create the server: with a home; with an about", "")))),
        PlanReader.read("1. Create the server:\n   - with a home\n   - with an about\n"));
  }

  @Test
  void onlyPathsBelowTheWorkspaceAreFiles() {
    assertEquals(
        new Read.Made(new Plan(List.of(step("Do", "", "a/b.py")))),
        PlanReader.read("1. Do\n files: ../x, /etc/passwd, none, a/b.py, a/b.py, C\0, ."));
  }

  @Test
  void emphasisIsNoPartOfAStepAndUnderscoresAre() {
    assertEquals(
        new Read.Made(new Plan(List.of(step("Write app/__init__.py now", "", "app/__init__.py")))),
        PlanReader.read("1. **Write** app/__init__.py **now**\n  **files**: `app/__init__.py`"));
  }

  @Test
  void whatHoldsNoPlanSaysWhy() {
    for (String none : List.of("", "Sure, I will do that.", "{\"answer\": 4}", "1.\n2.\n- **")) {
      assertEquals(new Read.Unusable("it has no list of steps"), PlanReader.read(none), none);
    }
    String many =
        IntStream.rangeClosed(1, 13).mapToObj(i -> i + ". do\n").collect(Collectors.joining());
    assertEquals(new Read.Unusable("it has 13 steps, and 12 are the most"), PlanReader.read(many));
  }

  @Test
  void anythingIsReadAndWhatWasReadIsReadAgainTheSame() {
    long seed = 20261121;
    var random = new Random(seed);
    int plans = 0;
    for (int i = 0; i < 20_000; i++) {
      String text =
          Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
              .limit(random.nextInt(1, 30))
              .collect(Collectors.joining());
      Read read = PlanReader.read(text);
      if (read instanceof Read.Made(Plan plan)) {
        plans++;
        assertEquals(
            read, PlanReader.read(PlanText.of(plan)), "seed " + seed + ", case " + i + ": " + text);
      }
    }
    assertEquals(true, 2_000 < plans, "seed " + seed + ": only " + plans);
  }

  /** Of a reader that took more than linear time this would not come to an end. */
  @Test
  void textsOfAnyLengthAreRead() {
    for (String piece : List.of("{", "[{", "- ", " ", "<think>", "\"", "\n  ", "{\"a\":")) {
      assertInstanceOf(Read.Unusable.class, PlanReader.read(piece.repeat(1_000_000)), piece);
    }
    assertInstanceOf(Read.Made.class, PlanReader.read("1. " + "x ".repeat(1_000_000)));
  }

  private static Step step(String what, String check, String... files) {
    return new Step(what, Stream.of(files).map(WorkspacePath::new).toList(), check);
  }
}
