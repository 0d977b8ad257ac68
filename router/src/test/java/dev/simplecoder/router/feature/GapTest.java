package dev.simplecoder.router.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fix it",
        "make it better",
        "improve the code",
        "do something about the tests",
        "the login broke",
        "fix the bug",
        "something"
      })
  void whatSaysNeitherWhereNorWhatLeavesMuchOpen(String request) {
    assertTrue(Gap.areMany(Gap.of(request, List.of())), () -> "" + Gap.of(request, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "add x",
        "run the tests",
        "fix it in calc.py",
        "rename parseLine",
        "make add() return a + b",
        "create a small web server that says hello to whoever asks",
        "why does it fail when the file that I give to it on the command line is empty"
      })
  void whatNamesSomethingOrSaysMoreIsClearEnough(String request) {
    assertFalse(Gap.areMany(Gap.of(request, List.of())), () -> "" + Gap.of(request, List.of()));
  }

  /** Whoever knows the project knows what these mean: a question about them would only annoy. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "create a hello.py file",
        "fix the failing test",
        "what does the Agent class do?",
        "run the tests",
        "run it",
        "fix the build error",
        "fix all lint errors",
        "fix the login bug",
        "fix the typo in the README",
        "add error handling",
        "add a README",
        "add tests",
        "commit my changes",
        "bump the version",
        "speed up the tests",
        "format the code",
        "remove unused imports",
        "update the dependencies",
        "review my changes",
        "convert this to TypeScript",
        "translate it to French",
        "implement quicksort in Python",
        "rename Foo to Bar",
        "summarize the project",
        "hello",
        "continue",
        "thanks!"
      })
  void whatIsClearToWhoeverKnowsTheProjectIsNeverAskedAbout(String request) {
    assertFalse(Gap.areMany(Gap.of(request, List.of())), () -> "" + Gap.of(request, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Behebe den fehlschlagenden Test",
        "Führe die Tests aus",
        "Schreibe eine README",
        "Fehler beheben",
        "Erkläre den Code",
        "Finde den Bug",
        "Mach das besser",
        "corrige le bug",
        "arregla los tests",
        "修复测试",
        "запусти тесты"
      })
  void theWordsOfAnotherLanguageLeaveNoGap(String request) {
    assertFalse(Gap.areMany(Gap.of(request, List.of())), () -> "" + Gap.of(request, List.of()));
  }

  @Test
  void whatIsToBeCreatedIsNoneOfTheFilesOfItsName() {
    assertFalse(Gap.areMany(Gap.of("create a hello.py file", List.of(2))));
  }

  @Test
  void whereAnotherFileThatIsNamedSaysWhereTheNameIsNoGap() {
    assertFalse(Gap.areMany(Gap.of("call util.py from src/app/main.py", List.of(2, 1))));
    assertTrue(Gap.areMany(Gap.of("call util.py from gone.py", List.of(2, 0))));
  }

  @Test
  void aNameThatSeveralFilesHaveIsAGapOfItsOwn() {
    assertEquals(Set.of(Gap.SHORT, Gap.SEVERAL), Gap.of("fix util.py", List.of(2)));
    assertTrue(Gap.areMany(Gap.of("fix util.py", List.of(2))));
    assertFalse(Gap.areMany(Gap.of("fix util.py", List.of(1))));
  }

  @Test
  void theFilesOfARequestAreFoundWithTheirFolders() {
    assertEquals(
        List.of("util.py", "src/main/App.java"),
        Gap.files("Fix util.py, and src/main/App.java. Then util.py again!"));
    assertEquals(List.of(), Gap.files("fix it"));
  }

  @Test
  void whateverARequestIsItIsReadInLinearTime() {
    long seed = 20261121;
    var random = new Random(seed);
    String signs = "ab./_-`\"( \n:A1";
    var text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append(signs.charAt(random.nextInt(signs.length())));
    }
    assertFalse(Gap.of(text.toString(), List.of()).contains(Gap.SHORT), "seed " + seed);
    assertTrue(Gap.files("a".repeat(50_000)).isEmpty());
  }
}
