package dev.simplecoder.tools.verify;

import static dev.simplecoder.tools.verify.ProjectVerifierTest.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.evidence.Check;
import dev.simplecoder.agent.evidence.CheckRun;
import dev.simplecoder.agent.evidence.CheckRun.Result;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.evidence.Evidence.Verdict;
import dev.simplecoder.agent.evidence.FailureClass;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.sandbox.Caps;
import dev.simplecoder.tools.sandbox.Sandbox;
import dev.simplecoder.tools.sandbox.Sandboxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real projects in a real sandbox, of what every machine that builds this has: Python and make. */
class RealRunsTest {

  private static final String CALC =
      """
      def add(a, b):
          return a + b


      def half(n):
          return n // 2
      """;

  private static final String TESTS =
      """
      import unittest

      from calc import add, half


      class CalcTest(unittest.TestCase):
          def test_add(self):
              self.assertEqual(add(1, 2), 3)

          def test_half(self):
              self.assertEqual(half(5), 2)
      """;

  /** Not what this person has installed, so that the tests are the same everywhere. */
  private static final List<Path> SYSTEM = List.of(Path.of("/usr/bin"), Path.of("/bin"));

  private static Sandbox sandbox;

  @TempDir Path folder;
  private final List<String> heard = new ArrayList<>();

