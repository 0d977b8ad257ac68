package dev.simplecoder.tools.sandbox;

import static dev.simplecoder.tools.sandbox.SandboxContract.exited;
import static dev.simplecoder.tools.sandbox.SandboxContract.python;
import static dev.simplecoder.tools.sandbox.SandboxContract.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** By root or by an ordinary user, as the tests are run. */
class WarmPythonTest implements SandboxContract, WallsContract, CopiesContract {

  private static final List<String> ORDINARY =
      List.of(
          "def f(n):\n  return 1 // n\nf(0)",
          "def f(:\n",
          "x = '''",
          "try:\n  {}['a']\nexcept KeyError:\n  raise ValueError('then')",
          "raise SystemExit",
          "import sys; sys.exit('told why')",
          "import sys; sys.exit(300)",
          "raise KeyboardInterrupt",
          "assert 1 == 2, 'not so'",
          "import atexit; atexit.register(print, 'last'); 1 / 0",
          "import threading, time\nthreading.Thread(target=lambda: (time.sleep(0.1), print('late'))).start()",
          "import sys; sys.stdout.write('no line end'); sys.stderr.write('neither')",
          "import os; os.write(1, b'at once'); os._exit(3)",
          "print(__name__, __file__, __doc__, __package__, __spec__, sorted(globals()))",
          "'''documented'''\nprint(__doc__)",
          "import sys; print(sys.argv, sys.path[0], sys.stdin.read(), sys.flags)",
          "import __main__\nx = 1\nprint(__main__.x)",
          "from __future__ import annotations\nx: int = 1\nprint(__annotations__)",
          "# -*- coding: latin-1 -*-\nprint(len('\u00e9'))",
          "import warnings; warnings.warn('careful')",
          "import sys; sys.excepthook = lambda kind, value, trace: print(kind, trace.tb_lineno); 1 / 0",
          "import inspect\ndef f(): pass\nprint(inspect.getsource(f))",
          "import pickle\nclass A: pass\nprint(type(pickle.loads(pickle.dumps(A()))))",
          "def f(): f()\nf()",
          "import multiprocessing as m\nif __name__ == '__main__':\n  m.set_start_method('spawn')\n  with m.Pool(1) as p: print(p.map(abs, [-1]))",
          "import subprocess, sys\nprint(subprocess.run(['python3', '-c', 'print(2)'], stdout=subprocess.PIPE).stdout)",
          "import doctest\ndef f():\n  '''>>> f()\n  1\n  '''\n  return 2\ndoctest.testmod()",
          "import unittest\nclass T(unittest.TestCase):\n  def test(self): self.assertEqual(1, 1)\ntry:\n  unittest.main()\nexcept SystemExit as e: print(e.code)",
          "class A:\n  def __del__(self): print('gone')\na = A()",
          "import os, signal; signal.raise_signal(signal.SIGINT)",
          "import os; print(sorted(os.environ), os.getcwd(), os.umask(0))",
          "import signal; print([signal.getsignal(n) for n in (2, 13, 15, 17)])",
          "import asyncio\nasync def f(): return 5\nprint(asyncio.run(f()))",
          "import resource; print([resource.getrlimit(n) for n in range(10) if n != 4])",
          "import sys; print(sys.stdin, sys.stdout, sys.stderr, sys.stdout.line_buffering)",
          "while True: input()");

  static List<String> ordinary() {
    return ORDINARY;
  }

  private static final String OF_A_WORKER = "Runs Python programs one after another";

  /** A worker has its own program as an argument, which is long, and what it forks has the same. */
  private static final String TELLS_HOW_IT_IS_RUN =
      "print(4096 < len(open('/proc/self/cmdline').read()))";

  private static Sandbox sandbox;
  private static Sandbox bubblewrap;

  @BeforeAll
  static void open() throws Exception {
    sandbox = Sandboxes.warmPython(Sandboxes.directPath());
    bubblewrap = Sandboxes.bubblewrap(Sandboxes.directPath());
  }

  @AfterAll
  static void close() {
    sandbox.close();
    bubblewrap.close();
    assertEquals(List.of(), workers());
  }

  @Override
  public Sandbox sandbox() {
    return sandbox;
  }

  @Test
  void aProgramThatIsNothingButTextsIsRunWarm() throws Exception {
    assertTrue(isWarm(python(TELLS_HOW_IT_IS_RUN)));
    assertTrue(
        isWarm(
            new Job(
                List.of("python3", "a/main.py", "-x"),
                texts("a/main.py", TELLS_HOW_IT_IS_RUN, "b.txt", ""),
                Caps.PROGRAM)));
  }

