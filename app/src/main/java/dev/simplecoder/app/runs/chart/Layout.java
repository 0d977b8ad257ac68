package dev.simplecoder.app.runs.chart;

import dev.simplecoder.app.runs.chart.Chart.Curve;
import dev.simplecoder.app.runs.chart.Chart.Point;
import dev.simplecoder.app.runs.chart.Mark.Anchor;
import dev.simplecoder.app.runs.chart.Mark.Ink;
import dev.simplecoder.app.runs.chart.Mark.Spot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/** Where everything of a chart is. */
final class Layout {

  static final int WIDTH = 800;
  static final int HEIGHT = 300;

  private static final double LEFT = 52;
  private static final double RIGHT = WIDTH - 250;
  private static final double TOP = 40;
  private static final double BOTTOM = HEIGHT - 44;
  private static final double LINE = 14;

  private final Chart chart;
  private final Axis across;
  private final Axis up;

  private Layout(Chart chart) {
    this.chart = chart;
    var x = new DoubleSummaryStatistics();
    var y = new DoubleSummaryStatistics();
    for (Curve curve : chart.curves()) {
      for (Point point : curve.points()) {
        x.accept(point.x());
        y.accept(point.low());
        y.accept(point.high());
      }
    }
    this.across = Axis.over(x.getMin(), x.getMax(), LEFT, RIGHT);
    double least = chart.scale() == Chart.Scale.SHARE ? 0 : Math.min(0, y.getMin());
    this.up = Axis.over(least, y.getMax(), BOTTOM, TOP);
  }

  /** From what lies behind to what lies in front. */
  static List<Mark> of(Chart chart) {
    var layout = new Layout(chart);
    List<Mark> marks = new ArrayList<>();
    marks.add(words(LEFT, 20, Anchor.START, chart.title(), new Ink.Title()));
    layout.axes(marks);
    layout.bands(marks);
    layout.curves(marks);
    layout.names(marks);
    return marks;
  }

  private void axes(List<Mark> marks) {
    for (double tick : up.ticks()) {
      double y = up.place(tick);
      marks.add(line(new Ink.Grid(), new Spot(LEFT, y), new Spot(RIGHT, y)));
      marks.add(words(LEFT - 6, y + 4, Anchor.END, written(tick), new Ink.Label()));
    }
    for (double tick : across.ticks()) {
      double x = across.place(tick);
      marks.add(words(x, BOTTOM + 16, Anchor.MIDDLE, number(tick), new Ink.Label()));
    }
    double middle = (LEFT + RIGHT) / 2;
    marks.add(words(middle, BOTTOM + 34, Anchor.MIDDLE, chart.across(), new Ink.Label()));
    marks.add(words(RIGHT, 20, Anchor.END, chart.up(), new Ink.Label()));
  }

  private String written(double value) {
    return switch (chart.scale()) {
      case SHARE -> number(100 * value) + " %";
      case NUMBER -> number(value);
    };
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.3g", value).replaceFirst("\\.?0+$", "");
  }

  private void bands(List<Mark> marks) {
    for (int i = 0; i < chart.curves().size(); i++) {
      List<Point> points = chart.curves().get(i).points();
      if (points.stream().anyMatch(point -> point.low() < point.high())) {
        List<Spot> outline = new ArrayList<>();
        points.forEach(point -> outline.add(spot(point.x(), point.high())));
        points.reversed().forEach(point -> outline.add(spot(point.x(), point.low())));
        marks.add(new Mark.Area(outline, new Ink.Curve(i)));
      }
    }
  }

  private void curves(List<Mark> marks) {
    for (int i = 0; i < chart.curves().size(); i++) {
      List<Spot> spots =
          chart.curves().get(i).points().stream().map(point -> spot(point.x(), point.y())).toList();
      marks.add(new Mark.Line(spots, ink(i)));
    }
  }

  private Ink ink(int curve) {
    return switch (chart.curves().get(curve).look()) {
      case MEASURED -> new Ink.Curve(curve);
      case LEVEL -> new Ink.Level();
    };
  }

  /** Where curves end close to each other, their names are moved apart. */
  private void names(List<Mark> marks) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < chart.curves().size(); i++) {
      if (!chart.curves().get(i).points().isEmpty()) {
        order.add(i);
      }
    }
    order.sort(Comparator.comparingDouble(this::end));
    double free = TOP - LINE;
    double below = BOTTOM - LINE * (order.size() - 1);
    for (int i : order) {
      double y = Math.max(free + LINE, Math.min(end(i), Math.max(TOP, below)));
      Curve curve = chart.curves().get(i);
      String text = curve.name() + ", " + written(rounded(curve.points().getLast().y()));
      marks.add(words(RIGHT + 8, y + 4, Anchor.START, text, ink(i)));
      free = y;
      below += LINE;
    }
  }

  private double rounded(double value) {
    double unit = chart.scale() == Chart.Scale.SHARE ? 1000 : 100;
    return Math.rint(value * unit) / unit;
  }

  private double end(int curve) {
    return up.place(chart.curves().get(curve).points().getLast().y());
  }

  private Spot spot(double x, double y) {
    return new Spot(across.place(x), up.place(y));
  }

  private static Mark line(Ink ink, Spot... spots) {
    return new Mark.Line(List.of(spots), ink);
  }

  private static Mark words(double x, double y, Anchor anchor, String text, Ink ink) {
    return new Mark.Words(new Spot(x, y), anchor, text, ink);
  }
}
