package dev.simplecoder.app.held;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.gate.Costs;
import dev.simplecoder.app.gate.Costs.Cost;
import dev.simplecoder.app.gate.Gate;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.gate.Label.Survived;
import dev.simplecoder.app.gate.Label.Word;
import dev.simplecoder.app.gate.Mode;
import dev.simplecoder.app.gate.Rule;
import dev.simplecoder.app.gate.Suggestion;
import dev.simplecoder.app.gate.Verified;
import dev.simplecoder.app.gate.judge.LearnedGate;
import dev.simplecoder.app.store.JsonlSessionStore;
import dev.simplecoder.app.store.SessionCaps;
import dev.simplecoder.app.store.SessionName;
import dev.simplecoder.app.store.Sessions;
import dev.simplecoder.app.store.decisions.GateLog;
import dev.simplecoder.app.verify.Shown;
import dev.simplecoder.router.gate.acceptance.Observation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a file that was written, with the real log and a real session. */
class LooksTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final WorkspacePath FILE = new WorkspacePath("a.py");
  private static final ChangeSet CHANGES =
      new ChangeSet(List.of(new FileChange(FILE, null, "one\ntwo\n")));
  private static final SessionName SESSION = SessionName.of(NOON, "x");

  @TempDir Path state;
  private Instant now = NOON;
  private final InstantSource clock = () -> now;
  private @Nullable String text = "one\ntwo\n";
  private @Nullable Instant changed;
  private GateLog log;
  private long id;

  private final Looks.Files files =
      new Looks.Files() {
        @Override
        public @Nullable String text(WorkspacePath path) {
          return text;
        }

        @Override
        public Optional<Instant> changed(WorkspacePath path) {
          return Optional.ofNullable(changed);
        }
      };

  @BeforeEach
  void open() {
    log =
        new GateLog(
            state,
            clock,
            problem -> {
              throw new AssertionError(problem);
            });
    judge(Kind.CHANGES);
  }

  private void judge(Kind kind) {
    var gate = new LearnedGate(log, Mode.ON, Rule.THRESHOLD, clock, new Random(1), _ -> {});
    var facts = new TaskFacts(clock);
    facts.accept(new AgentEvent.TaskStarted("t", "", "add two lines", NOON));
    facts.accept(new AgentEvent.Verified(Shown.passed(), Duration.ZERO));
    var described = new Described(SESSION.value(), kind, 2.3);
    var suggestion = described.of(CHANGES, facts, OptionalDouble.empty(), 0, LocalTime.NOON);
    id = gate.judge(suggestion).id().orElseThrow();
  }

  /** After a while the person does the next thing. */
  private Optional<Label> look(Duration later, String session) throws IOException {
    now = NOON.plus(later);
    new Looks(log, new Sessions(state), files).look(session, "/project", now);
    return log.row(id).orElseThrow().label();
  }

  private void apply() throws IOException {
    apply(1);
  }

  /** So often, every half minute. */
  private void apply(int often) throws IOException {
    var caps = new SessionCaps(10, 1 << 20, Duration.ofDays(1));
    try (var store = JsonlSessionStore.open(state, SESSION, caps, clock, _ -> {})) {
      store.accept(new AgentEvent.SessionOpened(SESSION.value(), "/project", "/project", "1"));
      for (int i = 0; i < often; i++) {
        now = NOON.plusSeconds(30L * i);
        store.accept(new AgentEvent.ChangesProposed(CHANGES, ""));
        store.accept(new AgentEvent.ChangesApplied(List.of(FILE), "u"));
      }
    }
    log.add(id, Label.of(Word.ACCEPTED));
  }

  @Test
  void whatSurvivesIsLookedAtAgainLater() throws IOException {
    apply();
    assertEquals(List.of(), look(Duration.ofSeconds(10), "").orElseThrow().survival());
    look(Duration.ofSeconds(20), "");
    look(Duration.ofSeconds(25), "");
    text = "one\ntwo\nthree\n";
    Label label = look(Duration.ofMinutes(3), "").orElseThrow();
    assertEquals(Word.ACCEPTED, label.word());
    assertEquals(List.of(new Survived(20, 1), new Survived(180, 1)), label.survival());
  }

  private OptionalDouble edited(Duration later) throws IOException {
    return look(later, "").orElseThrow().editSeconds();
  }

  @Test
  void whenTheFilesChangeSaysAboutHowLongTheyWereEdited() throws IOException {
    apply();
    changed = NOON;
    assertEquals(OptionalDouble.empty(), edited(Duration.ofSeconds(20)));
    changed = NOON.plusSeconds(45);
    assertEquals(OptionalDouble.of(25), edited(Duration.ofSeconds(60)));
    changed = NOON.plusSeconds(290);
    assertEquals(OptionalDouble.of(25 + 60), edited(Duration.ofMinutes(5)), "and a pause");
    changed = NOON.plusSeconds(650);
    assertEquals(OptionalDouble.of(25 + 60), edited(Duration.ofMinutes(11)), "too late");
    changed = NOON.plusSeconds(30);
    assertEquals(OptionalDouble.of(25 + 60), edited(Duration.ofMinutes(12)), "it is over");
  }

  @Test
  void whatIsAsItWasTenMinutesLaterWasNotEdited() throws IOException {
    apply();
    changed = NOON;
    assertEquals(OptionalDouble.empty(), edited(Duration.ofSeconds(20)));
    assertEquals(OptionalDouble.of(0), edited(Duration.ofMinutes(10)));
  }

  @Test
  void whatATaskWritesIsNotEditedByThePerson() throws IOException {
    apply(2);
    changed = NOON.plusSeconds(31);
    assertEquals(OptionalDouble.empty(), edited(Duration.ofSeconds(60)));
  }

  @Test
  void whatIsTakenBackWithinTenMinutesWasNotWanted() throws IOException {
    apply();
    text = null;
    Label label = look(Duration.ofSeconds(5), "").orElseThrow();
    assertEquals(Word.REVERTED, label.word());
    assertEquals(5, label.revertedSeconds().orElseThrow());
  }

  @Test
  void aFixThatNobodyAskedForIsLookedAtToo() throws IOException {
    judge(Kind.WATCH_FIX);
    apply();
    text = null;
    assertEquals(Word.REVERTED, look(Duration.ofSeconds(5), "").orElseThrow().word());
  }

  @Test
  void whatIsTakenBackLaterWasWantedThen() throws IOException {
    apply();
    text = null;
    assertEquals(Word.ACCEPTED, look(Duration.ofMinutes(11), "").orElseThrow().word());
  }

  @Test
  void theFilesOfAnotherWorkspaceAreNotLookedAt() throws IOException {
    apply();
    text = null;
    now = NOON.plusSeconds(60);
    new Looks(log, new Sessions(state), files).look("", "/other", now);
    assertEquals(Word.ACCEPTED, log.row(id).orElseThrow().label().orElseThrow().word());
  }

  @Test
  void whatNobodyDecidedOnIsIgnoredAtTheNextRequestOrAfterFiveMinutes() throws IOException {
    assertEquals(Optional.empty(), look(Duration.ofMinutes(4), "another"));
    assertEquals(Word.IGNORED, look(Duration.ofMinutes(4), SESSION.value()).orElseThrow().word());
  }

  @Test
  void whatWasOnlyPrintedIsNotIgnored() throws IOException {
    log.overrule(id, Gate.Overrule.ASKED_TO_SEE);
    assertEquals(Optional.empty(), look(Duration.ofMinutes(6), SESSION.value()));
  }

  @Test
  void whoInterruptedTheQuestionMayStillDecide() {
    log.add(id, Label.of(Word.CENSORED));
    new Looks(log, new Sessions(state), files).decided(SESSION.value(), Word.ACCEPTED);
    assertEquals(Word.ACCEPTED, log.row(id).orElseThrow().label().orElseThrow().word());
  }

  @Test
  void whoDecidesLateHasDecidedAllTheSame() throws IOException {
    look(Duration.ofMinutes(6), SESSION.value());
    var looks = new Looks(log, new Sessions(state), files);
    looks.decided("another", Word.REJECTED);
    assertEquals(Word.IGNORED, log.row(id).orElseThrow().label().orElseThrow().word());
    looks.decided(SESSION.value(), Word.ACCEPTED);
    looks.decided(SESSION.value(), Word.REJECTED);
    assertEquals(Word.ACCEPTED, log.row(id).orElseThrow().label().orElseThrow().word());
  }

  @Test
  void afterFiveMinutesThereWillBeNoDecision() throws IOException {
    assertEquals(Word.IGNORED, look(Duration.ofMinutes(5), "another").orElseThrow().word());
  }

  @Test
  void whatWasOfferedIsNoReactionToTheAnswerBefore() throws IOException {
    answer();
    var looks = new Looks(log, new Sessions(state), files);
    looks.tookOffer("another");
    assertEquals(Optional.empty(), log.row(id).orElseThrow().label());
    looks.tookOffer(SESSION.value());
    looks.asked(SESSION.value(), "exactly: mend why add fails");
    assertEquals(Word.CENSORED, log.row(id).orElseThrow().label().orElseThrow().word());
  }

  /** To the question why add fails, with an offer after it. */
  private void answer() throws IOException {
    var gate = new LearnedGate(log, Mode.ON, Rule.THRESHOLD, clock, new Random(1), _ -> {});
    var facts = new TaskFacts(clock);
    var said = new AnswerFacts(_ -> OptionalInt.empty());
    var started = new AgentEvent.TaskStarted("t", "", "Why does add fail?", NOON);
    facts.accept(started);
    said.accept(started);
    var caps = new SessionCaps(10, 1 << 20, Duration.ofDays(1));
    try (var store = JsonlSessionStore.open(state, SESSION, caps, clock, _ -> {})) {
      store.accept(started);
    }
    var described = new Described(SESSION.value(), Kind.CHANGES, 2.3);
    id = gate.judge(described.of(said, Verified.Words.NOTHING, facts, 0)).id().orElseThrow();
    gate.judge(offered());
  }

  @Test
  void whoeverAsksTheSameAgainHasNotGotTheirAnswer() throws IOException {
    answer();
    var looks = new Looks(log, new Sessions(state), files);
    looks.asked("another", "why does add fail");
    looks.asked(SESSION.value(), "");
    assertEquals(Optional.empty(), log.row(id).orElseThrow().label());
    looks.asked(SESSION.value(), "I asked why add fails");
    looks.asked(SESSION.value(), "thanks");
    assertEquals(Word.REJECTED, log.row(id).orElseThrow().label().orElseThrow().word());
  }

  /** What a session looks for while it waits for the next request. */
  private static Suggestion offered() {
    Cost cost = Cost.estimated(1);
    return new Suggestion(
        SESSION.value(),
        Kind.NEXT_STEP,
        new Observation(Map.of(), Map.of()),
        new Costs(cost, cost, cost, cost),
        new Suggestion.Stage.Wished());
  }
}
