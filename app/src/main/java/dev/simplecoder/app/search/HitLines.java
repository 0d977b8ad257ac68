package dev.simplecoder.app.search;

import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.rag.Explanation;
import dev.simplecoder.rag.Hit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A hit as a person reads it: its place, and the lines of it that tell most. */
final class HitLines {

  private static final int SHOWN = 3;
  private static final int LEAST_WORD = 3;

  private final Style style;
  private final Set<String> words;

  HitLines(String query, Style style) {
    this.style = style;
    this.words =
        Arrays.stream(query.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
            .filter(word -> LEAST_WORD <= word.length())
            .collect(Collectors.toUnmodifiableSet());
  }

  List<String> of(Hit hit) {
    List<String> shown = new ArrayList<>();
    shown.add(
        "%s:%d-%d  %.2f"
            .formatted(Visible.line(hit.path()), hit.firstLine(), hit.lastLine(), hit.score()));
    List<String> lines = hit.text().lines().toList();
    for (int line : telling(lines)) {
      String text = lines.get(line).strip().replace('\t', ' ');
      shown.add("  %6d  %s".formatted(hit.firstLine() + line, Visible.line(text)));
    }
    return shown.stream().map(style::cut).toList();
  }

  /** Where the score comes from; the parts add up to it, also as they are shown. */
  List<String> why(Hit hit) {
    List<String> shown = new ArrayList<>();
    double sum = 0;
    for (Explanation.Part part : hit.why().parts()) {
      double before = rounded(sum); // what rounding took from one part is given to the next
      sum += part.value();
      shown.add("  %+9.4f  %s".formatted(rounded(sum) - before, Visible.line(part.what())));
    }
    shown.add("  %9.4f  in all".formatted(rounded(sum)));
    return shown.stream().map(style::cut).toList();
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  /** Those with most words of the query, or else the first ones, in their order. */
  private Set<Integer> telling(List<String> lines) {
    return IntStream.range(0, lines.size())
        .filter(i -> !lines.get(i).isBlank())
        .boxed()
        .sorted(Comparator.comparingLong((Integer i) -> -words(lines.get(i))))
        .limit(SHOWN)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private long words(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    return words.stream().filter(lower::contains).count();
  }
}
