package dev.simplecoder.app.offer;

import dev.simplecoder.app.gate.Gate;
import dev.simplecoder.app.gate.Judged;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.gate.Label.Word;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.tools.fs.Roots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is offered in a session, and what the person does with it. */
public final class Offers implements AutoCloseable {

  /** After so long without a decision there will be none. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Wishes wishes;
  private final Turns turns;
  private final UntestedChange untested;
  private final NextStep next;
  private final InstantSource clock;
  private final Executor background;
  private final Set<String> texts = new HashSet<>();
  private final List<String> quiet = new ArrayList<>();
  private final Set<String> heard = new HashSet<>();
  private final List<String> untold = new ArrayList<>();
  private @Nullable Standing standing;

  /** What the person wants of offers. */
  public interface Wishes {

    /**
     * Empty where nothing is to be offered now.
     *
     * @param notices hears what the gate has to say
     */
    Optional<Wish> now(Consumer<String> notices);
  }

  /**
   * That there are offers.
   *
   * @param gate which they pass
   * @param tasks that the session has had, in earlier processes too
   * @param charactersASecond that the person writes by hand
   */
  public record Wish(Gate gate, String session, int tasks, double charactersASecond) {}

  /** Something that is done while the person is asked for a line. */
  public interface Meanwhile {

    /** Returns at once; nothing is shown from then on. */
    void end();
  }

  /** What is on the screen, and nobody has decided on. */
  private record Standing(Offer offer, OptionalLong id, Gate gate, Instant drawn) {

    void label(Label label) {
      id.ifPresent(known -> gate.label(known, label));
    }
  }

  /**
   * @param turns hears what happens in the session
   * @param conversation hears what is said in it
   * @param background where is looked for something to offer, on another thread each time
   */
  public Offers(
      Wishes wishes,
      Turns turns,
      LastExchange conversation,
      Roots roots,
      InstantSource clock,
      Executor background) {
    this.wishes = wishes;
    this.turns = turns;
    this.untested = new UntestedChange(roots);
    this.next = new NextStep(conversation);
    this.clock = clock;
    this.background = background;
  }

  /** The person is asked for a line. Looks meanwhile for something to offer, once for a turn. */
  public Meanwhile begin(Margin margin) {
    Optional<Turn> turn = turns.take();
    if (turn.isEmpty()) {
      return () -> {};
    }
    Optional<Wish> wish = wishes.now(this::hear);
    if (wish.isEmpty()) {
      return () -> {};
    }
    var facts = new OfferFacts(wish.get(), turn.get());
    var search =
        new Search(turn.get(), facts, wish.get().gate(), untested, next, this, margin, clock);
    background.execute(search);
    return search;
  }

  /** Keeps what the gate says until there is a line to tell it above; the same is told once. */
  private synchronized void hear(String notice) {
    if (heard.add(notice)) {
      untold.add(Visible.line(notice));
    }
  }

  /** What the gate has said and nobody was told yet; the caller tells it. */
  synchronized List<String> untold() {
    List<String> lines = List.copyOf(untold);
    untold.clear();
    return lines;
  }

  /** Whether the same was not offered before. */
  synchronized boolean isNew(Offer offer) {
    return !texts.contains(offer.text());
  }

  /** It is on the screen now. */
  synchronized void stand(Offer offer, Judged judged, Gate gate) {
    texts.add(offer.text());
    standing = new Standing(offer, judged.id(), gate, clock.instant());
  }

  /** Keeps what is not shown. */
  synchronized void keep(String line) {
    quiet.add(line);
  }

  /** What was not shown, oldest first. */
  public synchronized List<String> quiet() {
    return List.copyOf(quiet);
  }

  public synchronized boolean isStanding() {
    return standing != null;
  }

  /** The person takes what is offered; empty where nothing is. */
  public Optional<Offer> take() {
    return decided(Word.ACCEPTED);
  }

  /** The person wants none of it; empty where nothing is offered. */
  public Optional<Offer> decline() {
    return decided(Word.REJECTED);
  }

  /**
   * Without the time that it stood: nobody had to look at it, so that this is no time of reading.
   */
  private synchronized Optional<Offer> decided(Word word) {
    Optional<Standing> decided = end();
    decided.ifPresent(one -> one.label(Label.of(word)));
    return decided.map(Standing::offer);
  }

  /** The person asks for something else. */
  public void passOver() {
    decided(Word.IGNORED);
  }

  /** The session ends. */
  @Override
  public synchronized void close() {
    end()
        .ifPresent(one -> {
          Duration stood = Duration.between(one.drawn(), clock.instant());
          boolean isIgnored = PATIENCE.compareTo(stood) <= 0;
          one.label(Label.of(isIgnored ? Word.IGNORED : Word.CENSORED));
        });
  }

  private Optional<Standing> end() {
    Optional<Standing> ended = Optional.ofNullable(standing);
    standing = null;
    return ended;
  }
}
