package dev.simplecoder.tools.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.sandbox.Outcome.Cap;
import dev.simplecoder.tools.sandbox.Outcome.Capped;
import dev.simplecoder.tools.sandbox.Outcome.Exited;
import dev.simplecoder.tools.sandbox.Outcome.Output;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every sandbox does with a Python program, wherever it is run. {@link WallsContract} is what
 * one on this machine promises beside it.
 */
public interface SandboxContract {

  /** One for all tests of a class, which closes it. */
  Sandbox sandbox();

  @Test
  default void bothOutputsAndTheStatusComeBack() throws Exception {
    assertEquals(
        new Output("to the one\n", "to the other\n", false),
        exited(
            7,
            run(
                """
                import sys
                print('to the one')
                print('to the other', file=sys.stderr)
                sys.exit(7)
                """)));
  }

  @Test
  default void itsInputIsAllThatItCanRead() throws Exception {
    Job job =
        new Job(
            List.of("python3", "main.py"),
            texts("main.py", "import sys; print(ascii(sys.stdin.buffer.read().decode()))"),
            new LinkedHashMap<>(),
            List.of(),
            "first\nsecond \u00fc\ud83d\ude00",
            Caps.PROGRAM);
    assertEquals("'first\\nsecond \\xfc\\U0001f600'\n", exited(0, sandbox().run(job)).out());
    assertEquals("b''\n", out("import sys; print(sys.stdin.buffer.read())"));
  }

  @Test
  default void anArgumentKeepsItsCharacters() throws Exception {
    List<String> hard =
        List.of(
            "",
            " ",
            "a b",
            "'",
            "\"",
            "$HOME",
            "`id`",
            "\\",
            "*",
            "\n",
            "\u00fc\ud83d\ude00",
            "-c");
    Job job =
        new Job(
            Stream.concat(Stream.of("python3", "main.py"), hard.stream()).toList(),
            texts("main.py", "import sys; print(ascii(sys.argv[1:]))"),
            Caps.PROGRAM);
    assertEquals(
        "['', ' ', 'a b', \"'\", '\"', '$HOME', '`id`', '\\\\', '*', '\\n', '\\xfc\\U0001f600', '-c']\n",
        exited(0, sandbox().run(job)).out());
  }

  @Test
  default void itFindsItsFilesByteForByte() throws Exception {
    WorkFiles files =
        texts(
            "main.py",
            """
            import os
            for folder, _, names in sorted(os.walk('.')):
                for name in sorted(names):
                    if name != 'main.py':
                        print(ascii(os.path.join(folder, name)), open(os.path.join(folder, name), 'rb').read())
            """,
            "a b/it's \"$x\".txt",
            "one\r\ntwo",
            "d/\u00fc\ud83d\ude00",
            "\ufeff\u00e9",
            "e/-f\n*",
            "",
            "long/" + "n".repeat(120) + "/" + "m".repeat(120),
            "x");
    assertEquals(
        """
        './a b/it\\'s "$x".txt' b'one\\r\\ntwo'
        './d/\\xfc\\U0001f600' b'\\xef\\xbb\\xbf\\xc3\\xa9'
        './e/-f\\n*' b''
        './long/%s/%s' b'x'
        """
            .formatted("n".repeat(120), "m".repeat(120)),
        exited(0, sandbox().run(new Job(List.of("python3", "main.py"), files, Caps.PROGRAM)))
            .out());
  }

  @Test
  default void nothingOfOneRunIsThereInTheNext() throws Exception {
    String program =
        """
        import os, tempfile
        for folder in ['.', os.path.expanduser('~'), tempfile.gettempdir()]:
            left = os.path.join(folder, 'left-behind')
            print(os.path.exists(left))
            open(left, 'w').write('x')
        """;
    assertEquals("False\nFalse\nFalse\n", out(program));
    assertEquals("False\nFalse\nFalse\n", out(program));
  }

  @Test
  default void itsEnvironmentIsWhatItIsGivenAndNothingOfOurs() throws Exception {
    Job job =
        python("import os; print('\\n'.join(sorted(os.environ))); print(os.environ['GIVEN'])");
    var given = new LinkedHashMap<>(Map.of("GIVEN", "it's \u00fc"));
    Output output =
        exited(
            0,
            sandbox().run(new Job(job.command(), job.files(), given, List.of(), "", Caps.PROGRAM)));
    List<String> lines = output.out().lines().toList();
    assertEquals("it's \u00fc", lines.getLast());
    assertTrue(lines.containsAll(List.of("HOME", "LANG", "PATH", "TMPDIR")), output.out());
    Set<String> ours = new TreeSet<>(System.getenv().keySet());
    ours.removeAll(Set.of("HOME", "LANG", "PATH", "TMPDIR", "PWD", "OLDPWD", "SHLVL", "_"));
    ours.removeIf(name -> name.startsWith("PYENV") || name.equals("RUSTUP_HOME"));
    assertFalse(ours.isEmpty());
    ours.retainAll(lines);
    assertEquals(Set.of(), ours);
  }

