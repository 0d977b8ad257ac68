package dev.simplecoder.app.models;

import dev.simplecoder.agent.model.Delta;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells thoughts from the reply where a model writes them as {@code <think>…</think>} at the head
 * of its text. Later tags are text: a reply may be about them.
 */
final class ThoughtSplitter {

  private static final String OPEN = "<think>";
  private static final String CLOSE = "</think>";

  private enum Place {
    HEAD,
    THOUGHT,
    GAP,
    TEXT
  }

  private Place place = Place.HEAD;
  private String held = "";
  private final StringBuilder text = new StringBuilder();

  /** What the next piece adds; what may yet become a tag is held back. */
  List<Delta> accept(String piece) {
    List<Delta> deltas = new ArrayList<>();
    held += piece;
    while (step(deltas)) {}
    return deltas;
  }

  /** What was held back, now that nothing more comes. */
  List<Delta> end() {
    List<Delta> deltas = new ArrayList<>();
    switch (place) {
      case HEAD, TEXT -> say(held, deltas);
      case THOUGHT -> think(held, deltas);
      case GAP -> {}
    }
    held = "";
    return deltas;
  }

  /** The reply's text so far. */
  String text() {
    return text.toString();
  }

  private boolean step(List<Delta> deltas) {
    return switch (place) {
      case HEAD -> head();
      case THOUGHT -> thought(deltas);
      case GAP -> gap();
      case TEXT -> {
        say(held, deltas);
        held = "";
        yield false;
      }
    };
  }

  private boolean head() {
    String start = held.stripLeading();
    if (start.startsWith(OPEN)) {
      held = start.substring(OPEN.length());
      place = Place.THOUGHT;
      return true;
    }
    if (OPEN.startsWith(start)) {
      return false;
    }
    place = Place.TEXT;
    return true;
  }

  private boolean thought(List<Delta> deltas) {
    int close = held.indexOf(CLOSE);
    if (0 <= close) {
      think(held.substring(0, close), deltas);
      held = held.substring(close + CLOSE.length());
      place = Place.GAP;
      return true;
    }
    int keep = Math.min(held.length(), CLOSE.length() - 1);
    while (!CLOSE.startsWith(held.substring(held.length() - keep))) {
      keep--;
    }
    think(held.substring(0, held.length() - keep), deltas);
    held = held.substring(held.length() - keep);
    return false;
  }

  /** The empty lines between the thoughts and the reply belong to neither. */
  private boolean gap() {
    held = held.stripLeading();
    if (held.isEmpty()) {
      return false;
    }
    place = Place.TEXT;
    return true;
  }

  private void say(String piece, List<Delta> deltas) {
    if (!piece.isEmpty()) {
      text.append(piece);
      deltas.add(new Delta.Text(piece));
    }
  }

  private static void think(String piece, List<Delta> deltas) {
    if (!piece.isEmpty()) {
      deltas.add(new Delta.Thinking(piece));
    }
  }
}
