package dev.simplecoder.app.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.EditFormat;
import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.ScriptedModel;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.app.arm.Arm;
import dev.simplecoder.app.arm.ArmSettings;
import dev.simplecoder.app.command.Program;
import dev.simplecoder.app.command.Subcommand;
import dev.simplecoder.app.decisions.RouterCommand;
import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.models.Choice;
import dev.simplecoder.app.models.OllamaModelCard;
import dev.simplecoder.app.models.OllamaServer;
import dev.simplecoder.app.models.ServedModel;
import dev.simplecoder.app.models.ServerKind;
import dev.simplecoder.app.routing.OpenedArm;
import dev.simplecoder.app.routing.RequestMeanings;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.Shell.Stream;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.decisions.DecisionLog;
import dev.simplecoder.app.store.decisions.Logged;
import dev.simplecoder.router.feature.Schema;
import dev.simplecoder.router.feature.TaskFeatures;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A task that is too vague is asked about once, and begins with what the person has said. */
class ClarifiedTaskTest {

  private static final String QUESTION = "Which function of calc.py gives a wrong result?";

  @TempDir Path scratch;
  private Path workspace;
  private Path home;
  private FakeShell shell;
  private ScriptedModel model;

  @BeforeEach
  void start() throws IOException {
    workspace = Files.createDirectory(scratch.resolve("workspace"));
    home = scratch.resolve("home");
    shell = shell();
    model = new ScriptedModel("script", 8_192, List.of());
    Files.writeString(workspace.resolve("calc.py"), "def add(a, b):\n    return a - b\n");
  }

  private static Reply says(String text, ToolCall... calls) {
    return new Reply.Said(new Message.Assistant(text, List.of(calls)), Usage.NONE);
  }

  private static ToolCall writes(String text) {
    Map<String, String> arguments = Map.of("path", "calc.py", "content", text);
    return new ToolCall("1", "write_file", Arguments.of(arguments.toString(), arguments));
  }

