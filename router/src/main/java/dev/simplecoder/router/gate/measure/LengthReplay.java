package dev.simplecoder.router.gate.measure;

import dev.simplecoder.router.gate.Forecast;
import dev.simplecoder.router.gate.length.Candidates;
import dev.simplecoder.router.gate.length.Candidates.Candidate;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of a short and a long suggestion to show (F-13). Nobody has recorded both for the same
 * place, so two stand for them that came to a person one after the other, one at least twice as
 * long.
 *
 * @param spent of each row
 */
record LengthReplay(List<Spent> spent) {

  private static final double TWICE = 2;

  /** By what one of the two is chosen. */
  enum By {
    MOST_ACCEPTED("the more probable"),
    MOST_SAVED("the time it saves"),
    SHORTER("the shorter"),
    LONGER("the longer");

    private final String words;

    By(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * What came of a choice.
   *
   * @param saved in seconds
   * @param write how long it would have taken to write it
   */
  record Shown(double saved, boolean accepted, double write) {}

  /** The choices among the pairs of somebody who was left out, by what the others took. */
  List<Shown> of(HeldOut held, By by) {
    TimesByLength times = HeldOutTimes.byLength(held, spent);
    List<Shown> shown = new ArrayList<>();
    for (int i = 0; i + 1 < held.own().size(); i += 2) {
      Candidate one = candidate(held, i, times);
      Candidate other = candidate(held, i + 1, times);
      boolean isShort = one.times().write() <= other.times().write();
      List<Candidate> pair = isShort ? List.of(one, other) : List.of(other, one);
      if (TWICE * pair.getFirst().times().write() <= pair.getLast().times().write()) {
        shown.add(shown(held, chosen(pair, by).equals(one) ? i : i + 1));
      }
    }
    return shown;
  }

  private Candidate candidate(HeldOut held, int number, TimesByLength times) {
    Forecast said = held.suggestion().adapted().get(number);
    double write = spent.get(held.own().get(number)).write();
    return new Candidate("row " + number, said.probability(), times.of(write));
  }

  private static Candidate chosen(List<Candidate> pair, By by) {
    var candidates = new Candidates(pair);
    return switch (by) {
      case MOST_ACCEPTED -> candidates.mostAccepted();
      case MOST_SAVED -> candidates.mostSaved();
      case SHORTER -> pair.getFirst();
      case LONGER -> pair.getLast();
    };
  }

  private Shown shown(HeldOut held, int number) {
    Spent cost = spent.get(held.own().get(number));
    boolean accepted = held.suggestion().adapted().get(number).accepted();
    return new Shown(cost.saved(accepted), accepted, cost.write());
  }
}
