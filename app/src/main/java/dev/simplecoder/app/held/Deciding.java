package dev.simplecoder.app.held;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.render.FocusWatch;
import dev.simplecoder.app.review.ChangeReview;
import dev.simplecoder.app.review.Person;
import dev.simplecoder.tools.WrittenLines;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The person, watched while they decide: how long that takes, and what they change of it. */
public final class Deciding implements Person, EventSink {

  /** Who takes longer was not only reading. */
  private static final Duration MOST_COUNTED = Duration.ofMinutes(1);

  /** Who takes that long was not there. */
  private static final Duration AWAY = Duration.ofMinutes(2);

  private static final double HALF = 0.5;

  private final Person person;
  private final Supplier<FocusWatch> watches;
  private final InstantSource clock;
  private final List<ChangeSet> proposed = new ArrayList<>();
  private @Nullable Duration first;
  private Label.Focus focus = Label.Focus.UNKNOWN;
  private @Nullable Choice last;
  private boolean isInterrupted;
  private int parts;
  private int taken;

  /**
   * @param watches of whether the person looks, each for a question
   */
  public Deciding(Person person, Supplier<FocusWatch> watches, InstantSource clock) {
    this.person = person;
    this.watches = watches;
    this.clock = clock;
  }

  @Override
  public void accept(AgentEvent event) {
    if (event instanceof AgentEvent.ChangesProposed(ChangeSet changes, String _)) {
      proposed.add(changes);
    }
  }

  @Override
  public boolean canBeAsked() {
    return person.canBeAsked();
  }

  @Override
  public boolean wantsToSee(String line) throws InterruptedException {
    return person.wantsToSee(line);
  }

  @Override
  public Choice decide(Question question) throws InterruptedException {
    Instant drawn = clock.instant();
    try (FocusWatch watch = watches.get()) {
      Choice choice = asked(() -> person.decide(question));
      if (first == null) {
        first = Duration.between(drawn, clock.instant());
        focus = watch.focus();
      }
      last = choice;
      return choice;
    }
  }

  @Override
  public Take take(Part part) throws InterruptedException {
    Take take = asked(() -> person.take(part));
    parts = part.of();
    taken +=
        switch (take) {
          case YES -> 1;
          case ALL -> part.of() - part.number() + 1;
          case NO, NONE -> 0;
        };
    return take;
  }

  /** A question to the person. */
  private interface Asking<T> {
    T ask() throws InterruptedException;
  }

  private <T> T asked(Asking<T> asking) throws InterruptedException {
    try {
      return asking.ask();
    } catch (InterruptedException interrupted) {
      isInterrupted = true;
      throw interrupted;
    }
  }

  @Override
  public void tell(String line) {
    person.tell(line);
  }

  /**
   * What it says of the changes; empty where they are still to be decided on. Who interrupts the
   * question says nothing of them, neither then nor by what they ask next.
   *
   * @param shown what running them has come to
   */
  public Optional<Label> label(ChangeReview.Verdict verdict, Evidence.Verdict shown) {
    return word(verdict).map(word -> timed(word, shown));
  }

  private Optional<Label.Word> word(ChangeReview.Verdict verdict) {
    return switch (verdict) {
      case APPLIED ->
          Optional.of(
              last == null
                  ? Label.Word.CENSORED
                  : isMostlyAsProposed() ? Label.Word.ACCEPTED : Label.Word.EDITED);
      case NOTHING_TO_APPLY -> Optional.of(Label.Word.EDITED);
      case NOT_APPLIED ->
          Optional.of(last == Choice.NO ? Label.Word.REJECTED : Label.Word.CENSORED);
      case UNDECIDED, WITHHELD ->
          isInterrupted ? Optional.of(Label.Word.CENSORED) : Optional.empty();
    };
  }

  private Label timed(Label.Word word, Evidence.Verdict shown) {
    Label.Tests tests =
        switch (shown) {
          case PASSED -> Label.Tests.PASSED;
          case BROKEN -> Label.Tests.FAILED;
          case NO_WORSE, UNKNOWN -> Label.Tests.UNKNOWN;
        };
    return new Label(
        word, seconds(), focus, OptionalDouble.empty(), OptionalDouble.empty(), List.of(), tests);
  }

  private OptionalDouble seconds() {
    Duration took = first;
    if (took == null || AWAY.compareTo(took) < 0) {
      return OptionalDouble.empty();
    }
    Duration counted = took.compareTo(MOST_COUNTED) < 0 ? took : MOST_COUNTED;
    return OptionalDouble.of(counted.toMillis() / 1000.0);
  }

  private boolean isMostlyAsProposed() {
    if (0 < parts && taken < HALF * parts) {
      return false;
    }
    if (proposed.size() < 2) {
      return true;
    }
    ChangeSet asked = proposed.getFirst();
    return HALF
        <= asked.changes().stream()
            .mapToDouble(change -> new WrittenLines(change).survival(edited(change)))
            .average()
            .orElse(1);
  }

  /** The text of the same file as the person has left it; as on the disk where it is left out. */
  private @Nullable String edited(FileChange change) {
    return proposed.getLast().changes().stream()
        .filter(other -> other.path().equals(change.path()))
        .findFirst()
        .map(FileChange::after)
        .orElse(change.before());
  }
}
