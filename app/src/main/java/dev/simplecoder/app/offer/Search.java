package dev.simplecoder.app.offer;

import dev.simplecoder.app.gate.Gate;
import dev.simplecoder.app.gate.Judged;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.gate.Suggestion;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for something to offer after a turn, and shows it while nothing is typed: tests, which cost
 * nothing, else a next step. Ends at once when it is told to.
 */
final class Search implements Runnable, Offers.Meanwhile {

  static final String LABEL = "  next? ";
  static final String HINT = "   (n takes it, /offers off)";

  private final Turn turn;
  private final OfferFacts facts;
  private final Gate gate;
  private final UntestedChange untested;
  private final NextStep next;
  private final Offers offers;
  private final Margin margin;
  private final InstantSource clock;
  private boolean isEnded;

  /** Who waits for a model or a disk, and can be interrupted in it. */
  private @Nullable Thread waiting;

  Search(
      Turn turn,
      OfferFacts facts,
      Gate gate,
      UntestedChange untested,
      NextStep next,
      Offers offers,
      Margin margin,
      InstantSource clock) {
    this.turn = turn;
    this.facts = facts;
    this.gate = gate;
    this.untested = untested;
    this.next = next;
    this.offers = offers;
    this.margin = margin;
    this.clock = clock;
  }

  @Override
  public void run() {
    Optional<Offer> tests = found(this::tests);
    tell();
    if (tests.isPresent() && isSettled(tests.get(), Duration.ZERO)) {
      return;
    }
    if (!isIdle() || !next.canBeAsked()) {
      return;
    }
    Judged wished = judged(facts.wished(clock.instant()));
    if (!wished.verdict().passes()) {
      offers.keep(wished.line());
      return;
    }
    Instant start = clock.instant();
    found(next::ask).ifPresent(step -> isSettled(step, Duration.between(start, clock.instant())));
  }

  private Optional<Offer> tests() throws IOException, InterruptedException {
    margin.await();
    return untested.of(turn.written());
  }

  private synchronized boolean isIdle() {
    return !isEnded && margin.isFree();
  }

  /** Something that is waited for. */
  private interface Source {
    Optional<Offer> get() throws IOException, InterruptedException;
  }

  /** Empty where there is nothing new, or the person comes first. */
  private Optional<Offer> found(Source source) {
    synchronized (this) {
      if (isEnded) {
        return Optional.empty();
      }
      waiting = Thread.currentThread();
    }
    try {
      return source.get().filter(offers::isNew);
    } catch (InterruptedException | IOException _) {
      return Optional.empty(); // of files that cannot be read, nothing is known to offer
    } finally {
      synchronized (this) {
        waiting = null;
        Thread.interrupted(); // what comes next writes to the log
      }
    }
  }

  /** Whether no other offer is to be looked for. */
  private boolean isSettled(Offer offer, Duration generation) {
    if (!isIdle()) {
      return true;
    }
    Judged judged = judged(facts.made(offer, generation, clock.instant()));
    if (!judged.verdict().passes()) {
      offers.keep(judged.line() + ": " + offer.text());
      return false;
    }
    if (!draw(offer, judged)) {
      judged.id().ifPresent(id -> gate.label(id, Label.of(Label.Word.CENSORED)));
    }
    return true;
  }

  private Judged judged(Suggestion suggestion) {
    Judged judged = gate.judge(suggestion);
    tell();
    return judged;
  }

  /** What the gate has said; who is no longer asked for a line is told above the next one. */
  private synchronized void tell() {
    if (!isEnded) {
      offers.untold().forEach(margin::tell);
    }
  }

  /** Not above what the person has begun to type. */
  private synchronized boolean draw(Offer offer, Judged judged) {
    if (!isIdle()) {
      return false;
    }
    margin.show(LABEL + offer.text(), HINT);
    offers.stand(offer, judged, gate);
    return true;
  }

  @Override
  public synchronized void end() {
    isEnded = true;
    if (waiting != null) {
      waiting.interrupt();
    }
  }
}
