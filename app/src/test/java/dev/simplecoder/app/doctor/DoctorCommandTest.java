package dev.simplecoder.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.arm.Mark;
import dev.simplecoder.app.arm.Trials;
import dev.simplecoder.app.command.Program;
import dev.simplecoder.app.command.Subcommand;
import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.models.Engine;
import dev.simplecoder.app.models.ModelServers;
import dev.simplecoder.app.models.OllamaModelCard;
import dev.simplecoder.app.models.OllamaServer;
import dev.simplecoder.app.models.OllamaServer.Kind;
import dev.simplecoder.app.sandbox.fusion.FusionServer;
import dev.simplecoder.app.sandbox.fusion.FusionServer.Answer;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.Installation;
import dev.simplecoder.app.shell.Shell.Stream;
import dev.simplecoder.app.store.ModelRecord;
import dev.simplecoder.app.task.ServedModels;
import dev.simplecoder.tools.apply.ApplyOutcome;
import dev.simplecoder.tools.apply.Caps;
import dev.simplecoder.tools.apply.ChangeApplier;
import dev.simplecoder.tools.apply.FileWrite;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorCommandTest {

  private static final Installation INSTALLED =
      new Installation("1.2.3", "25.0.1+8", Path.of("/jdk-25"), "/cache/x.aot", "");

  @TempDir private Path scratch;
  private Path workspace;
  private Path home;
  private FakeShell shell;
  private Installation installation = INSTALLED;
  private long free = 20_000_000_000L;

  @BeforeEach
  void makeFolders() throws IOException {
    workspace = Files.createDirectories(scratch.toRealPath().resolve("project"));
    home = Files.createDirectories(scratch.toRealPath().resolve("home"));
    shell = new FakeShell(workspace).with("SIMPLECODER_SANDBOX", "off");
  }

  @Test
  void aHealthyPlaceIsOneScreenAndExitZero() throws Exception {
    Files.createDirectories(workspace.resolve(".git"));
    Files.createDirectories(home.resolve(".config/simplecoder"));
    shell.with("LANG", "C.UTF-8").withTerminals(Stream.IN, Stream.OUT, Stream.ERR);
    try (var server =
            OllamaServer.start(
                OllamaModelCard.CODER.loadedWith(32_768), OllamaModelCard.withoutTools("phi:2b"));
        var sandbox = FusionServer.start(_ -> Answer.printed("Python 3.10.14\nSeccomp:\t2\n"))) {
      shell
          .with("SIMPLECODER_SANDBOX", "fusion")
          .with("SIMPLECODER_SANDBOX_URL", sandbox.address().toString());
      assertEquals(ExitCode.DONE, run(server.baseUrl()));
      check("healthy.txt", server.baseUrl());
    }
  }

  @Test
  void everyProblemComesWithItsRemedyAndExitOne() throws Exception {
    installation = new Installation("1.2.3", "25.0.1+8", Path.of("/jdk-25"), "", "");
    free = 500_000_000;
    Path state = Files.createDirectories(home.resolve(".local/state/simplecoder"));
    Files.writeString(state.resolve("permissions.jsonl"), "rubbish\n");
    Files.writeString(home.resolve(".cache"), "a file in the way");
    Files.writeString(workspace.resolve(".simplecoder.toml"), "yes = true\n");
    URI absent = OllamaServer.absent();
    shell.with("SIMPLECODER_SANDBOX", "fusion").withTerminals(Stream.ERR);
    assertEquals(ExitCode.NOT_DONE, run(absent));
    check("broken.txt", absent);
  }

  @Test
  void modelsThatAreOfNoUseAreProblems() throws Exception {
    try (var server = OllamaServer.start(OllamaModelCard.embedding("bge-m3"))) {
      assertEquals(ExitCode.NOT_DONE, run(server.baseUrl()));
      assertEquals(
          List.of(
              "ok       server       Ollama 0.30.0 at URL",
              "ok       models       1 model, 0 with tools",
              "problem  model        no model at URL writes text and holds 4096 tokens: bge-m3",
              "                      `simplecoder models pull qwen2.5-coder:7b` gets one that does."),
          lines(server.baseUrl(), 2, 6));
    }
  }

  @Test
  void aSlowModelWithASmallWindowIsWarnedOf() throws Exception {
    shell.with("SIMPLECODER_NUM_CTX", "4096");
    try (var server = OllamaServer.start(OllamaModelCard.CODER.loadedWith(4_096, 0))) {
      assertEquals(ExitCode.DONE, run(server.baseUrl()));
      assertEquals(
          List.of(
              "warning  model        a task would use qwen2.5-coder:7b with a window of 4,096 tokens:"
                  + " the only model, in memory already; window as set",
              "                      That is little room for files; set num_ctx higher, or take a"
                  + " model with a longer window.",
              "ok       calls        qwen2.5-coder:7b: native calls (usual for qwen2.5-coder), edits in"
                  + " long files only (usual for qwen2.5-coder); not tried out yet",
              "warning  speed        qwen2.5-coder:7b runs on the CPU only, which is slow",
              "                      A smaller model, a smaller quantisation or a smaller window"
                  + " (num_ctx) may fit on the GPU."),
          lines(server.baseUrl(), 4, 9));
    }
  }

  @Test
  void aModelThatCallsNoToolsWellIsWarnedOf() throws Exception {
    try (var server = OllamaServer.start()) {
      var key =
          new ModelRecord.Key(server.baseUrl(), "qwen2.5-coder:7b", "sha256:qwen2.5-coder:7b");
      ServedModels.records(shell.shell(), _ -> {})
          .keep(key, Trials.probed(Trials.of(DialectName.NATIVE, Mark.FAILED)));
      assertEquals(ExitCode.DONE, run(server.baseUrl()));
      assertEquals(
          List.of(
              "warning  calls        qwen2.5-coder:7b: fenced calls (since every trial failed), edits in"
                  + " long files only (usual for qwen2.5-coder); trial of 2026-03-01",
              "                      Tasks fall back to fenced text and may fail; a larger model"
                  + " usually does better."),
          lines(server.baseUrl(), 5, 7));
    }
  }

  @Test
  void aChangeThatIsHalfDoneIsWarnedOf() throws Exception {
    Path state = home.resolve(".local/state/simplecoder");
    var applier =
        new ChangeApplier(
            workspace,
            state,
            InstantSource.fixed(FakeShell.NOW),
            new Caps(1_000_000, 10, Duration.ofDays(1)));
    assertInstanceOf(
        ApplyOutcome.Applied.class,
        applier.apply(
            List.of(new FileWrite(new WorkspacePath("a.txt"), null, new byte[0])), "write"));
    try (var files = Files.walk(state)) {
      Path done = files.filter(it -> it.endsWith("000001.done")).findFirst().orElseThrow();
      Files.move(done, done.resolveSibling("000001.applying"));
    }
    try (var server = OllamaServer.start()) {
      assertEquals(ExitCode.DONE, run(server.baseUrl()));
      assertEquals(
          List.of(
              "warning  changes      one was interrupted and is half done",
              "                      The next task in this workspace completes it or takes it back,"
                  + " and says so."),
          lines(server.baseUrl(), 7, 9));
    }
  }

  @Test
  void brokenSettingsAreAFindingAmongOthers() throws Exception {
    Path file = Files.createDirectories(home.resolve(".config/simplecoder")).resolve("config.toml");
    Files.writeString(file, "model =\n");
    assertEquals(ExitCode.NOT_DONE, run(OllamaServer.absent(), "--json"));
    Golden.check(
        "doctor/settings.jsonl", shell.out().replace(scratch.toRealPath().toString(), "DIR"));
  }

  @Test
  void aServerOfAnotherKindIsNamed() throws Exception {
    try (var server = OllamaServer.start(Kind.OPEN_AI, List.of(OllamaModelCard.CODER))) {
      assertEquals(ExitCode.DONE, run(server.baseUrl()));
      assertEquals(
          List.of(
              "ok       server       OpenAI's protocol at URL", "ok       models       1 model"),
          lines(server.baseUrl(), 2, 4));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Python 3.10.14;Seccomp:\t2 | ok       sandbox      Sandbox Fusion at URL works, with a seccomp filter, Python 3.10.14 | ''",
        "bubblewrap 0.8.0;Python 3.11.7;Seccomp:\t0 | ok       sandbox      bubblewrap 0.8.0 works, without a seccomp filter, Python 3.11.7 | ''",
        "Seccomp:\t2 | warning  sandbox      Sandbox Fusion at URL works, with a seccomp filter, no Python | Programs in Python fail until python3 is found in it.",
      })
  void theSandboxIsTriedOut(String inside, String finding, String remedy) throws Exception {
    List<String> lines =
        remedy.isEmpty() ? List.of(finding) : List.of(finding, " ".repeat(22) + remedy);
    assertEquals(lines, sandboxLines(Answer.printed(inside.replace(';', '\n') + "\n")));
  }

  @Test
  void aSandboxThatRunsNothingIsWarnedOf() throws Exception {
    assertEquals(
        List.of(
            "warning  sandbox      Sandbox Fusion at URL: it answered 500: out of order",
            "                      Mend it, or set sandbox to another one."),
        sandboxLines(new Answer(500, "{\"detail\":\"out of order\"}")));
  }

  private List<String> sandboxLines(Answer answer) throws Exception {
    try (var server = OllamaServer.start();
        var sandbox = FusionServer.start(_ -> answer)) {
      shell
          .with("SIMPLECODER_SANDBOX", "fusion")
          .with("SIMPLECODER_SANDBOX_URL", sandbox.address().toString());
      assertEquals(ExitCode.DONE, run(server.baseUrl()));
      return shell
          .out()
          .replace(sandbox.address().toString(), "URL")
          .lines()
          .dropWhile(line -> !line.contains("  sandbox  "))
          .takeWhile(line -> !line.contains("  config  "))
          .toList();
    }
  }

  private List<String> lines(URI baseUrl, int from, int to) {
    return shell.out().replace(baseUrl.toString(), "URL").lines().toList().subList(from, to);
  }

  private void check(String name, URI baseUrl) throws IOException {
    assertEquals("", shell.err());
    Golden.check(
        "doctor/" + name,
        shell
            .out()
            .replace(baseUrl.toString(), "URL")
            .replaceAll("Fusion at http://\\S+", "Fusion at URL")
            .replace(scratch.toRealPath().toString(), "DIR"));
  }

  private ExitCode run(URI baseUrl, String... words) throws IOException, InterruptedException {
    shell.with("SIMPLECODER_BASE_URL", baseUrl.toString());
    var servers =
        new ModelServers(shell.shell().clock(), _ -> {}, new SplittableRandom(1), Engine.NONE);
    return new Program(
            "1.2.3",
            _ -> ExitCode.DONE,
            List.of(
                new Subcommand(
                    "doctor", "", () -> new DoctorCommand(installation, _ -> servers, _ -> free))))
        .run(
            java.util.stream.Stream.concat(
                    java.util.stream.Stream.of("doctor"), java.util.stream.Stream.of(words))
                .toList(),
            shell.shell());
  }
}
