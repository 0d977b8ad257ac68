package dev.simplecoder.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for whole lines in a text, more tolerantly than character by character. */
final class LineMatch {

  /** What lines may differ in. */
  enum Way {
    TRAILING_SPACE,
    INDENT
  }

  /** What the text has before each line that the wanted lines have not, or the other way round. */
  private record Shift(String added, String removed) {}

  private final List<String> text;
  private final List<String> wanted;
  private final List<String> put;

  LineMatch(String text, String wanted, String put) {
    this.text = List.of(text.split("\n", -1));
    List<String> all = List.of(wanted.split("\n", -1));
    int from = 0;
    while (all.get(from).isBlank()) {
      from++;
    }
    int to = all.size();
    while (all.get(to - 1).isBlank()) {
      to--;
    }
    this.wanted = all.subList(from, to);
    this.put = withoutBlank(put, from, all.size() - to);
  }

  /** Indices of the first lines of all matches. */
  List<Integer> places(Way way) {
    List<Integer> places = new ArrayList<>();
    for (int at = 0; at <= text.size() - wanted.size(); at++) {
      if (shift(at, way).isPresent()) {
        places.add(at);
      }
    }
    return places;
  }

  Replacement replace(int at, Way way) {
    Shift shift = shift(at, way).orElseThrow();
    String end = text.get(at).endsWith("\r") ? "\r" : "";
    List<String> lines = new ArrayList<>(text.subList(0, at));
    for (String line : put) {
      lines.add(shifted(line.stripTrailing().isEmpty() ? "" : withoutReturn(line), shift) + end);
    }
    lines.addAll(text.subList(at + wanted.size(), text.size()));
    return new Replacement(String.join("\n", lines), at + 1, at + Math.max(1, put.size()));
  }

  private Optional<Shift> shift(int at, Way way) {
    Shift shift = null;
    for (int i = 0; i < wanted.size(); i++) {
      String here = text.get(at + i).stripTrailing();
      String there = wanted.get(i).stripTrailing();
      boolean same =
          way == Way.TRAILING_SPACE ? here.equals(there) : here.strip().equals(there.strip());
      if (!same) {
        return Optional.empty();
      }
      if (!here.isEmpty()) {
        Optional<Shift> mine = between(indent(here), indent(there));
        if (mine.isEmpty() || (shift != null && !shift.equals(mine.get()))) {
          return Optional.empty();
        }
        shift = mine.get();
      }
    }
    return Optional.ofNullable(shift).filter(this::fitsPut);
  }

  private static Optional<Shift> between(String here, String there) {
    if (here.endsWith(there)) {
      return Optional.of(new Shift(here.substring(0, here.length() - there.length()), ""));
    }
    return there.endsWith(here)
        ? Optional.of(new Shift("", there.substring(0, there.length() - here.length())))
        : Optional.empty();
  }

  /** Whether each line to put there has the indentation that is to be taken away. */
  private boolean fitsPut(Shift shift) {
    return put.stream().allMatch(line -> line.isBlank() || line.startsWith(shift.removed()));
  }

  private static String shifted(String line, Shift shift) {
    return line.isEmpty() ? line : shift.added() + line.substring(shift.removed().length());
  }

  private static String indent(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  private static String withoutReturn(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /** Without blank lines at the ends, as many as were dropped from the wanted lines at most. */
  private static List<String> withoutBlank(String put, int before, int after) {
    List<String> lines = put.isEmpty() ? List.of() : List.of(put.split("\n", -1));
    int from = 0;
    while (from < Math.min(before, lines.size()) && lines.get(from).isBlank()) {
      from++;
    }
    int to = lines.size();
    while (from < to && lines.size() - to < after && lines.get(to - 1).isBlank()) {
      to--;
    }
    return lines.subList(from, to);
  }
}
