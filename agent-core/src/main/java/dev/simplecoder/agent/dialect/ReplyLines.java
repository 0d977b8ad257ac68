package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.dialect.Envelope.Outcome;
import dev.simplecoder.agent.dialect.Envelope.When;
import dev.simplecoder.agent.dialect.ReplyReader.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells line by line what of a reply is prose, what code, and what a call. */
final class ReplyLines {

  private final Openings openings;
  private final ShownText text;
  private final DialectName dialect;
  private final Thoughts thoughts = new Thoughts();
  private final Announcement announcement = new Announcement();
  private final List<Wish> calls = new ArrayList<>();

  /** Calls if nothing else follows, and how they were written. */
  private final List<Wish> last = new ArrayList<>();

  private final StringBuilder lastWritten = new StringBuilder();

  private @Nullable Envelope envelope;
  private final List<String> taken = new ArrayList<>();
  private boolean announced;
  private @Nullable Nesting code;
  private @Nullable ToolBlock block;
  private int blockCalls;
  private boolean withinLine;
  private boolean again;
  private boolean isMadeUp;
  private int madeUp;
  private final HiddenCall hidden;
  private final StrayEnds strayEnds;

  ReplyLines(Openings openings, ShownText text, DialectName dialect) {
    this.openings = openings;
    this.text = text;
    this.dialect = dialect;
    this.hidden = new HiddenCall(openings);
    this.strayEnds = new StrayEnds(openings, text);
  }

  /** Whether what comes next is prose, whatever its line will be. */
  boolean isProse(CharSequence buffer, int at) {
    return !isBehindCall()
        && envelope == null
        && code == null
        && (withinLine || thoughts.areOpen() || !Openings.areOpen(buffer, at));
  }

  /** Takes prose up to the end of its line, or of a thought. */
  int takeProse(CharSequence prose, int from) {
    for (int at = from; at < prose.length(); at++) {
      char c = prose.charAt(at);
      if (!last.isEmpty()) {
        if (Character.isWhitespace(c)) {
          lastWritten.append(c);
          return at + 1;
        }
        dropLast();
      }
      text.add(c);
      announcement.accept(c);
      withinLine = c != '\n';
      hidden.accept(c, thoughts.areOpen());
      switch (thoughts.accept(c)) {
        case NOTHING -> {
          if (c == '\n') {
            return at + 1;
          }
        }
        case END -> {
          withinLine = false;
          return at + 1;
        }
        case END_OF_ALL -> {
          calls.clear();
          strayEnds.forget();
          block = null;
          withinLine = false;
          return at + 1;
        }
      }
    }
    return prose.length();
  }

  /** Takes a whole line, with its end unless the reply ends with it. */
  void take(String line) {
    int at = 0;
    while (at < line.length()) {
      at = take(line, at);
    }
  }

  /** The calls, when no more comes. */
  List<Wish> end() {
    while (envelope != null) {
      settle(envelope);
    }
    if (!last.isEmpty()) {
      text.cut();
      calls.addAll(last);
    }
    strayEnds.refuse(calls);
    if (dialect == DialectName.FENCED && calls.isEmpty()) {
      hidden.refused(code != null).ifPresent(calls::add);
    }
    return List.copyOf(calls);
  }

  /** How many of the characters that were taken are made up; they are the last ones. */
  int madeUp() {
    return madeUp;
  }

  private int take(String line, int from) {
    if (isMadeUp) {
      madeUp += line.length() - from;
      return line.length();
    }
    if (envelope != null) {
      return takeEnveloped(envelope, line, from);
    }
    if (code != null) {
      takeCode(code, line, from);
      return line.length();
    }
    if (withinLine || thoughts.areOpen()) {
      return takeProse(line, from);
    }
    int behind = isBehindCall() ? takeBehindCall(line, from) : from;
    if (from < behind) {
      return behind;
    }
    return takeLineStart(line, from);
  }

  /** Takes what says nothing there. */
  private int takeBehindCall(String line, int from) {
    if (openings.isMadeUp(line, from)) {
      endHere();
      madeUp += line.length() - from;
      return line.length();
    }
    int end = from + Tag.endAt(line, from);
    lastWritten.append(line, from, last.isEmpty() ? from : end);
    return end;
  }

