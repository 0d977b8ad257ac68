package dev.simplecoder.app.repl;

import dev.simplecoder.app.gate.Mode;
import dev.simplecoder.app.offer.Offers;
import dev.simplecoder.app.settings.GateKeys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import java.util.List;

/** Commands about what is offered without being asked. */
final class OfferCommands {

  private final Offers offers;
  private final LiveSession session;
  private final Shell shell;

  OfferCommands(Offers offers, LiveSession session, Shell shell) {
    this.offers = offers;
    this.session = session;
    this.shell = shell;
  }

  List<SlashCommand> all() {
    return List.of(
        new SlashCommand("next", "[no]", "Ask for what is offered, or decline it.", this::next),
        SlashCommand.of(
            "offers", "[on|off]", "Whether is offered what could be done next.", this::offers));
  }

  private SlashCommand.Then next(String rest) {
    if (!rest.isEmpty() && !rest.equals("no")) {
      throw new UserError("/next takes no or nothing, not " + rest, "See /help next.");
    }
    if (!offers.isStanding()) {
      throw new UserError(
          "nothing is offered now", "What could be done next may be offered after a task.");
    }
    if (rest.isEmpty()) {
      return SlashCommand.Then.TAKE_OFFER;
    }
    offers.decline();
    shell.out().println("That is noted.");
    return SlashCommand.Then.GO_ON;
  }

  private void offers(String which) {
    switch (which) {
      case "on" -> session.set(GateKeys.OFFERS, "/offers", "true");
      case "off" -> {
        offers.decline();
        session.set(GateKeys.OFFERS, "/offers", "false");
      }
      case "" -> {}
      default -> throw new UserError("/offers takes on or off, not " + which, "See /help offers.");
    }
    shell.out().println(said(session.settings()));
  }

  private static String said(Settings settings) {
    if (!settings.get(GateKeys.OFFERS)) {
      return "Nothing is offered.";
    }
    return settings.get(GateKeys.GATE) == Mode.OFF
        ? "Nothing is offered while the gate is off; /gate on brings it back."
        : "What could be done next is offered, as far as the gate lets it.";
  }
}
