package dev.simplecoder.agent.dialect;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A text of a file that was put into a block of code as a whole, as models do in prose. */
final class FencedText {

  private static final List<String> FENCES_BELONG_THERE = List.of(".md", ".markdown", ".mdx");

  private FencedText() {}

  /**
   * The text without its fence, if it has one around it that the file cannot be meant to have.
   *
   * @param values the other values of the call, one of which names the file
   */
  static Optional<String> inner(String text, Collection<String> values) {
    boolean belongs =
        values.stream()
            .map(value -> value.toLowerCase(Locale.ROOT))
            .anyMatch(value -> FENCES_BELONG_THERE.stream().anyMatch(value::endsWith));
    List<String> lines = text.strip().lines().toList();
    if (belongs || lines.size() <= 1) {
      return Optional.empty();
    }
    Optional<FenceLine> begin = FenceLine.of(lines.getFirst(), 0);
    Optional<FenceLine> end = FenceLine.of(lines.getLast(), 0);
    boolean around = begin.isPresent() && end.filter(fence -> fence.ends(begin.get())).isPresent();
    boolean within =
        lines.subList(1, lines.size() - 1).stream()
            .anyMatch(line -> FenceLine.of(line, 0).isPresent());
    if (!around || within) {
      return Optional.empty();
    }
    int from = text.indexOf('\n', text.indexOf(lines.getFirst())) + 1;
    int to = text.lastIndexOf(lines.getLast());
    return Optional.of(text.substring(from, to));
  }
}
