package dev.simplecoder.app.runs.chart;

import dev.simplecoder.app.runs.chart.Mark.Ink;
import dev.simplecoder.app.runs.chart.Mark.Spot;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/** A chart as an image on white, for what cannot show SVG. */
public final class Png {

  /** Pixels of the image for one of the layout. */
  private static final int FINENESS = 2;

  private static final Color INK = new Color(0x24292f);
  private static final Color SOFT = new Color(0x6e7781);
  private static final Color GRID = new Color(0xd8dee4);
  private static final float[] DASHES = {5, 4};
  private static final int SHADE = 46;

  private static final boolean POSSIBLE = hasFonts();

  private Png() {}

  /** Whether this machine has what it takes: Java draws no text where there are no fonts. */
  public static boolean isPossible() {
    return POSSIBLE;
  }

  /** Java says by errors of several kinds that fonts, or the libraries for them, are missing. */
  private static boolean hasFonts() {
    try {
      var image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
      return image.createGraphics().getFontMetrics(font(new Ink.Label())).stringWidth("0") > 0;
    } catch (RuntimeException | Error missing) {
      return false;
    }
  }

  public static byte[] of(Chart chart) throws IOException {
    var image =
        new BufferedImage(
            FINENESS * Layout.WIDTH, FINENESS * Layout.HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.scale(FINENESS, FINENESS);
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, Layout.WIDTH, Layout.HEIGHT);
    Layout.of(chart).forEach(mark -> paint(mark, canvas));
    canvas.dispose();
    var bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "png", bytes)) {
      throw new IllegalStateException("every Java writes PNG");
    }
    return bytes.toByteArray();
  }

  private static void paint(Mark mark, Graphics2D canvas) {
    switch (mark) {
      case Mark.Line(List<Spot> spots, Ink ink) -> {
        canvas.setColor(colour(ink));
        canvas.setStroke(stroke(ink));
        canvas.draw(path(spots));
      }
      case Mark.Area(List<Spot> outline, Ink ink) -> {
        Color full = colour(ink);
        canvas.setColor(new Color(full.getRed(), full.getGreen(), full.getBlue(), SHADE));
        canvas.fill(path(outline));
      }
      case Mark.Words(Spot spot, Mark.Anchor anchor, String text, Ink ink) -> {
        canvas.setColor(colour(ink));
        canvas.setFont(font(ink));
        int width = canvas.getFontMetrics().stringWidth(text);
        double back =
            switch (anchor) {
              case START -> 0;
              case MIDDLE -> width / 2.0;
              case END -> width;
            };
        canvas.drawString(text, (float) (spot.x() - back), (float) spot.y());
      }
    }
  }

  private static Path2D path(List<Spot> spots) {
    var path = new Path2D.Double();
    path.moveTo(spots.getFirst().x(), spots.getFirst().y());
    spots.stream().skip(1).forEach(spot -> path.lineTo(spot.x(), spot.y()));
    return path;
  }

  private static Color colour(Ink ink) {
    return switch (ink) {
      case Ink.Title() -> INK;
      case Ink.Label(), Ink.Level() -> SOFT;
      case Ink.Grid() -> GRID;
      case Ink.Curve(int number) -> new Color(Colours.of(number));
    };
  }

  private static BasicStroke stroke(Ink ink) {
    return switch (ink) {
      case Ink.Level() ->
          new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASHES, 0);
      case Ink.Curve _ -> new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
      case Ink.Title(), Ink.Label(), Ink.Grid() -> new BasicStroke(1);
    };
  }

  private static Font font(Ink ink) {
    return ink instanceof Ink.Title
        ? new Font(Font.SANS_SERIF, Font.BOLD, 14)
        : new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  }
}
