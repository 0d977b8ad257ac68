package dev.simplecoder.app.decisions.gate;

import dev.simplecoder.app.gate.judge.Said;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.store.decisions.GateRow;
import dev.simplecoder.router.gate.measure.Reliability;
import dev.simplecoder.router.gate.measure.Reliability.Bin;
import dev.simplecoder.router.outcome.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was said beside what happened: a reliability diagram, as text and as a picture. */
final class Diagram {

  private static final int BINS = 10;

  /** Of the text, for a probability from 0 to 1. */
  private static final int WIDTH = 40;

  /** Of the picture, in pixels. */
  private static final int SIDE = 300;

  private static final int MARGIN = 40;

  private final List<Bin> bins;

  Diagram(List<GateRow> rows) {
    this.bins = Reliability.equalWidth(Said.calibrated(rows), BINS).bins();
  }

  /** A line a bin: where on the way from 0 to 1 it was said to be, and where it was. */
  List<String> lines(Style style) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "said  happened  count  0"
            + " ".repeat(WIDTH / 2 - 2)
            + ".5"
            + " ".repeat(WIDTH / 2 - 1)
            + "1");
    for (Bin bin : bins) {
      var axis = new StringBuilder((style.unicode() ? "·" : ".").repeat(WIDTH + 1));
      int said = (int) Math.round(bin.said() * WIDTH);
      int happened = (int) Math.round(bin.happened() * WIDTH);
      axis.setCharAt(said, 'o');
      axis.setCharAt(happened, said == happened ? '*' : 'x');
      lines.add(
          String.format(
              Locale.ROOT, "%.2f  %8.2f  %5d  %s", bin.said(), bin.happened(), bin.count(), axis));
    }
    lines.add("o said, x happened, * both");
    return lines;
  }

  /** A point a bin, with its 95 percent interval, over the line where both are the same. */
  String svg() {
    List<String> svg = new ArrayList<>();
    String whole = pixels(SIDE + 2 * MARGIN);
    String side = pixels(SIDE);
    String margin = pixels(MARGIN);
    svg.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\">"
            .formatted(whole, whole));
    svg.add("<rect width=\"%s\" height=\"%s\" fill=\"white\"/>".formatted(whole, whole));
    svg.add(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"none\" stroke=\"black\"/>"
            .formatted(margin, margin, side, side));
    svg.add(line(0, 0, 1, 1, "stroke=\"grey\" stroke-dasharray=\"4\""));
    for (Bin bin : bins) {
      Interval interval = Interval.wilson(bin.happened() * bin.count(), bin.count());
      svg.add(
          line(bin.said(), interval.low(), bin.said(), interval.high(), "stroke=\"steelblue\""));
      svg.add(point(bin));
    }
    svg.add(label(0, "0"));
    svg.add(label(1, "1"));
    svg.add(label(0.5, "said to be wanted"));
    String middle = pixels(SIDE / 2.0 + MARGIN);
    svg.add(
        "<text x=\"12\" y=\"%s\" text-anchor=\"middle\" transform=\"rotate(-90 12 %s)\">was wanted</text>"
            .formatted(middle, middle));
    svg.add("</svg>");
    return String.join("\n", svg) + "\n";
  }

  private static String point(Bin bin) {
    String title =
        String.format(
            Locale.ROOT,
            "said %.2f, happened %.2f, %d decisions",
            bin.said(),
            bin.happened(),
            bin.count());
    return "<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"steelblue\"><title>%s</title></circle>"
        .formatted(x(bin.said()), y(bin.happened()), title);
  }

  private static String line(double fromX, double fromY, double toX, double toY, String look) {
    return "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" %s/>"
        .formatted(x(fromX), y(fromY), x(toX), y(toY), look);
  }

  private static String label(double x, String text) {
    return "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\">%s</text>"
        .formatted(x(x), pixels(MARGIN + SIDE + 18), text);
  }

  private static String x(double share) {
    return pixels(MARGIN + SIDE * share);
  }

  private static String y(double share) {
    return pixels(MARGIN + SIDE * (1 - share));
  }

  private static String pixels(double length) {
    return String.format(Locale.ROOT, "%.1f", length);
  }
}
