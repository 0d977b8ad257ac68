package dev.simplecoder.app.offer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.Task;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.event.Transcript;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Delta;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.model.ScriptedModel;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.routing.OneModel;
import dev.simplecoder.tools.fs.Roots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Offers in a session with a scripted gate and model; the search runs where it is begun. */
class OffersTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Prompt ASKED =
      new Prompt(
          List.of(new Message.Instructions("You are."), new Message.User("mend calc.py")),
          List.of());
  private static final String STEP = "add a test for parse() in test_calc.py";

  @TempDir Path folder;
  private Instant now = NOON;
  private final Turns turns = new Turns();
  private final LastExchange conversation = new LastExchange();
  private final GateOfOffers gate = new GateOfOffers();
  private final FakeMargin margin = new FakeMargin();
  private boolean isWanted = true;
  private Consumer<String> notice = _ -> {};

  private Offers offers(Executor background) throws IOException {
    return new Offers(
        notices -> {
          notice = notices;
          return isWanted ? Optional.of(new Offers.Wish(gate, "s", 3, 2)) : Optional.empty();
        },
        turns,
        conversation,
        Roots.of(folder.toRealPath(), folder.toRealPath()),
        () -> now,
        background);
  }

  private Offers offers() throws IOException {
    return offers(Runnable::run);
  }

  private static Reply said(String text) {
    return new Reply.Said(new Message.Assistant(text, List.of()), Usage.NONE);
  }

  private static ScriptedModel model(String... replies) {
    return new ScriptedModel("small", 8_192, Stream.of(replies).map(OffersTest::said).toList());
  }

  /** The model answers, and these files are written. */
  private void turn(Model model, String... files) throws Exception {
    turns.accept(new AgentEvent.TaskStarted("t", "You are.", "mend calc.py", now));
    var chooser = conversation.hearing(new OneModel(model, new TreeMap<>(), ""));
    var task = new Task("t", "You are.", "mend calc.py", Role.ACT);
    Reply reply =
        chooser
            .choose(Role.ACT, task, Transcript.of(List.of()).progress())
            .model()
            .ask(ASKED, _ -> {});
    turns.accept(
        new AgentEvent.Answered(((Reply.Said) reply).message(), ((Reply.Said) reply).usage()));
    turns.accept(new AgentEvent.TaskEnded(new Stop.Done(), 1, Duration.ZERO));
    if (0 < files.length) {
      List<WorkspacePath> paths = Stream.of(files).map(WorkspacePath::new).toList();
      turns.accept(
          new AgentEvent.ChangesProposed(
              new ChangeSet(paths.stream().map(path -> new FileChange(path, null, "x")).toList()),
              ""));
      turns.accept(new AgentEvent.ChangesApplied(paths, "1"));
    }
  }

  private void project() throws IOException {
    Files.writeString(folder.resolve("calc.py"), "x = 1\n");
    Files.writeString(folder.resolve("test_other.py"), "import other\n");
  }

  @Test
  void testsAreOfferedFromFactsAndNoModelIsAsked() throws Exception {
    project();
    ScriptedModel model = model("Done.");
    turn(model, "calc.py");
    Offers offers = offers();
    offers.begin(margin).end();

    assertEquals(
        List.of("  next? write tests for calc.py   (n takes it, /offers off)"), margin.shown);
    assertEquals(List.of("made test_offer"), gate.asked);
    assertEquals(1, model.prompts().size());
    assertTrue(offers.take().orElseThrow().request().startsWith("Write tests for calc.py"));
    assertEquals(List.of("1 ACCEPTED -"), gate.heard);
  }

  @Test
  void aNextStepIsWrittenBesideTheConversationInFewTokens() throws Exception {
    ScriptedModel model = model("Done.", STEP);
    turn(model);
    Offers offers = offers();
    offers.begin(margin).end();

    assertEquals(List.of("wished next_step", "made next_step"), gate.asked);
    assertEquals(List.of("  next? " + STEP + "   (n takes it, /offers off)"), margin.shown);
    Prompt aside = model.prompts().getLast();
    assertEquals(ASKED.messages(), aside.messages().subList(0, 2));
    assertEquals(new Message.Assistant("Done.", List.of()), aside.messages().get(2));
    assertEquals(4, aside.messages().size());
    assertEquals(ASKED.tools(), aside.tools());
    assertEquals(NextStep.MOST_TOKENS, aside.mostTokens().getAsInt());
    assertEquals(Optional.of(new Offer(Kind.NEXT_STEP, STEP, STEP)), offers.take());
  }

  @Test
  void whereTheGateSaysNoBeforehandTheModelIsNeverAsked() throws Exception {
    ScriptedModel model = model("Done.");
    turn(model);
    gate.refuses("wished next_step");
    Offers offers = offers();
    offers.begin(margin).end();

    assertEquals(1, model.prompts().size());
    assertEquals(List.of("wished next_step"), gate.asked);
    assertEquals(List.of(), margin.shown);
    assertEquals(List.of("1: DO_NOT_GENERATE"), offers.quiet());
    assertFalse(offers.isStanding());
  }

  @Test
  void whatDoesNotPassIsKeptWithoutAWordAndTheNextIsLookedFor() throws Exception {
    project();
    turn(model("Done.", STEP), "calc.py");
    gate.refuses("made test_offer");
    gate.refuses("made next_step");
    Offers offers = offers();
    offers.begin(margin).end();

    assertEquals(List.of("made test_offer", "wished next_step", "made next_step"), gate.asked);
    assertEquals(List.of(), margin.shown);
    assertEquals(
        List.of("1: WITHHOLD: write tests for calc.py", "3: WITHHOLD: " + STEP), offers.quiet());
    assertEquals(Optional.empty(), offers.take());
    offers.close();
    assertEquals(List.of(), gate.heard);
  }

  @Test
  void whatThePersonDoesIsTheLabelAndHowLongItStoodIsNoTimeOfReading() throws Exception {
    assertEquals(List.of("2 ACCEPTED -"), labelled(Duration.ofSeconds(7), Offers::take));
    assertEquals(List.of("2 REJECTED -"), labelled(Duration.ofSeconds(7), Offers::decline));
    assertEquals(List.of("2 IGNORED -"), labelled(Duration.ofSeconds(7), Offers::passOver));
    assertEquals(List.of("2 CENSORED -"), labelled(Duration.ofSeconds(299), _ -> {}));
    assertEquals(List.of("2 IGNORED -"), labelled(Duration.ofMinutes(5), _ -> {}));
    assertEquals(List.of("2 ACCEPTED -"), labelled(Duration.ofSeconds(400), Offers::take));
  }

  private List<String> labelled(Duration after, Consumer<Offers> deed) throws Exception {
    gate.asked.clear();
    gate.heard.clear();
    turn(model("Done.", STEP));
    Offers offers = offers();
    offers.begin(margin).end();
    assertTrue(offers.isStanding());
    now = now.plus(after);
    deed.accept(offers);
    offers.close(); // which ends what is not decided on
    return List.copyOf(gate.heard);
  }

  /** Writes until it is interrupted. */
  private static final class Endless implements Model {

    final CountDownLatch writes = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);

    @Override
    public String id() {
      return "slow";
    }

    @Override
    public int contextWindow() {
      return 8_192;
    }

    @Override
    public Reply ask(Prompt prompt, Consumer<Delta> onDelta) throws InterruptedException {
      if (prompt.mostTokens().isEmpty()) {
        return said("Done.");
      }
      writes.countDown();
      try {
        new CountDownLatch(1).await();
        throw new IllegalStateException("nobody counts it down");
      } finally {
        interrupted.countDown();
      }
    }
  }

  @Test
  void aLineThatIsSubmittedCancelsTheRequestAndTheNextOneIsAskedAtOnce() throws Exception {
    var model = new Endless();
    turn(model);
    Thread[] searching = new Thread[1];
    Offers offers = offers(search -> searching[0] = Thread.ofPlatform().start(search));
    Offers.Meanwhile meanwhile = offers.begin(margin);
    model.writes.await();
    meanwhile.end();
    turn(model); // which blocks where the model is not free
    model.interrupted.await();
    searching[0].join();

    assertEquals(List.of("wished next_step"), gate.asked);
    assertEquals(List.of(), margin.shown);
    assertFalse(offers.isStanding());
  }

  @Test
  void nothingIsShownAfterTheLineWasSubmittedHoweverLateItComes() throws Exception {
    project();
    turn(model("Done."), "calc.py");
    Runnable[] search = new Runnable[1];
    Offers offers = offers(work -> search[0] = work);
    offers.begin(margin).end();
    search[0].run();

    assertEquals(List.of(), gate.asked);
    assertEquals(List.of(), margin.shown);
  }

  @Test
  void whatTheGateSaysIsToldOnceAndAboveALineOnly() throws Exception {
    project();
    Runnable[] search = new Runnable[1];
    Offers offers = offers(work -> search[0] = work);
    turn(model("Done."), "calc.py");
    Offers.Meanwhile meanwhile = offers.begin(margin);
    gate.whileJudging(() -> {
      meanwhile.end();
      notice.accept("learned\u001b[31m");
    });
    search[0].run();
    assertEquals(List.of(), margin.told);

    gate.whileJudging(() -> notice.accept("learned\u001b[31m"));
    turn(model("Done."), "calc.py");
    offers.begin(margin);
    search[0].run();
    assertEquals(List.of("learned\\x1b[31m"), margin.told);
    assertEquals(1, margin.shown.size());
  }

  @Test
  void whoHasBegunToTypeIsOfferedNothingAndNothingIsLearnedFromIt() throws Exception {
    project();
    ScriptedModel model = model("Done.");
    turn(model, "calc.py");
    margin.isFree = false;
    Offers offers = offers();
    offers.begin(margin).end();
    assertEquals(List.of(), gate.asked);
    assertEquals(1, model.prompts().size());

    turn(model("Done."), "calc.py");
    margin.isFree = true;
    gate.whileJudging(() -> margin.isFree = false);
    offers.begin(margin).end();
    assertEquals(List.of("1 CENSORED -"), gate.heard);
    assertEquals(List.of(), margin.shown);
    assertFalse(offers.isStanding());
  }

  @Test
  void nothingIsOfferedTwice() throws Exception {
    Offers offers = offers();
    turn(model("Done.", STEP));
    offers.begin(margin).end();
    offers.passOver();
    turn(model("Done.", STEP));
    offers.begin(margin).end();
    offers.begin(margin).end(); // after a command
    assertEquals(1, margin.shown.size());
    assertEquals(List.of("wished next_step", "made next_step", "wished next_step"), gate.asked);
  }

  @Test
  void noOfferIsMadeOfAReplyThatIsNoRequest() throws Exception {
    for (String reply :
        List.of("", "none", "\u001b]0;x\u0007add it", "add this\nand that", "y ".repeat(5_000))) {
      Offers offers = offers();
      turn(model("Done.", reply));
      offers.begin(margin).end();
      assertEquals(List.of(), margin.shown, reply);
      assertEquals(List.of(), offers.quiet(), reply);
      offers.close();
      assertEquals(List.of(), gate.heard, reply);
    }
  }

  @Test
  void besideAConversationThatFillsTheWindowOrHasNotEndedInAnAnswerNothingIsAsked()
      throws Exception {
    Offers offers = offers();
    turn(new ScriptedModel("tiny", 300, List.of(said("Done."))));
    offers.begin(margin).end();

    var call = new ToolCall("1", "read_file", Arguments.of("{}", Map.of("path", "a.py")));
    Reply calling = new Reply.Said(new Message.Assistant("", List.of(call)), Usage.NONE);
    turn(new ScriptedModel("small", 8_192, List.of(calling)));
    offers.begin(margin).end();
    assertEquals(List.of(), gate.asked);
  }

  @Test
  void aConversationThatGoesOnWhileTheGateJudgesIsNotAskedBeside() throws Exception {
    Offers offers = offers();
    turn(model("Done."));
    gate.whileJudging(conversation::restart);
    offers.begin(margin).end();
    assertEquals(List.of("wished next_step"), gate.asked);
    assertEquals(List.of(), margin.shown);
  }

  @Test
  void whoWantsNoOffersIsMadeNoneAndNoModelIsAsked() throws Exception {
    project();
    ScriptedModel model = model("Done.");
    turn(model, "calc.py");
    isWanted = false;
    Offers offers = offers();
    offers.begin(margin).end();
    assertEquals(List.of(), gate.asked);
    assertEquals(1, model.prompts().size());
  }
}
