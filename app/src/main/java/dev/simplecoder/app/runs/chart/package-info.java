/**
 * Curves with the bands that they may lie in. A {@code Chart} says what is shown; {@code Layout}
 * makes lines, areas and words of it, which {@code Svg} writes and {@code Png} paints.
 *
 * <p>They are our own because a band, a page that follows the reader's light or dark, and letters
 * that stay letters are all that is wanted, and a library would need a second one to write SVG.
 */
@NullMarked
package dev.simplecoder.app.runs.chart;

import org.jspecify.annotations.NullMarked;