  private int takeLineStart(String line, int from) {
    Optional<FenceLine> fence = FenceLine.of(line, from);
    fence.ifPresent(this::doubtBlock);
    Optional<Envelope> next = openings.at(line, from).filter(this::isLegible);
    if (next.isPresent()) {
      envelope = next.get();
      announced = announcement.isOfExample();
      return takeEnveloped(next.get(), line, from);
    }
    if (fence.isPresent()) {
      dropLast();
      code = new Nesting(fence.get());
      hidden.begin();
      text.add(line.substring(from));
      return line.length();
    }
    return takeProse(line, from);
  }

  /** Whether nothing but white space came since a call, be it a doubtful one. */
  private boolean isBehindCall() {
    return text.isCut() || !last.isEmpty();
  }

  /** What the model makes up behind its calls is for nobody. */
  private void endHere() {
    isMadeUp = true;
    List<Wish> behind = last.isEmpty() ? calls : last;
    if (!behind.isEmpty()) {
      behind.add(behind.removeLast().repaired("a made-up result behind the call"));
    }
  }

  private void takeCode(Nesting nesting, String line, int from) {
    text.add(line.substring(from));
    hidden.take(line);
    Optional<FenceLine> fence = FenceLine.of(line, from);
    fence.filter(marks -> !nesting.isOf(marks)).ifPresent(this::doubtBlock);
    if (fence.filter(nesting::endsWith).isPresent()) {
      code = null;
    }
  }

  private int takeEnveloped(Envelope open, String line, int from) {
    int end = open.take(line, from);
    taken.add(line.substring(from, end));
    if (open.hasEnded()) {
      settle(open);
    }
    return end;
  }

  private void settle(Envelope done) {
    envelope = null;
    List<String> written = List.copyOf(taken);
    taken.clear();
    switch (done.outcome()) {
      case Outcome.Calls(List<Wish> found, When when)
          when announced && (when != When.ALWAYS || isForeign(done)) -> {
        announcement.confirm();
        say(written);
      }
      case Outcome.Calls(List<Wish> found, When when) when when == When.LAST -> {
        last.addAll(found);
        written.forEach(lastWritten::append);
      }
      case Outcome.Calls(List<Wish> found, When _) -> add(found, done);
      case Outcome.Text() -> say(written);
      case Outcome.FirstLineOnly() -> readAgain(written);
    }
  }

  private void add(List<Wish> found, Envelope done) {
    dropLast();
    text.cut();
    block = null;
    if (done instanceof ToolBlock toolBlock) {
      block = toolBlock;
      blockCalls = calls.size();
    }
    strayEnds.follow(done, calls.size(), found);
    found.stream()
        .map(call -> isForeign(done) ? call.repaired("a call in a block of text") : call)
        .forEach(calls::add);
  }

  /** Whether the model was told nothing of such calls. */
  private boolean isForeign(Envelope done) {
    return dialect != DialectName.FENCED && done instanceof ToolBlock;
  }

  /** The fence may be the end of the block before, whose text then is longer than was read. */
  private void doubtBlock(FenceLine fence) {
    if (block != null && block.isDoubtedBy(fence)) {
      block.doubtEnd();
      calls.subList(blockCalls, calls.size()).clear();
      calls.addAll(block.calls());
      block = null;
    }
  }

  /** JSON that led nowhere is not looked into, so that no line is read more than twice. */
  private void readAgain(List<String> written) {
    boolean before = again;
    again = true;
    String first = written.getFirst();
    for (int at = 0; at < first.length(); ) {
      at = takeProse(first, at);
    }
    written.subList(1, written.size()).forEach(this::take);
    again = before;
  }

  private boolean isLegible(Envelope next) {
    return !again || !(next instanceof BareJson);
  }

  private void say(List<String> written) {
    dropLast();
    written.forEach(text::add);
  }

  private void dropLast() {
    text.add(lastWritten);
    lastWritten.setLength(0);
    last.clear();
  }
}
