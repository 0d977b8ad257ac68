package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.dialect.ReplyReader.Wish;
import java.util.List;
import java.util.Optional;

/** A fenced block that calls a tool: finds its end, while {@link BlockBody} takes its lines. */
final class ToolBlock implements Envelope {

  private final KnownTools tools;
  private final CallJson json;
  private final BlockHead head;
  private final Nesting nesting;
  private final BlockBody body;
  private BlockReading.End end = BlockReading.End.REPLY;
  private boolean begun;
  private boolean ended;

  ToolBlock(BlockHead head, KnownTools tools, CallJson json) {
    this.head = head;
    this.tools = tools;
    this.json = json;
    this.nesting = new Nesting(head.fence());
    this.body = new BlockBody(head, tools);
  }

  @Override
  public int take(String line, int from) {
    if (!begun) {
      begun = true;
      return line.length();
    }
    Optional<FenceLine> fence =
        FenceLine.of(line, from).filter(marks -> marks.matches(head.fence()));
    if (fence.isPresent() && !body.isWithinEdit()) {
      boolean begins = BlockHead.of(fence.get(), tools).isPresent();
      if (begins && body.part() != BlockBody.Part.TEXT) {
        end(BlockReading.End.NEXT_BLOCK);
        return from;
      }
      if (nesting.endsWith(fence.get())) {
        end(BlockReading.End.FENCE);
        return line.length();
      }
      if (begins) {
        doubtEnd();
      }
    }
    body.take(line.substring(from));
    return line.length();
  }

  @Override
  public boolean hasEnded() {
    return ended;
  }

  @Override
  public Outcome outcome() {
    return new Outcome.Calls(calls(), head.mended().isEmpty() ? When.ALWAYS : When.NO_EXAMPLE);
  }

  List<Wish> calls() {
    return new BlockReading(head, body, end, json).calls();
  }

  /** Whether the fence that ended it may have been a line of its text, now that this one came. */
  boolean isDoubtedBy(FenceLine fence) {
    return body.part() == BlockBody.Part.TEXT && fence.ends(head.fence());
  }

  void doubtEnd() {
    end = BlockReading.End.IN_DOUBT;
  }

  private void end(BlockReading.End with) {
    ended = true;
    end = end == BlockReading.End.IN_DOUBT ? end : with;
  }
}