  @Test
  void whatNeedsAnInterpreterOfItsOwnGetsOne() throws Exception {
    assertFalse(
        isWarm(new Job(List.of("python3", "-c", TELLS_HOW_IT_IS_RUN), texts(), Caps.PROGRAM)));
    assertFalse(
        isWarm(
            new Job(
                List.of("python3", "main.py"),
                texts("main.py", TELLS_HOW_IT_IS_RUN, "random.py", "instead of the library's"),
                Caps.PROGRAM)));
    String missing =
        exited(2, sandbox.run(new Job(List.of("python3", "x"), texts(), Caps.PROGRAM))).err();
    assertTrue(missing.contains("No such file"), missing);
  }

  @Test
  void aWorkerThatWasKilledIsReplaced() throws Exception {
    assertTrue(isWarm(python(TELLS_HOW_IT_IS_RUN)));
    for (ProcessHandle worker : workers()) {
      worker.destroyForcibly();
      worker.onExit().join();
    }
    isWarm(python(TELLS_HOW_IT_IS_RUN));
    isWarm(python(TELLS_HOW_IT_IS_RUN));
    assertTrue(isWarm(python(TELLS_HOW_IT_IS_RUN)));
  }

  @Test
  void aHomeBelowTheTemporaryFolderIsNoObstacle(@TempDir Path home) throws Exception {
    var found = WarmPython.find(Sandboxes.directPath(), home, InstantSource.system(), 1, List.of());
    try (Sandbox own = assertInstanceOf(Availability.Ready.class, found).sandbox()) {
      assertEquals("True\n", exited(0, own.run(python(TELLS_HOW_IT_IS_RUN))).out());
      assertEquals(bubblewrap.name(), own.name());
    }
  }

  @Test
  void itSaysWhereNoInterpreterCanBeKept(@TempDir Path folder) throws Exception {
    Path python = Files.writeString(folder.resolve("python3"), "#!/bin/sh\necho no >&2; exit 3\n");
    Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (Sandbox own = Sandboxes.warmPython(List.of(folder))) {
      assertEquals(bubblewrap.name(), own.name());
      assertEquals("no\n", exited(3, own.run(python("pass"))).err());
      assertEquals(
          bubblewrap.name()
              + ", which starts Python anew for each program (the Python worker ended: no)",
          own.name());
    }
  }

  @Test
  void nothingOfTheProcessThatReportsCanBeOpened() throws Exception {
    assertEquals(
        "['cgroup', 'cmdline', 'comm', 'limits', 'sched', 'stat', 'statm', 'status', 'wchan']\n",
        out(
            """
            import os
            files = 'cgroup cmdline comm environ fd fdinfo limits map_files maps mem ns root sched '
            files += 'stat statm status syscall wchan stack auxv io'
            opened = []
            for name in files.split():
                try:
                    os.close(os.open('/proc/1/' + name, os.O_RDONLY))
                    if os.path.isdir('/proc/1/' + name):
                        os.listdir('/proc/1/' + name)
                    opened.append(name)
                except OSError:
                    pass
            print(sorted(opened))
            """));
  }

  @ParameterizedTest
  @MethodSource("ordinary")
  void theOutcomeIsThatOfAFreshInterpreter(String program) throws Exception {
    Job job = inTheSameOrder(python(program));
    assertEquals(told(bubblewrap.run(job)), told(sandbox.run(job)));
  }

  /** A warm interpreter has been started so. */
  private static Job inTheSameOrder(Job job) {
    var environment = new LinkedHashMap<>(Map.of("PYTHONHASHSEED", "0"));
    return new Job(
        job.command(), job.files(), environment, job.readable(), job.input(), job.caps());
  }

  private static String told(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Exited(int status, Outcome.Output output, var _) ->
          status + "\n" + output.out() + "\n" + withoutTimes(output.err());
      case Outcome.Capped(Outcome.Cap cap, Outcome.Output output, var _) -> cap + " " + output;
    };
  }

  /** What unittest says of itself. */
  private static String withoutTimes(String text) {
    return text.replaceAll("in [0-9.]+s", "in no time");
  }

  private static boolean isWarm(Job job) throws IOException, InterruptedException {
    return exited(0, sandbox.run(job)).out().equals("True\n");
  }

  private static List<ProcessHandle> workers() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().commandLine().orElse("").contains(OF_A_WORKER))
        .toList();
  }
}