  @BeforeAll
  static void find() throws InterruptedException {
    sandbox = Sandboxes.bubblewrap(SYSTEM);
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @BeforeEach
  void pythonProject() throws IOException {
    write("calc.py", CALC);
    write("test_calc.py", TESTS);
  }

  @Test
  void aChangeThatTestsStandForPasses() throws Exception {
    Evidence evidence = verify(change("calc.py", CALC.replace("a + b", "b + a")));

    assertEquals(Verdict.PASSED, evidence.verdict());
    Evidence.Compared only = only(evidence);
    assertEquals(2, only.now().passed());
    assertNull(only.before());
    assertEquals(1, heard.size(), "what passes is not run on the untouched files: " + heard);
  }

  @Test
  void whatTheChangeBreaksIsNamedWithItsReason() throws Exception {
    Evidence evidence = verify(change("calc.py", CALC.replace("a + b", "a - b")));

    assertEquals(Verdict.BROKEN, evidence.verdict());
    CheckRun now = only(evidence).now();
    assertEquals(FailureClass.PARTLY_PASSED, now.failure());
    assertTrue(only(evidence).newlyFailing().getFirst().endsWith("test_add"), now.toString());
    assertTrue(now.excerpt().contains("-1 != 3"), now.excerpt());
    assertTrue(!now.excerpt().contains(folder.toString()), now.excerpt());
    assertEquals(CALC, Files.readString(folder.resolve("calc.py")), "the disk is as it was");
  }

  @Test
  void whatFailedBeforeDoesNotCount() throws Exception {
    write("calc.py", CALC.replace("n // 2", "n"));

    Evidence evidence =
        verify(change("calc.py", CALC.replace("n // 2", "n").replace("a + b", "b + a")));

    assertEquals(Verdict.NO_WORSE, evidence.verdict());
    assertEquals(Set.of(), only(evidence).newlyFailing());
    assertEquals(2, heard.size());
    assertTrue(heard.getLast().endsWith(", before the change"), heard.toString());
  }

  @Test
  void aTestThatTheChangeAddsCounts() throws Exception {
    String tests = TESTS.replace("test_half", "test_third").replace("2)\n", "3)\n");

    Evidence evidence = verify(change("test_more.py", tests));

    assertEquals(Verdict.BROKEN, evidence.verdict());
    assertTrue(only(evidence).newlyFailing().getFirst().endsWith("test_third"));
  }

  @Test
  void aSyntaxErrorIsOneAndNamesItsLine() throws Exception {
    Evidence evidence = verify(change("calc.py", CALC + "def broken(:\n    pass\n"));

    assertEquals(Verdict.BROKEN, evidence.verdict());
    CheckRun now = only(evidence).now();
    assertEquals(FailureClass.SYNTAX, now.failure());
    assertTrue(now.excerpt().contains("calc.py\", line 7"), now.excerpt());
  }

  @Test
  void anEndlessLoopEndsAtItsLimit() throws Exception {
    String endless = CALC.replace("    return a + b", "    while True:\n        pass");
    Caps all = Caps.CHECKS;
    var caps =
        new Caps(
            all.wall(),
            Duration.ofSeconds(2), // of the processor, since a busy machine's clock says little
            all.memoryBytes(),
            all.processes(),
            all.diskBytes(),
            all.files(),
            all.outputBytes());

    Evidence evidence = verifier(List.of(), caps).verify(change("calc.py", endless), heard::add);

    assertEquals(Verdict.BROKEN, evidence.verdict());
    CheckRun now = only(evidence).now();
    assertEquals(Result.ENDED_AT_A_LIMIT, now.result());
    assertEquals(FailureClass.TIMEOUT, now.failure());
  }

  @Test
  void testsThatDeleteTheirFilesDeleteACopy() throws Exception {
    String deleting =
        TESTS.replace("import unittest\n", "import pathlib\nimport unittest\n")
            + """

                def test_files(self):
                    for file in pathlib.Path(__file__).parent.glob("*.py"):
                        file.unlink()
            """;

    Evidence evidence = verify(change("test_calc.py", deleting));

    assertEquals(Verdict.PASSED, evidence.verdict());
    assertEquals(CALC, Files.readString(folder.resolve("calc.py")));
    assertEquals(TESTS, Files.readString(folder.resolve("test_calc.py")));
  }

  @Test
  void aTaskMayWriteTheFirstTests() throws Exception {
    Files.delete(folder.resolve("test_calc.py"));

    assertEquals(Verdict.PASSED, verify(change("test_calc.py", TESTS)).verdict());
    Evidence broken = verify(change("test_calc.py", TESTS.replace("3)", "4)")));
    assertEquals(Verdict.BROKEN, broken.verdict());
    assertNull(only(broken).before(), "there was no such check before");
  }

  @Test
  void withoutTestsTheChangedFilesAreParsedAndThatIsNotMuch() throws Exception {
    Files.delete(folder.resolve("test_calc.py"));

    Evidence parses = verify(change("calc.py", CALC + "\n"));
    assertEquals(Verdict.UNKNOWN, parses.verdict());
    assertEquals(Check.Kind.SYNTAX, only(parses).now().check().kind());

    Evidence broken = verify(change("calc.py", CALC + "def broken(:\n"));
    assertEquals(Verdict.BROKEN, broken.verdict());
    assertEquals(FailureClass.SYNTAX, only(broken).now().failure());
    assertEquals(Set.of("calc.py"), only(broken).newlyFailing());
  }

  @Test
  void aFileThatDidNotParseBeforeIsNoWorse() throws Exception {
    Files.delete(folder.resolve("test_calc.py"));
    write("calc.py", "def broken(:\n");

    assertEquals(Verdict.NO_WORSE, verify(change("calc.py", "def still(:\n")).verdict());
    Evidence both =
        verify(
            new ChangeSet(
                List.of(
                    new FileChange(new WorkspacePath("calc.py"), "def broken(:\n", "x = (\n"),
                    new FileChange(new WorkspacePath("data.json"), null, "{"))));
    assertEquals(Set.of("data.json"), only(both).newlyFailing());
  }

  @Test
  void makeRunsWhatTheProjectSays() throws Exception {
    Files.delete(folder.resolve("test_calc.py"));
    write("Makefile", "test:\n\ttest \"$$(cat answer.txt)\" = 42\n");
    write("answer.txt", "42\n");

    assertEquals(Verdict.PASSED, verify(change("answer.txt", "42")).verdict());
    Evidence broken = verify(change("answer.txt", "41\n"));
    assertEquals(Verdict.BROKEN, broken.verdict());
    assertEquals("make test", only(broken).now().check().name());
  }

  @Test
  void theCommandOfAPersonIsRunInstead() throws Exception {
    Check given = Check.given("grep -q 'a + b' calc.py && echo 'found it'");

    Evidence passed = verifier(List.of(given), Caps.CHECKS).verify(ChangeSet.EMPTY, heard::add);
    assertEquals(Verdict.PASSED, passed.verdict());
    Evidence broken =
        verifier(List.of(given), Caps.CHECKS).verify(change("calc.py", ""), heard::add);
    assertEquals(Verdict.BROKEN, broken.verdict());
    assertEquals(given, only(broken).now().check());
  }

  @Test
  void aCommandThatIsNotHereTellsNothing() throws Exception {
    Check given = Check.given("no-such-program --test");

    Evidence evidence = verifier(List.of(given), Caps.CHECKS).verify(ChangeSet.EMPTY, heard::add);

    assertEquals(Verdict.UNKNOWN, evidence.verdict());
    assertEquals(Result.COULD_NOT_RUN, only(evidence).now().result());
    assertTrue(only(evidence).now().excerpt().contains("no-such-program"));
  }

  @Test
  void aProjectInAFolderIsTestedThereAndItsNeighbourIsNot() throws Exception {
    Files.delete(folder.resolve("test_calc.py"));
    for (String name : List.of("one", "two")) {
      write(name + "/pyproject.toml", "[project]\nname = \"" + name + "\"\n");
      write(name + "/src/calc.py", CALC);
      write(name + "/tests/test_calc.py", TESTS);
    }

    Evidence evidence = verify(change("two/src/calc.py", CALC.replace("a + b", "a - b")));

    assertEquals(Verdict.BROKEN, evidence.verdict());
    assertEquals(new WorkspacePath("two"), only(evidence).now().check().folder());
    String excerpt = only(evidence).now().excerpt();
    assertTrue(excerpt.startsWith("In two:\n") && excerpt.contains("-1 != 3"), excerpt);
  }

  @Test
  void packagesAreThereToBeReadAndTheirFolderToBeWrittenTo() throws Exception {
    write("package.json", "{}");
    write("node_modules/plain/index.js", "plain");
    write("node_modules/@scope/inner/index.js", "inner");
    Files.createSymbolicLink(folder.resolve("node_modules/own"), Path.of("../lib"));
    write("lib/index.js", "own");
    Check given =
        Check.given(
            "cd node_modules && cat plain/index.js @scope/inner/index.js own/index.js"
                + " && mkdir .cache && ! touch plain/new");

    Evidence evidence = verifier(List.of(given), Caps.CHECKS).verify(ChangeSet.EMPTY, heard::add);

    assertEquals(Verdict.PASSED, evidence.verdict(), evidence.toString());
  }

  @Test
  void librariesOfTheMachineAreWhereToolsLookForThem() throws Exception {
    Path home = folder.resolve("home");
    write("home/.m2/repository/library.jar", "");
    write("home/.m2/settings.xml", "password");
    write("home/.gradle/wrapper/dists/gradle-9-bin/1/gradle", "");
    write("home/.gradle/caches/modules-2/library.jar", "");
    write("work/answer.txt", "");
    Check given =
        Check.given(
            "cd && test -f .m2/repository/library.jar && test ! -e .m2/settings.xml"
                + " && test -f .gradle/wrapper/dists/gradle-9-bin/1/gradle"
                + " && touch .gradle/wrapper/dists/gradle-9-bin/1/lock"
                + " && test -f \"$GRADLE_RO_DEP_CACHE/modules-2/library.jar\"");
    Path work = folder.resolve("work");
    var verifier =
        new ProjectVerifier(
            sandbox,
            Roots.of(work, work),
            new Machine(home, Map.of()),
            List.of(given),
            Caps.CHECKS,
            2_000);

    Evidence evidence = verifier.verify(ChangeSet.EMPTY, heard::add);

    assertEquals(Verdict.PASSED, evidence.verdict(), evidence.toString());
  }

  private Evidence verify(ChangeSet staged) throws IOException, InterruptedException {
    return verifier(List.of(), Caps.CHECKS).verify(staged, heard::add);
  }

  private ProjectVerifier verifier(List<Check> given, Caps caps) throws IOException {
    var machine = new Machine(Sandboxes.home(), Map.of());
    return new ProjectVerifier(sandbox, Roots.of(folder, folder), machine, given, caps, 2_000);
  }

  private ChangeSet change(String path, String after) throws IOException {
    Path file = folder.resolve(path);
    String before = Files.exists(file) ? Files.readString(file) : null;
    return new ChangeSet(List.of(new FileChange(new WorkspacePath(path), before, after)));
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
