package dev.simplecoder.router.gate.acceptance;

import java.util.List;

/** Where a feature comes from: columns, and what is made of them. NaN where one is missing. */
public sealed interface Source {

  double of(Observation row);

  /** The columns that are read as numbers. */
  default List<String> numbers() {
    return List.of();
  }

  /** The columns that are read as text. */
  default List<String> texts() {
    return List.of();
  }

  /** As it is. */
  record Plain(String column) implements Source {
    @Override
    public double of(Observation row) {
      return row.number(column);
    }

    @Override
    public List<String> numbers() {
      return List.of(column);
    }
  }

  /** The logarithm of one more than the sum, and how far that is above a knot. */
  record Log(List<String> columns, double knot) implements Source {
    public Log {
      columns = List.copyOf(columns);
    }

    @Override
    public double of(Observation row) {
      double sum = 0;
      for (String column : columns) {
        sum += row.number(column);
      }
      return Double.isNaN(sum) ? sum : Math.max(0, Math.log1p(Math.max(0, sum)) - knot);
    }

    @Override
    public List<String> numbers() {
      return columns;
    }
  }

  /** How far it is below a number. */
  record Below(String column, double knot) implements Source {
    @Override
    public double of(Observation row) {
      double value = row.number(column);
      return Double.isNaN(value) ? value : Math.max(0, knot - value);
    }

    @Override
    public List<String> numbers() {
      return List.of(column);
    }
  }

  /** 1 where it is known. */
  record Known(String column) implements Source {
    @Override
    public double of(Observation row) {
      return Double.isNaN(row.number(column)) ? 0 : 1;
    }

    @Override
    public List<String> numbers() {
      return List.of(column);
    }
  }

  /** 1 where the text is this one. */
  record Is(String column, String text) implements Source {
    @Override
    public double of(Observation row) {
      return row.text(column).equals(text) ? 1 : 0;
    }

    @Override
    public List<String> texts() {
      return List.of(column);
    }
  }

  /** The share of the first in both, as if some more had been seen with a usual share. */
  record Share(String column, String rest, double usual, double worth) implements Source {
    @Override
    public double of(Observation row) {
      double part = row.number(column);
      return (part + usual * worth) / (part + row.number(rest) + worth);
    }

    @Override
    public List<String> numbers() {
      return List.of(column, rest);
    }
  }

  /** The first by the second, which counts as 1 at least. */
  record Ratio(String column, String whole) implements Source {
    @Override
    public double of(Observation row) {
      double all = row.number(whole);
      return Double.isNaN(all) ? all : row.number(column) / Math.max(1, all);
    }

    @Override
    public List<String> numbers() {
      return List.of(column, whole);
    }
  }

  /**
   * Reads words: {@code plain c}, {@code log c}, {@code log a+b}, {@code above 3.5 c} (of the
   * logarithm), {@code below -0.1 c}, {@code known c}, {@code is c text}, {@code share a b usual
   * worth}, {@code ratio a b}.
   */
  static Source read(String words) {
    String[] word = words.split(" ", -1);
    return switch (word[0]) {
      case "plain" -> new Plain(word[1]);
      case "log" -> new Log(List.of(word[1].split("\\+", -1)), 0);
      case "above" -> new Log(List.of(word[2]), Double.parseDouble(word[1]));
      case "below" -> new Below(word[2], Double.parseDouble(word[1]));
      case "known" -> new Known(word[1]);
      case "is" -> new Is(word[1], word[2]);
      case "share" ->
          new Share(word[1], word[2], Double.parseDouble(word[3]), Double.parseDouble(word[4]));
      case "ratio" -> new Ratio(word[1], word[2]);
      default -> throw new IllegalArgumentException("a source of a feature: " + words);
    };
  }
}
