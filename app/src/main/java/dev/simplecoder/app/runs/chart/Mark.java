package dev.simplecoder.app.runs.chart;

import java.util.List;

/** Something that is drawn, in the pixels of {@link Layout}, from the upper left corner. */
sealed interface Mark {

  /** Straight from place to place. */
  record Line(List<Spot> spots, Ink ink) implements Mark {
    public Line {
      spots = List.copyOf(spots);
    }
  }

  /** The inside of an outline. */
  record Area(List<Spot> outline, Ink ink) implements Mark {
    public Area {
      outline = List.copyOf(outline);
    }
  }

  /**
   * One line of text.
   *
   * @param spot on its base line: its beginning, middle or end
   */
  record Words(Spot spot, Anchor anchor, String text, Ink ink) implements Mark {}

  /** A place. */
  record Spot(double x, double y) {}

  /** Which part of a text is at its place. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** What a mark is, which decides on how it looks. */
  sealed interface Ink {

    record Title() implements Ink {}

    /** Words beside an axis. */
    record Label() implements Ink {}

    record Grid() implements Ink {}

    /** A value to be set beside others. */
    record Level() implements Ink {}

    /** The colour of a curve, by its number. */
    record Curve(int number) implements Ink {}
  }
}
