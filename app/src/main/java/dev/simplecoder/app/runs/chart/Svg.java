package dev.simplecoder.app.runs.chart;

import dev.simplecoder.app.runs.chart.Mark.Ink;
import dev.simplecoder.app.runs.chart.Mark.Spot;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A chart as SVG that needs nothing but itself, alone or within a page. */
public final class Svg {

  /** In light and in dark surroundings. */
  private static final String STYLE =
      """
      svg.chart{font:12px system-ui,sans-serif;--ink:#24292f;--soft:#6e7781;--grid:#d8dee4}
      @media(prefers-color-scheme:dark){svg.chart{--ink:#e6edf3;--soft:#8b949e;--grid:#30363d}}
      .chart .title{font-size:14px;font-weight:600;fill:var(--ink)}.chart .label{fill:var(--soft)}
      .chart .grid{stroke:var(--grid)}.chart .level{stroke:var(--soft);stroke-dasharray:5 4}
      .chart text.level{fill:var(--soft);stroke:none}.chart polyline{fill:none;stroke-width:1}
      .chart polyline.curve{stroke-width:2}.chart polygon{opacity:.18}
      """;

  private Svg() {}

  public static String of(Chart chart) {
    return Layout.of(chart).stream()
        .map(Svg::element)
        .collect(
            Collectors.joining(
                "\n",
                """
                <svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img"\
                 aria-label="%s">
                <style>
                %s</style>
                """
                    .formatted(Layout.WIDTH, Layout.HEIGHT, escaped(chart.title()), STYLE),
                "\n</svg>\n"));
  }

  private static String element(Mark mark) {
    return switch (mark) {
      case Mark.Line(List<Spot> spots, Ink ink) ->
          "<polyline %s points=\"%s\"/>".formatted(look(ink, "stroke"), places(spots));
      case Mark.Area(List<Spot> outline, Ink ink) ->
          "<polygon %s points=\"%s\"/>".formatted(look(ink, "fill"), places(outline));
      case Mark.Words(Spot spot, Mark.Anchor anchor, String text, Ink ink) ->
          "<text %s x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
              .formatted(
                  look(ink, "fill"),
                  place(spot.x()),
                  place(spot.y()),
                  anchor.name().toLowerCase(Locale.ROOT),
                  escaped(text));
    };
  }

  /** {@code paint} is what of the element takes the colour of a curve. */
  private static String look(Ink ink, String paint) {
    return switch (ink) {
      case Ink.Title() -> "class=\"title\"";
      case Ink.Label() -> "class=\"label\"";
      case Ink.Grid() -> "class=\"grid\"";
      case Ink.Level() -> "class=\"level\"";
      case Ink.Curve(int number) ->
          "class=\"curve\" %s=\"#%06x\"".formatted(paint, Colours.of(number));
    };
  }

  private static String places(List<Spot> spots) {
    return spots.stream()
        .map(spot -> place(spot.x()) + "," + place(spot.y()))
        .collect(Collectors.joining(" "));
  }

  private static String place(double pixel) {
    return String.format(Locale.ROOT, "%.1f", pixel);
  }

  /** For text and for the value of an attribute. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
