package dev.simplecoder.app.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.offer.LastExchange;
import dev.simplecoder.app.offer.Offers;
import dev.simplecoder.app.offer.Turns;
import dev.simplecoder.app.settings.GateKeys;
import dev.simplecoder.app.settings.Layers;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.task.HeldWork;
import dev.simplecoder.tools.fs.Roots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfferCommandsTest {

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
    var offers =
        new Offers(
            new SessionOffers(session),
            new Turns(),
            new LastExchange(),
            Roots.of(workspace, workspace),
            shell.shell().clock(),
            Runnable::run);
    commands = new OfferCommands(offers, session, shell.shell()).all();
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
  void whatIsSaidOfThemIsWhatHolds() throws Exception {
    run("offers", "off");
    run("offers", "");
    run("offers", "on");
    assertEquals(
        """
        Nothing is offered.
        Nothing is offered.
        What could be done next is offered, as far as the gate lets it.
        """,
        shell.out());
    assertThrows(UserError.class, () -> run("offers", "perhaps"));
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
