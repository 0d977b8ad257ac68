package dev.simplecoder.app.held;

import dev.simplecoder.app.routing.OtherModels;
import java.util.OptionalDouble;

/** Models that could try too, of which each comes when it is its turn. */
final class FakeOthers implements OtherModels {

  int left;
  boolean isAtWork;
  OptionalDouble right = OptionalDouble.empty();

  @Override
  public int left() {
    return left;
  }

  @Override
  public boolean isAtWork() {
    return isAtWork;
  }

  @Override
  public OptionalDouble right() {
    return right;
  }

  @Override
  public boolean handOn() {
    left--;
    return true;
  }
}
