package dev.simplecoder.tools.program;

import dev.simplecoder.agent.TextBeside;
import dev.simplecoder.agent.program.Exercise;
import dev.simplecoder.agent.program.Extracted;
import dev.simplecoder.agent.program.VisibleTests;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.sandbox.Caps;
import dev.simplecoder.tools.sandbox.Job;
import dev.simplecoder.tools.sandbox.KnownScript;
import dev.simplecoder.tools.sandbox.Outcome;
import dev.simplecoder.tools.sandbox.Sandbox;
import dev.simplecoder.tools.sandbox.WorkFiles;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/**
 * Runs programs with their tests in a sandbox. Visible and hidden tests run apart, and what the
 * hidden ones found is not told in words. For any number of threads, as its sandbox and its random
 * numbers are.
 */
public final class TestHarness {

  /** What runs each program; a sandbox that knows it runs them sooner. */
  public static final KnownScript SCRIPT =
      new KnownScript(
          new WorkspacePath("harness.py"),
          TextBeside.of(TestHarness.class, "harness.py"),
          List.of("ast"));

  private static final WorkspacePath PROGRAM = new WorkspacePath("program.py");
  private static final List<String> COMMAND = List.of("python3", SCRIPT.place().value());

  /** Without it the order of sets, and with that what some programs give, differs between runs. */
  private static final SequencedMap<String, String> ENVIRONMENT = environment();

  private static final int WORD_BYTES = 16;

  private final Sandbox sandbox;
  private final Caps caps;
  private final RandomGenerator random;

  /**
   * @param random must be hard to guess for a program
   */
  public TestHarness(Sandbox sandbox, Caps caps, RandomGenerator random) {
    this.sandbox = sandbox;
    this.caps = caps;
    this.random = random;
  }

  /** With the tests that a model may see. */
  public Tested visible(Extracted reply, Exercise exercise)
      throws IOException, InterruptedException, UnusableTests {
    return visible(reply, exercise.entryPoint(), exercise.tests());
  }

  /** With tests of another origin that a model may see, such as those that a model wrote. */
  public Tested visible(Extracted reply, String entryPoint, VisibleTests tests)
      throws IOException, InterruptedException, UnusableTests {
    return run(reply, entryPoint, tests.source());
  }

  /** With the tests that judge it. */
  public Tested hidden(Extracted reply, Problem problem)
      throws IOException, InterruptedException, UnusableTests {
    return run(reply, problem.exercise().entryPoint(), problem.hidden().source()).withoutExcerpt();
  }

  private Tested run(Extracted reply, String entryPoint, String tests)
      throws IOException, InterruptedException, UnusableTests {
    return switch (reply) {
      case Extracted.NoProgram(var why) -> Tested.nothing(why);
      case Extracted.Program(String source) -> {
        String word = word();
        SequencedMap<WorkspacePath, String> files = new LinkedHashMap<>();
        files.put(SCRIPT.place(), SCRIPT.text());
        files.put(PROGRAM, source);
        String input = String.join("\n", word, entryPoint, tests);
        Outcome outcome =
            sandbox.run(
                new Job(COMMAND, new WorkFiles.Texts(files), ENVIRONMENT, List.of(), input, caps));
        yield TestReport.read(word, outcome);
      }
    };
  }

  private String word() {
    byte[] bytes = new byte[WORD_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static SequencedMap<String, String> environment() {
    SequencedMap<String, String> environment = new LinkedHashMap<>();
    environment.put("PYTHONHASHSEED", "0");
    return environment;
  }
}
