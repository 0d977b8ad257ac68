package dev.simplecoder.agent.dialect;

import java.util.ArrayDeque;
import java.util.Deque;

/** A block of code and the blocks within it: words after a fence begin one, a bare one ends it. */
final class Nesting {

  private final Deque<FenceLine> open = new ArrayDeque<>();

  Nesting(FenceLine begin) {
    open.push(begin);
  }

  /** Whether the outermost block has such marks. */
  boolean isOf(FenceLine fence) {
    return fence.mark() == open.getLast().mark();
  }

  /** Whether this fence ends the outermost block. */
  boolean endsWith(FenceLine fence) {
    FenceLine innermost = open.element();
    if (fence.ends(innermost)) {
      open.pop();
    } else if (!fence.isBare() && fence.matches(innermost)) {
      open.push(fence);
    }
    return open.isEmpty();
  }
}
