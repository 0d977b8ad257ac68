package dev.simplecoder.app.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.program.Exercise;
import dev.simplecoder.agent.program.VisibleTests;
import dev.simplecoder.app.command.SettingOptions;
import dev.simplecoder.app.models.OllamaModelCard;
import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import dev.simplecoder.app.sandbox.fusion.FusionServer;
import dev.simplecoder.app.sandbox.fusion.RunningServer;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.tools.program.HiddenTests;
import dev.simplecoder.tools.program.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

class BackendOptionsTest {

  private static final String CODER = OllamaModelCard.CODER.name();

  private static final Problem PROBLEM =
      new Problem(
          "own/add",
          new Exercise(
              "Add two numbers.", "add", new VisibleTests(List.of("assert add(1, 1) == 2"))),
          new HiddenTests("assert add(2, 3) == 5\nassert add(0, 0) == 0"));

  @TempDir private Path scratch;
  private FakeShell shell;

  @BeforeEach
  void makeShell() throws IOException {
    Path work = Files.createDirectories(scratch.toRealPath().resolve("work"));
    shell = new FakeShell(work).withHome(Files.createDirectories(scratch.resolve("home")));
  }

  private Backend open(String... options) throws IOException, InterruptedException {
    CommandSpec spec = CommandSpec.create();
    BackendOptions.specs().forEach(spec::addOption);
    ParseResult parsed = new CommandLine(spec).parseArgs(options);
    var settings = SettingOptions.load(parsed, shell.shell(), shell.shell().directory());
    return BackendOptions.open(List.of(CODER), parsed, settings, shell.shell());
  }

  private String refused(String... options) {
    return assertThrows(UserError.class, () -> open(options).close()).line();
  }

  @Test
  void theRemoteBackendAsksOpenAiServersAndRunsProgramsOnSandboxFusion() throws Exception {
    OllamaReply mul = OllamaReply.text("```python\ndef add(a, b):\n    return a * b\n```\n");
    OllamaReply add = OllamaReply.text("```python\ndef add(a, b):\n    return a + b\n```\n");
    OllamaModelCard other = OllamaModelCard.withTools("other:3b");
    try (var without = OllamaServer.start(OllamaServer.Kind.OPEN_AI, List.of(other));
        var with = OllamaServer.start(OllamaServer.Kind.OPEN_AI, List.of(OllamaModelCard.CODER));
        RunningServer runner = RunningServer.open();
        var fusion = FusionServer.start(runner)) {
      with.reply(mul, add);
      shell.with("SIMPLECODER_SANDBOX_URL", fusion.address().toString());
      String hosts = without.baseUrl() + "," + with.baseUrl();
      try (Backend backend = open("--backend", "remote", "--hosts", hosts)) {
        var sampling = new Sampling(0.2, 1);
        Attempted wrong = backend.attempter().attempt(Asked.fresh(PROBLEM, CODER, sampling, 0));
        assertTrue(!wrong.visible().isPassed() && !wrong.hidden().isPassed());
        Attempted mended =
            backend.attempter().attempt(new Asked(PROBLEM, CODER, sampling, 1, List.of(wrong)));
        assertTrue(mended.visible().isPassed() && mended.hidden().isPassed());
        assertEquals("Sandbox Fusion at " + fusion.address(), backend.sandbox());
      }
      assertEquals(List.of(), without.chats());
    }
  }

  @Test
  void whatIsMissingIsSaidWithWhatToDo() {
    assertTrue(
        refused("--backend", "remote").contains("nothing says where the Sandbox Fusion server is"));
    assertTrue(refused("--backend", "cloud").startsWith("--backend: expected local or remote"));
    assertTrue(
        refused("--hosts", "somewhere").startsWith("--hosts: expected addresses with commas"));
    assertTrue(refused("--recorded", "nowhere").startsWith("--recorded: expected a folder"));
  }
}
