package dev.simplecoder.agent;

import dev.simplecoder.agent.event.Progress;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Calls that were made over and over in the same order and came to the same each time.
 *
 * @param calls of one round
 * @param rounds how often, without a gap
 */
record Cycle(List<Progress.Called> calls, int rounds) {

  private static final int SHORTEST = 2;
  private static final int LONGEST = 5;

  Cycle {
    calls = List.copyOf(calls);
  }

  /** The one with the most rounds; where there is none, its rounds are 1 or 0. */
  static Cycle atTheEndOf(List<Progress.Called> calls) {
    var most = new Cycle(List.of(), 0);
    for (int length = SHORTEST; length <= LONGEST && length <= calls.size(); length++) {
      int rounds = rounds(calls, length);
      if (most.rounds < rounds) {
        most = new Cycle(calls.subList(calls.size() - length, calls.size()), rounds);
      }
    }
    return most;
  }

  /** The tools of one round. */
  String names() {
    return calls.stream().map(called -> called.call().name()).collect(Collectors.joining(", "));
  }

  private static int rounds(List<Progress.Called> calls, int length) {
    int first = calls.size() - length;
    while (0 < first && calls.get(first - 1).sameAs(calls.get(first - 1 + length))) {
      first--;
    }
    return (calls.size() - first) / length;
  }
}
