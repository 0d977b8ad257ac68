package dev.simplecoder.app.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.Task;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.event.Transcript;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.model.ScriptedModel;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.app.command.Earlier;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.offer.LastExchange;
import dev.simplecoder.app.offer.Margin;
import dev.simplecoder.app.offer.Offers;
import dev.simplecoder.app.offer.Turns;
import dev.simplecoder.app.routing.OneModel;
import dev.simplecoder.app.settings.GateKeys;
import dev.simplecoder.app.settings.Layers;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.task.HeldWork;
import dev.simplecoder.tools.fs.Roots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfferCommandsTest {

  /** Of a model that is fast, so that a line of it is worth its time. */
  private static final Usage USAGE =
      new Usage(
          90,
          10,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ofMillis(10),
          Duration.ZERO,
          Duration.ofMillis(10));

  @TempDir Path scratch;
  private FakeShell shell;
  private LiveSession session;
  private List<SlashCommand> commands;

  @BeforeEach
  void open() throws IOException {
    Path workspace = Files.createDirectories(scratch.resolve("work")).toRealPath();
    shell = new FakeShell(workspace);
    session =
        new LiveSession(
            new Invocation(
                Layers.load(shell.shell(), workspace, Map.of()),
                workspace,
                workspace,
                "",
                null,
                Invocation.Manner.INTERACTIVE,
                Invocation.Format.TEXT,
                null,
                shell.shell()));
    Offers offers = offers(new Turns(), new LastExchange());
    commands = new OfferCommands(offers, session, shell.shell()).all();
  }

  private Offers offers(Turns turns, LastExchange conversation) throws IOException {
    Path workspace = session.workspace();
    return new Offers(
        new SessionOffers(session),
        turns,
        conversation,
        Roots.of(workspace, workspace),
        shell.shell().clock(),
        Runnable::run);
  }

  private SlashCommand.Then run(String name, String rest) throws Exception {
    return commands.stream()
        .filter(command -> command.name().equals(name))
        .findFirst()
        .orElseThrow()
        .body()
        .run(rest);
  }

  private boolean isOffered() {
    return new SessionOffers(session).now(_ -> {}).isPresent();
  }

  @Test
  void offersAreForASessionWithAGateWhoseOwnerWantsThem() throws Exception {
    assertFalse(isOffered());
    session.accept(new AgentEvent.SessionOpened("s", "/w", "/w", "1"));
    assertTrue(isOffered());
    run("offers", "off");
    assertFalse(isOffered());
    run("offers", "on");
    assertTrue(isOffered());
    session.set(GateKeys.GATE, "/gate", "off");
    assertFalse(isOffered());
  }

  @Test
  void theGateIsToldOfTheTasksOfTheWholeSessionAsWithChanges() {
    AgentEvent ended = new AgentEvent.TaskEnded(new Stop.Done(), 1, Duration.ZERO);
    session.goOn(new Earlier("s", Earlier.Place.SAME_SESSION), List.of(ended, ended));
    assertEquals(2, new SessionOffers(session).now(_ -> {}).orElseThrow().tasks());
  }

  @Test
  void whoLooksAtWhatAnotherSessionHeldBackStaysInThisOne() {
    session.accept(new AgentEvent.SessionOpened("s", "/w", "/w", "1"));
    session.accept(new AgentEvent.SessionOpened("other", "/w", "/w", "1"));
    assertEquals("s", session.id().orElseThrow());
    session.begin();
    session.accept(new AgentEvent.SessionOpened("next", "/w", "/w", "1"));
    assertEquals("next", session.id().orElseThrow());
  }

  @Test
  void whatIsSaidOfThemIsWhatHolds() throws Exception {
    run("offers", "off");
    run("offers", "");
    run("offers", "on");
    session.set(GateKeys.GATE, "/gate", "off");
    run("offers", "");
    assertEquals(
        """
        Nothing is offered.
        Nothing is offered.
        What could be done next is offered, as far as the gate lets it.
        Nothing is offered while the gate is off; /gate on brings it back.
        """,
        shell.out());
    assertThrows(UserError.class, () -> run("offers", "perhaps"));
  }

  @Test
  void whatOffersTookIsOfOneSession() throws Exception {
    var conversation = new LastExchange();
    SlashCommand.Body begin =
        new SessionCommands(session, _ -> {}, conversation, shell.shell())
            .all().stream()
                .filter(command -> command.name().equals("new"))
                .findFirst()
                .orElseThrow()
                .body();
    askBeside(conversation);
    assertEquals(USAGE, conversation.beside());
    begin.run("");
    assertEquals(Usage.NONE, conversation.beside());
  }

  /** After a task of a session a next step is asked for. */
  private void askBeside(LastExchange conversation) throws Exception {
    var said = new Reply.Said(new Message.Assistant("add a README.md", List.of()), USAGE);
    var model = new ScriptedModel("small", 8_192, List.of(said, said));
    var task = new Task("t", "", "add it", Role.ACT);
    conversation
        .hearing(new OneModel(model, new TreeMap<>(), ""))
        .choose(Role.ACT, task, Transcript.of(List.of()).progress())
        .model()
        .ask(new Prompt(List.of(new Message.User("add it")), List.of()), _ -> {});
    var turns = new Turns();
    turns.accept(new AgentEvent.TaskStarted("t", "", "add it", Instant.EPOCH));
    turns.accept(new AgentEvent.Answered(said.message(), USAGE));
    turns.accept(new AgentEvent.TaskEnded(new Stop.Done(), 1, Duration.ZERO));
    session.accept(new AgentEvent.SessionOpened("s", "/w", "/w", "1"));
    offers(turns, conversation).begin(new NoMargin()).end();
  }

  /** A line on no screen. */
  private static final class NoMargin implements Margin {
    @Override
    public void await() {}

    @Override
    public boolean isFree() {
      return true;
    }

    @Override
    public void show(String text, String hint) {}

    @Override
    public void tell(String notice) {}
  }

  @Test
  void nothingCanBeTakenOrDeclinedWhereNothingIsOffered() {
    for (String rest : List.of("", "no")) {
      var wrong = assertThrows(UserError.class, () -> run("next", rest));
      assertTrue(wrong.line().contains("nothing is offered now"), wrong.line());
    }
    assertThrows(UserError.class, () -> run("next", "please"));
  }

  @Test
  void whatWasNotOfferedIsListedWithAllThatWasHeldBack() {
    HeldWork.list(List.of(), List.of("next step held back: add a\u001b[31m test"), shell.shell());
    assertEquals("next step held back: add a\\x1b[31m test\n", shell.out());
    assertEquals("", shell.err());
    HeldWork.list(List.of(), List.of(), shell.shell());
    assertTrue(shell.err().contains("nothing was held back in this workspace"), shell.err());
  }
}
