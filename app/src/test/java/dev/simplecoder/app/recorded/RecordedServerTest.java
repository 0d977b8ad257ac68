package dev.simplecoder.app.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.program.PromptStyle;
import dev.simplecoder.app.models.Choice;
import dev.simplecoder.app.models.Engine;
import dev.simplecoder.app.models.Listed;
import dev.simplecoder.app.models.ModelServers;
import dev.simplecoder.app.models.ModelSettings;
import dev.simplecoder.app.models.ServedModel;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.RecordedProgram;
import dev.simplecoder.app.store.RecordedPrograms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What our own adapter gets of the sample in the repository. */
class RecordedServerTest {

  private static final Path SAMPLE = Path.of("samples/recorded");
  private static final String SEVERAL = "codegen-16b-mono";

  private final ModelServers servers =
      new ModelServers(InstantSource.system(), _ -> {}, new Random(1), Engine.NONE);
  private RecordedServer server;

  @BeforeEach
  void start() throws IOException {
    server = RecordedServer.start(SAMPLE, 0);
  }

  @AfterEach
  void end() {
    server.close();
  }

  private Model model(String name, int seed) throws InterruptedException {
    ModelSettings settings =
        ModelSettings.at(server.address()).withModel(name).withSampling(0.2, seed);
    return servers.model(
        assertInstanceOf(Choice.One.class, servers.choose(settings)), settings, null);
  }

  private static List<RecordedProgram> recorded(String arm) throws IOException {
    return RecordedPrograms.completionsIn(SAMPLE).stream()
        .filter(program -> program.arm().equals(arm))
        .toList();
  }

  private static Prompt asking(RecordedProgram program) {
    return PromptStyle.CHAT.prompt(program.problem().exercise());
  }

  private static Prompt asking(String text) {
    return new Prompt(List.of(new Message.User(text)), List.of(), Prompt.Form.TEXT);
  }

  private static String fenced(RecordedProgram program) {
    return "```python\n" + program.code().stripTrailing() + "\n```\n";
  }

  @Test
  void modelsAreListedUnderTheirOwnNamesWithTheirSizes() throws Exception {
    Listed.Server found = servers.list(ModelSettings.at(server.address())).servers().getFirst();
    assertEquals(
        List.of(
            "codegen-16b-mono 16.1B",
            "codeqwen1.5-7b-chat 7.3B",
            "deepseek-coder-v2-lite-16b 15.7B",
            "starcoder2-15b-instruct 16.0B"),
        found.models().stream()
            .map(model -> model.name() + " " + model.parameters())
            .sorted()
            .toList());
    assertEquals(4, found.models().stream().map(ServedModel::digest).distinct().count());
    assertEquals(20, server.problems());
  }

  @Test
  void everyRecordedProgramIsTheReplyToItsProblem() throws Exception {
    for (String arm : List.of("codeqwen1.5-7b-chat", "starcoder2-15b-instruct")) {
      Model model = model(arm, 7);
      for (RecordedProgram program : recorded(arm)) {
        Reply.Said said = assertInstanceOf(Reply.Said.class, model.ask(asking(program), _ -> {}));
        assertEquals(fenced(program), said.message().text(), program.place());
        assertEquals(Pieces.of(fenced(program)).size(), said.usage().completionTokens());
        assertTrue(0 < said.usage().promptTokens());
      }
    }
  }

  @Test
  void theSeedChoosesAmongSeveral() throws Exception {
    List<RecordedProgram> samples = recorded(SEVERAL).subList(0, 5);
    for (int seed = -5; seed < 10; seed++) {
      assertEquals(
          fenced(samples.get(Math.floorMod(seed, 5))),
          ((Reply.Said) model(SEVERAL, seed).ask(asking(samples.getFirst()), _ -> {}))
              .message()
              .text());
    }
  }

  @Test
  void withoutASeedTheyComeOneAfterTheOther() throws Exception {
    List<RecordedProgram> samples = recorded(SEVERAL).subList(0, 5);
    ModelSettings settings = ModelSettings.at(server.address()).withModel(SEVERAL);
    Model model = servers.model((Choice.One) servers.choose(settings), settings, null);
    for (int time = 0; time < 7; time++) {
      assertEquals(
          fenced(samples.get(time % 5)),
          ((Reply.Said) model.ask(asking(samples.getFirst()), _ -> {})).message().text());
    }
  }

  @Test
  void aPromptOfNoRecordedProblemIsAnError() throws Exception {
    Reply.Failed failed =
        assertInstanceOf(
            Reply.Failed.class, model(SEVERAL, 1).ask(asking("write a game of chess"), _ -> {}));
    assertEquals(Reply.Reason.REFUSED, failed.reason());
    assertTrue(
        failed.detail().contains("the text of none of the 20 recorded problems"), failed.detail());
    RecordedProgram ofMbpp = recorded("codeqwen1.5-7b-chat").getLast();
    Reply.Failed missing =
        assertInstanceOf(Reply.Failed.class, model(SEVERAL, 1).ask(asking(ofMbpp), _ -> {}));
    assertTrue(
        missing.detail().contains("nothing was recorded of codegen-16b-mono for MBPP/"),
        missing.detail());
    assertInstanceOf(
        Choice.None.class,
        servers.choose(ModelSettings.at(server.address()).withModel("qwen2.5-coder:7b")));
  }

  @Test
  void itListensOnThisMachineOnlyAndSaysWhereItCannot() throws Exception {
    URI address = server.address();
    assertTrue(InetAddress.getByName(address.getHost()).isLoopbackAddress());
    UserError taken =
        assertThrows(UserError.class, () -> RecordedServer.start(SAMPLE, address.getPort()));
    assertTrue(
        taken.line().startsWith("port " + address.getPort() + " cannot be listened at"),
        taken.line());
  }

  @Test
  void aFolderWithoutCompletionsIsSaid(@TempDir Path empty) {
    UserError nothing = assertThrows(UserError.class, () -> RecordedServer.start(empty, 0));
    assertTrue(nothing.line().contains("there are no recorded completions in it"), nothing.line());
  }
}