  @Test
  default void aSignalThatEndsItIsItsStatus() throws Exception {
    exited(143, run("import os, signal; os.kill(os.getpid(), signal.SIGTERM)"));
  }

  @Test
  default void aCommandThatIsNotThereEndsAsInAShell() throws Exception {
    Job job = new Job(List.of("no-such-command"), texts(), Caps.PROGRAM);
    assertTrue(exited(127, sandbox().run(job)).err().contains("no-such-command"));
  }

  @Test
  default void ofAFloodTheBeginningAndTheEndAreKept() throws Exception {
    Job job =
        python(
            """
            import sys
            for stream in [sys.stdout, sys.stderr]:
                stream.write('begin' + '\\u00fc' * 10_000_000 + 'end')
            """);
    Output output = exited(0, sandbox().run(withCaps(job, caps(1001))));
    assertTrue(output.cut());
    for (String kept : List.of(output.out(), output.err())) {
      assertTrue(kept.startsWith("begin\u00fc\u00fc") && kept.endsWith("\u00fc\u00fcend"), kept);
      assertTrue(kept.contains("bytes left out") && kept.length() < 1001, kept);
      assertFalse(kept.contains("\ufffd"), kept);
    }
  }

  @Test
  default void bytesThatAreNoTextAreReplaced() throws Exception {
    assertEquals(
        "a\ufffdb\ufffd\u001b[31m\0",
        out("import sys; sys.stdout.buffer.write(b'a\\xffb\\xc3\\x1b[31m\\0')"));
  }

  @Test
  default void itIsEndedAtItsWallTimeAndKeepsWhatItWrote() throws Exception {
    Job job = python("import time; print('begun', flush=True); time.sleep(1000)");
    Outcome outcome = sandbox().run(withCaps(job, Caps.PROGRAM.withWall(Duration.ofSeconds(3))));
    assertEquals(Cap.WALL_TIME, assertInstanceOf(Capped.class, outcome).cap());
    assertEquals("begun\n", outcome.output().out());
  }

  @Test
  default void manyRunAtOnceAndEachGetsItsOwn() throws Exception {
    List<Callable<String>> runs =
        IntStream.range(0, 24)
            .<Callable<String>>mapToObj(n ->
                () ->
                    out(
                        "import sys; open('f', 'a').write('%s'); print(open('f').read())"
                            .formatted(n)))
            .toList();
    try (var threads = Executors.newFixedThreadPool(8)) {
      int n = 0;
      for (Future<String> run : threads.invokeAll(runs)) {
        assertEquals(n++ + "\n", run.get());
      }
    }
  }

  /** What a program wrote that ended well. */
  default String out(String program) throws Exception {
    return exited(0, run(program)).out();
  }

  default Outcome run(String program) throws Exception {
    return sandbox().run(python(program));
  }

  static Output exited(int status, Outcome outcome) {
    Exited exited = assertInstanceOf(Exited.class, outcome, outcome::toString);
    assertEquals(status, exited.status(), outcome::toString);
    return exited.output();
  }

  static Job python(String program) {
    return new Job(List.of("python3", "main.py"), texts("main.py", program), Caps.PROGRAM);
  }

  static Job withCaps(Job job, Caps caps) {
    return new Job(
        job.command(), job.files(), job.environment(), job.readable(), job.input(), caps);
  }

  /** Names and texts in turn. */
  static WorkFiles texts(String... namesAndTexts) {
    var texts = new LinkedHashMap<WorkspacePath, String>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      texts.put(new WorkspacePath(namesAndTexts[i]), namesAndTexts[i + 1]);
    }
    return new WorkFiles.Texts(texts);
  }

  private static Caps caps(int outputBytes) {
    Caps usual = Caps.PROGRAM;
    return new Caps(
        usual.wall(),
        usual.cpu(),
        usual.memoryBytes(),
        usual.processes(),
        usual.diskBytes(),
        usual.files(),
        outputBytes);
  }
}
