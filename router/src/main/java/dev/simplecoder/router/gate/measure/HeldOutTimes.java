package dev.simplecoder.router.gate.measure;

import dev.simplecoder.router.gate.Times;
import java.util.ArrayList;
import java.util.List;

/** What the others took, whom somebody was held out of. */
final class HeldOutTimes {

  private HeldOutTimes() {}

  /** The means. */
  static Times mean(HeldOut held, List<Spent> spent) {
    return Spent.mean(where(held, spent, true), where(held, spent, false));
  }

  static TimesByLength byLength(HeldOut held, List<Spent> spent) {
    return TimesByLength.of(where(held, spent, true), where(held, spent, false));
  }

  private static List<Spent> where(HeldOut held, List<Spent> spent, boolean accepted) {
    List<Spent> rows = new ArrayList<>();
    for (int i = 0; i < held.training().size(); i++) {
      if (held.context().training().get(i).accepted() == accepted) {
        rows.add(spent.get(held.training().get(i)));
      }
    }
    return rows;
  }
}
