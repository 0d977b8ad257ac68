package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.dialect.ReplyReader.Wish;
import dev.simplecoder.agent.model.Arguments;
import java.util.ArrayList;
import java.util.List;

/**
 * Notices marks that end calls in the prose behind one: then its text may have had such marks
 * itself, and the rest of it passes for prose.
 */
final class StrayEnds {

  private static final List<String> MARKS = List.of("</parameter>", "</function>", "</tool_call>");

  private final Openings openings;
  private final ShownText text;
  private final List<Integer> doubted = new ArrayList<>();
  private int call = -1;
  private int behind;

  StrayEnds(Openings openings, ShownText text) {
    this.openings = openings;
    this.text = text;
  }

  /**
   * These calls came.
   *
   * @param index of the first of them
   */
  void follow(Envelope from, int index, List<Wish> calls) {
    doubt();
    boolean isTag = from instanceof FunctionTag || from instanceof JsonTag;
    boolean isLong = isTag && openings.hasLongText(calls.getLast());
    call = isLong ? index + calls.size() - 1 : -1;
    behind = text.length();
  }

  void forget() {
    doubted.clear();
    call = -1;
  }

  /** Puts refusals in the place of the calls whose end is in doubt. */
  void refuse(List<Wish> calls) {
    doubt();
    doubted.forEach(index -> calls.set(index, refused(calls.get(index))));
  }

  private void doubt() {
    if (0 <= call && text.from(behind).lines().anyMatch(StrayEnds::hasMark)) {
      doubted.add(call);
    }
    call = -1;
  }

  private static Wish refused(Wish doubted) {
    String why =
        "it is not clear where the call ends, since such marks as </parameter> or </tool_call> come"
            + " behind it. Nothing was done. If they belong to its text, send the call in another"
            + " form, such as JSON with \\n for each line end.";
    return doubted.arguments().problem() == null
        ? new Wish(doubted.name(), Arguments.unreadable(doubted.arguments().text(), why))
        : doubted;
  }

  private static boolean hasMark(String line) {
    String bare = line.strip();
    return MARKS.stream().anyMatch(mark -> bare.startsWith(mark) || bare.endsWith(mark));
  }
}
