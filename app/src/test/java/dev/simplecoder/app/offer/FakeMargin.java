package dev.simplecoder.app.offer;

import java.util.ArrayList;
import java.util.List;

/** What would be above the line. */
final class FakeMargin implements Margin {

  final List<String> shown = new ArrayList<>();
  final List<String> told = new ArrayList<>();
  boolean isFree = true;

  @Override
  public void await() {}

  @Override
  public boolean isFree() {
    return isFree;
  }

  @Override
  public void show(String text, String hint) {
    shown.add(text + hint);
  }

  @Override
  public void tell(String notice) {
    told.add(notice);
  }
}
