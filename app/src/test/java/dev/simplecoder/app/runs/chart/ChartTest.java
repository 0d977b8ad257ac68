package dev.simplecoder.app.runs.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.runs.chart.Chart.Curve;
import dev.simplecoder.app.runs.chart.Chart.Look;
import dev.simplecoder.app.runs.chart.Chart.Point;
import dev.simplecoder.app.runs.chart.Chart.Scale;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ChartTest {

  private static final Chart CHART =
      new Chart(
          "Right & wrong <1>",
          "step",
          "95 %",
          Scale.SHARE,
          List.of(
              new Curve(
                  "policy",
                  Look.MEASURED,
                  List.of(new Point(1, 0.4, 0.3, 0.5), new Point(100, 0.52, 0.42, 0.6))),
              Curve.level("all alike", 0.4, 1, 100),
              Curve.level("best", 0.53, 1, 100)));

  @Test
  void anSvgHasItsCurvesBandsAndNames() {
    Golden.check("runs/chart.svg", Svg.of(CHART));
  }

  @Test
  void anImageHasTheColoursOfItsCurves() throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Png.of(CHART)));
    assertEquals(2 * Layout.WIDTH, image.getWidth());
    int blue = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        blue += (image.getRGB(x, y) & 0xffffff) == Colours.of(0) ? 1 : 0;
      }
    }
    assertTrue(500 < blue, blue + " pixels of the curve");
  }

  @Test
  void everyValueLiesBetweenRoundTicksOfAnAxis() {
    var random = new Random(4);
    for (int round = 0; round < 2000; round++) {
      double lowest = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(8) - 3);
      double highest = lowest + random.nextDouble() * Math.pow(10, random.nextInt(8) - 3);
      Axis axis = Axis.over(lowest, highest, 0, 100);
      String what = lowest + " to " + highest + ": " + axis;
      assertTrue(-1e-6 <= axis.place(lowest) && axis.place(highest) <= 100 + 1e-6, what);
      assertTrue(2 <= axis.ticks().size() && axis.ticks().size() <= 9, what);
    }
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Point(1, Double.NaN, Double.NaN, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Point(1, 0.2, 0.3, 0.4));
    assertThrows(
        IllegalArgumentException.class, () -> new Chart("", "", "", Scale.NUMBER, List.of()));
  }
}