  /** Nothing was typed before it is asked for. */
  private static InputStream typed(String text) {
    return new FilterInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
      @Override
      public int available() {
        return 0;
      }
    };
  }

  private FakeShell atATerminal(String answers) {
    return shell().withInput(typed(answers)).withTerminals(Stream.IN, Stream.OUT, Stream.ERR);
  }

  private FakeShell shell() {
    return new FakeShell(workspace)
        .withHome(home)
        .with("SIMPLECODER_VERIFY", "off")
        .with("SIMPLECODER_GATE", "off")
        .with("SIMPLECODER_SEED", "1")
        .with("SIMPLECODER_PLAIN", "true")
        .with("NO_COLOR", "1");
  }

  private ExitCode run(FakeShell at, List<Reply> replies, String... words) throws Exception {
    shell = at;
    model = new ScriptedModel("script", 8_192, replies);
    var meanings = new RequestMeanings(Duration.ofMinutes(1));
    Models models =
        (task, work, seen) ->
            new RoutedModels(
                    List.of(served("one:3b"), served("two:3b")),
                    _ -> opened(),
                    () -> meanings,
                    task,
                    seen)
                .open(work);
    var program =
        new Program(
            "1",
            task -> new OneTask(models, Desk::of, "1").run(task),
            List.of(new Subcommand("router", "", RouterCommand::new)));
    return program.run(List.of(words), at.shell());
  }

  private OpenedArm opened() {
    var settings = new ArmSettings(DialectName.NATIVE, EditFormat.WHOLE, null);
    return new OpenedArm(model, new Arm(settings, "a script"), _ -> {});
  }

  private static Choice.One served(String name) {
    var served = new ServedModel(name, "", List.of(), 8_192, 0, "3B", "", "", null);
    return new Choice.One(
        URI.create("http://localhost"), ServerKind.OLLAMA, "", served, 8_192, "it is there");
  }

  private List<Logged.Chosen> decisions() {
    Path state = home.resolve(".local/state/simplecoder");
    return new DecisionLog(state, InstantSource.system(), _ -> {}).decisions();
  }

  private List<String> roles() {
    return decisions().stream().map(line -> line.decision().role()).toList();
  }

  /** What the model was told last in one of its prompts. */
  private String told(int prompt) {
    Prompt asked = model.prompts().get(prompt);
    return asked.messages().getLast().text();
  }

  @Test
  void aVagueTaskIsAskedAboutAndTheAnswerIsThePersonsWord() throws Exception {
    List<Reply> replies =
        List.of(
            says(QUESTION), says("", writes("def add(a, b):\n    return a + b\n")), says("Done."));

    assertEquals(
        ExitCode.DONE, run(atATerminal("add should ADD\ny\n"), replies, "fix it"), shell::err);

    var seen = new StringBuilder(shell.err());
    seen.append("--- the model was asked\n").append(told(0));
    seen.append("\n--- and then\n").append(told(1)).append('\n');
    for (String number : List.of("1", "2")) {
      run(shell(), List.of(), "router", "explain", number);
      seen.append("$ simplecoder router explain ").append(number).append('\n').append(shell.out());
    }
    Golden.check(
        "router/asked.txt",
        seen.toString()
            .replace(workspace.toString(), "WORKSPACE")
            .replaceAll("on task \\S+,", "on task SESSION,"));
  }

  @ParameterizedTest
  @CsvSource({
    "fix it,--yes",
    "fix it,-q",
    "add mul to calc.py,-q",
    "what is it,-q",
    "run it,-q",
    "Behebe den Bug,-q"
  })
  void nobodyIsAskedWhoIsNotThereOrHasSaidEnough(String request, String option) throws Exception {
    FakeShell at = request.equals("fix it") && option.equals("-q") ? shell() : atATerminal("");
    run(at, List.of(says("Done.")), option, request);
    assertEquals(1, model.prompts().size());
    assertTrue(roles().stream().noneMatch("ask"::equals), roles()::toString);
  }

  @Test
  void aPersonWhoDoesNotWantToBeAskedIsNot() throws Exception {
    FakeShell at = atATerminal("").with("SIMPLECODER_ASK", "false");
    run(at, List.of(says("Done.")), "fix it");
    assertEquals(List.of("act"), roles());
  }

  @Test
  void enterAloneGoesOnWithTheTaskAsItIs() throws Exception {
    run(atATerminal("\n"), List.of(says(QUESTION), says("Done.")), "fix it");
    assertEquals("fix it", told(1));
    assertEquals(List.of("ask", "act"), roles());
  }

  @Test
  void whereTheModelWritesNoQuestionThereIsOneThatFits() throws Exception {
    run(atATerminal("\n"), List.of(says("Sure! Let me\nfix it."), says("Done.")), "fix it");
    assertTrue(shell.err().contains("Which file or part of the project is meant"), shell.err());
  }

  @Test
  void whichOfSeveralFilesIsMeantIsAsked() throws Exception {
    for (String place : List.of("a", "b")) {
      Files.createDirectory(workspace.resolve(place));
      Files.writeString(workspace.resolve(place).resolve("util.py"), "x = 1\n");
    }
    run(atATerminal("\n"), List.of(says("?"), says("Done.")), "fix util.py");
    assertTrue(told(0).contains("- a/util.py\n- b/util.py\n"), told(0));
    assertTrue(shell.err().contains("Which one is meant: a/util.py, b/util.py?"), shell.err());
  }

  @Test
  void whatTheRequestMeansIsAskedOnceForItAndOnceForItWithTheAnswer() throws Exception {
    var card = OllamaModelCard.embedding("nomic-embed-text:latest");
    try (var server = OllamaServer.start(card)) {
      FakeShell at =
          atATerminal("add should ADD\ny\n")
              .with("SIMPLECODER_ROUTER_EMBEDDING", "true")
              .with("SIMPLECODER_EMBEDDING_MODEL", "nomic-embed-text:latest")
              .with("SIMPLECODER_BASE_URL", server.baseUrl().toString());
      Reply writes = says("", writes("def add(a, b):\n    return a + b\n"));

      run(at, List.of(says(QUESTION), writes, says("Done.")), "fix it");
      assertEquals(
          List.of("dimension", "search_query: fix it", "search_query: " + told(1)),
          server.requests().stream()
              .filter(request -> request.path().equals("/api/embed"))
              .map(request -> request.json().path("input").path(0).asText())
              .toList());
      for (Logged.Chosen line : decisions()) {
        String model = line.decision().schema().embedding();
        assertTrue(model.startsWith("nomic-embed-text:latest@"), model);
      }
      run(shell(), List.of(), "router", "explain", "2");
      assertTrue(shell.out().contains(" (what the request means) "), shell::out);
      run(shell(), List.of(), "router", "replay", "--policy", "linucb");
      assertTrue(shell.out().startsWith("linucb on 1 attempts"), shell::out);
    }
  }

  @Test
  void whereThePersonDoesNotWantItNoModelIsAskedWhatARequestMeans() throws Exception {
    try (var server = OllamaServer.start(OllamaModelCard.embedding("nomic-embed-text:latest"))) {
      FakeShell at =
          shell()
              .with("SIMPLECODER_EMBEDDING_MODEL", "nomic-embed-text:latest")
              .with("SIMPLECODER_BASE_URL", server.baseUrl().toString());
      run(at, List.of(says("Done.")), "add mul to calc.py");
      assertEquals(List.of(), server.requests());
      assertEquals(Schema.PLAIN, decisions().getFirst().decision().schema());
    }
  }

  @Test
  void whoWantsTheMeaningToCountAndNamesNoModelForItIsTold() throws Exception {
    FakeShell at = atATerminal("").with("SIMPLECODER_ROUTER_EMBEDDING", "true");
    UserError told = assertThrows(UserError.class, () -> run(at, List.of(), "fix it"));
    assertEquals("router_embedding is on, and no embedding_model is named", told.getMessage());
  }

  @Test
  void aTaskThatIsResumedIsRoutedByItsOwnRequestAndNotAskedAboutAgain() throws Exception {
    Reply failed = new Reply.Failed(Reply.Reason.UNREACHABLE, "gone", "", Usage.NONE);
    run(atATerminal("the add in calc.py\n"), List.of(says(QUESTION), failed), "fix it");

    run(atATerminal(""), List.of(says("Done.")), "--continue");

    assertEquals(List.of("ask", "act", "act"), roles());
    List<List<Double>> features = new ArrayList<>();
    for (Logged.Chosen line : decisions()) {
      List<Double> values = new ArrayList<>();
      for (int i = 0; i < TaskFeatures.size(); i++) {
        values.add(line.decision().situation().features().at(i));
      }
      features.add(values);
    }
    assertEquals(features.get(1), features.get(2));
    assertTrue(!features.get(0).equals(features.get(1)), "the answer is part of the request");
  }
}
