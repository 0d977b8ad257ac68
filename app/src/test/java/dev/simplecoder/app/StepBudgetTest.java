package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.models.Json;
import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import dev.simplecoder.app.models.RecordedRequest;
import dev.simplecoder.app.play.PlanPlayer;
import dev.simplecoder.app.play.StepsPlayer;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.Installation;
import dev.simplecoder.app.store.StepHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many steps a task may take is what such tasks took on this machine. */
class StepBudgetTest {

  @TempDir Path scratch;
  private OllamaServer server;
  private Path workspace;
  private Path home;
  private FakeShell shell;

  @BeforeEach
  void start() throws IOException {
    server = OllamaServer.start();
    workspace = Files.createDirectory(scratch.resolve("workspace"));
    home = scratch.resolve("home");
    shell = new FakeShell(workspace);
    for (int i = 0; i < 60; i++) {
      Files.writeString(workspace.resolve("n" + i + ".txt"), "note " + i + "\n");
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatThreeOfFourEarlierTasksTookIsTheBudget() throws Exception {
    List.of(3, 4, 5, 6, 7, 7, 20, 30).forEach(steps -> history().add("change", steps));
    server.otherwise(reader());

    assertEquals(ExitCode.LIMIT, run("fix the notes"));

    assertTrue(
        shell
            .err()
            .contains(
                "! 7 steps, more than 3 of 4 of the last 8 changes on this machine took; asking the"
                    + " model to finish"),
        shell.err());
    assertTrue(shell.err().contains("stopped: used up 7 steps, more than"), shell.err());
    assertEquals(11, server.chats().size());
    assertTrue(lastMessages(7).contains("You have used 7 replies"), () -> lastMessages(7));
    assertEquals(8, history().of("change").size());
  }

  @Test
  void itIsAnEventForPrograms() throws Exception {
    List.of(1, 1, 1, 1, 1, 1, 1, 1).forEach(steps -> history().add("change", steps));
    server.otherwise(reader());

    assertEquals(ExitCode.LIMIT, run("--json", "fix the notes"));

    var reached =
        shell
            .out()
            .lines()
            .map(Json::read)
            .filter(event -> event.path("type").asText().equals("budget_reached"))
            .toList();
    assertEquals(1, reached.size());
    assertEquals(6, reached.getFirst().path("steps").asInt());
    assertTrue(shell.out().contains("\"kind\":\"budget_spent\""));
  }

  @Test
  void anExplicitLimitWins() throws Exception {
    List.of(3, 4, 5, 6, 7, 7, 20, 30).forEach(steps -> history().add("change", steps));
    server.otherwise(reader());

    assertEquals(ExitCode.LIMIT, run("--max-steps", "25", "fix the notes"));

    assertTrue(shell.err().contains("reached the limit of 25 steps"), shell.err());
    assertEquals(25, server.chats().size());
  }

  @Test
  void newFilesExtendIt() throws Exception {
    List.of(3, 4, 5, 6, 6, 6, 6, 7).forEach(steps -> history().add("create", steps));
    server.otherwise(StepsPlayer.sixFiles());

    assertEquals(ExitCode.DONE, run("--yes", "write six files"));

    assertFalse(shell.err().contains("asking the model to finish"), shell.err());
    assertEquals(19, history().of("create").getLast());
  }

  @Test
  void aPlanAddsWhatItsStepsTook() throws Exception {
    server.otherwise(PlanPlayer.straight());
    assertEquals(ExitCode.DONE, run("--use-planning", "--yes", PlanPlayer.REQUEST));
    assertEquals(List.of(3, 3), history().of("planned_step"));
    assertEquals(List.of(), history().of("create"));
  }

  @Test
  void aSessionThatHasItsAnswerShowsItAgainAndWhatIsUnfinishedSaysHowToGoOn() throws Exception {
    server.reply(
        OllamaReply.toolCall("write_file", Map.of("path", "a.txt", "content", "a\n")),
        OllamaReply.text("I wrote a.txt."));
    assertEquals(ExitCode.NOT_DONE, run("write a.txt"));
    assertEquals("I wrote a.txt.\n", shell.out());
    cutBefore("changes_proposed");

    assertEquals(ExitCode.DONE, run("--yes", "--continue"));
    assertEquals("I wrote a.txt.\n", shell.out());
    assertFalse(shell.err().contains("to go on"), shell.err());

    server.reply(OllamaReply.status(404, "gone"));
    assertEquals(ExitCode.MODEL, run("write b.txt"));
    assertTrue(shell.err().contains("to go on: simplecoder --resume 2026"), shell.err());
  }

  /** As if the process had been killed there. */
  private void cutBefore(String type) throws IOException {
    try (var files = Files.walk(home)) {
      Path session =
          files
              .filter(file -> file.toString().matches(".*Z-\\w+\\.jsonl"))
              .findFirst()
              .orElseThrow();
      String lines = Files.readString(session);
      int at = lines.indexOf("\"type\":\"" + type + "\"");
      Files.writeString(session, lines.substring(0, lines.lastIndexOf('\n', at) + 1));
    }
  }

  /** Reads another file each time. */
  private static Function<RecordedRequest, OllamaReply> reader() {
    var read = new AtomicInteger();
    return _ ->
        OllamaReply.toolCall("read_file", Map.of("path", "n" + read.getAndIncrement() + ".txt"));
  }

  private String lastMessages(int chat) {
    return server.chats().get(chat).path("messages").toString();
  }

  private StepHistory history() {
    return new StepHistory(
        home.resolve(".local/state/simplecoder"), InstantSource.fixed(FakeShell.NOW), _ -> {});
  }

  private ExitCode run(String... arguments) throws IOException, InterruptedException {
    shell =
        new FakeShell(workspace)
            .withHome(home)
            .with("SIMPLECODER_BASE_URL", server.baseUrl().toString())
            .with("SIMPLECODER_VERIFY", "off")
            .with("SIMPLECODER_PROBE", "false");
    var installation = new Installation("test", "25", scratch, "", "");
    return Wiring.program(installation, InstantSource.fixed(FakeShell.NOW))
        .run(List.of(arguments), shell.shell());
  }
}
