package dev.simplecoder.app.bench;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.sandbox.Job;
import dev.simplecoder.tools.sandbox.Outcome;
import dev.simplecoder.tools.sandbox.Sandbox;
import dev.simplecoder.tools.sandbox.WorkFiles;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A sandbox that runs nothing: it reports of each program what a word in it says, which is {@code
 * right}, {@code half}, {@code wrong} or {@code broken}.
 *
 * @param before is told each program before it is reported
 */
public record FakeHarness(Consumer<String> before) implements Sandbox {

  public FakeHarness() {
    this(_ -> {});
  }

  @Override
  public String name() {
    return "a fake";
  }

  @Override
  public Outcome run(Job job) throws InterruptedException {
    String program =
        ((WorkFiles.Texts) job.files())
            .texts()
            .getOrDefault(new WorkspacePath("program.py"), "broken");
    before.accept(program);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    String word = job.input().lines().findFirst().orElseThrow();
    int tests = job.input().split("assert ", -1).length - 1;
    var report = new StringBuilder("the program's own words\n");
    report.append(word).append(" tests ").append(tests).append('\n');
    if (program.contains("broken")) {
      report.append(word).append(" stopped SYNTAX it is broken\n");
    } else {
      for (int i = 0; i < tests; i++) {
        boolean passes = program.contains("right") || (program.contains("half") && i == 0);
        report.append(word).append(passes ? " pass\n" : " fail WRONG_ANSWER wrong\n");
      }
      report.append(word).append(" end\n");
    }
    return new Outcome.Exited(
        0, new Outcome.Output(report.toString(), "", false), Duration.ofMillis(1));
  }

  @Override
  public void close() {}
}
