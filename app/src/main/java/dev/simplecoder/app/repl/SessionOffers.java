package dev.simplecoder.app.repl;

import dev.simplecoder.app.gate.Gate;
import dev.simplecoder.app.offer.Offers;
import dev.simplecoder.app.settings.GateKeys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.task.Gates;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether the person wants offers in the session at hand, and the gate that they pass. */
final class SessionOffers implements Offers.Wishes {

  private final LiveSession session;

  SessionOffers(LiveSession session) {
    this.session = session;
  }

  @Override
  public Optional<Offers.Wish> now(Consumer<String> notices) {
    Settings settings = session.settings();
    Optional<String> id = session.id();
    if (!settings.get(GateKeys.OFFERS) || id.isEmpty()) {
      return Optional.empty();
    }
    Optional<Gate> gate = Gates.ofUnasked(session.task(""), notices);
    int tasks = session.tally().tasks();
    return gate.map(
        it -> new Offers.Wish(it, id.get(), tasks, settings.get(GateKeys.WRITING_SPEED)));
  }

  /** Each on a thread of its own, which does not keep the program from ending. */
  static void background(Runnable search) {
    Thread.ofPlatform().daemon().name("simplecoder-offers").start(search);
  }
}
