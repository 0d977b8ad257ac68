package dev.simplecoder.app.runs.chart;

import java.util.List;

/**
 * Curves over one axis.
 *
 * @param across what the axis below says
 * @param up what the axis at the left says
 * @param scale how values are written
 */
public record Chart(String title, String across, String up, Scale scale, List<Curve> curves) {

  public Chart {
    curves = List.copyOf(curves);
    if (curves.stream().allMatch(curve -> curve.points().isEmpty())) {
      throw new IllegalArgumentException(title + ": nothing to show");
    }
  }

  /** What the axis at the left is of. */
  public enum Scale {
    /** Shares in [0, 1], in percent; the axis begins at 0 and ends at the highest. */
    SHARE,
    /** Any numbers. */
    NUMBER
  }

  /** One line with its name at its end. */
  public record Curve(String name, Look look, List<Point> points) {

    public Curve {
      points = List.copyOf(points);
    }

    /** A value that everything is set beside. */
    public static Curve level(String name, double value, double from, double to) {
      return new Curve(name, Look.LEVEL, List.of(Point.of(from, value), Point.of(to, value)));
    }
  }

  /** How a curve is drawn. */
  public enum Look {
    /** In a colour of its own, with its band. */
    MEASURED,
    /** Dashed and grey. */
    LEVEL
  }

  /** A value and the interval that it may lie in. */
  public record Point(double x, double y, double low, double high) {

    public Point {
      if (!(Double.isFinite(x) && low <= y && y <= high && Double.isFinite(high - low))) {
        throw new IllegalArgumentException("%s at %s in %s to %s".formatted(y, x, low, high));
      }
    }

    /** Without any doubt. */
    public static Point of(double x, double y) {
      return new Point(x, y, y, y);
    }
  }
}
