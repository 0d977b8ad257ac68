package dev.simplecoder.app.bench;

import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A table as text: a line of names, then lines of cells; no quotes, and nothing means missing. */
final class CsvFile {

  private final String name;
  private final List<String> header;
  private final List<List<String>> lines;

  private CsvFile(String name, List<String> header, List<List<String>> lines) {
    this.name = name;
    this.header = header;
    this.lines = lines;
  }

  /** Every line has as many cells as there are names, and there is one at least. */
  static CsvFile read(Path file) throws IOException {
    String name = "" + file.getFileName();
    List<List<String>> lines = new ArrayList<>();
    for (String line : lines(file, name)) {
      lines.add(List.of(line.split(",", -1)));
    }
    if (lines.size() < 2) {
      throw new UserError(
          name + ": expected a line of names and lines of cells, found " + lines.size() + " lines",
          "Fetch it again.");
    }
    List<String> header = lines.removeFirst();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).size() != header.size()) {
        throw wrong(name, i, header.size() + " cells", "" + lines.get(i).size());
      }
    }
    return new CsvFile(name, header, lines);
  }

  private static List<String> lines(Path file, String name) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException _) {
      throw new UserError(name + ": expected text in UTF-8", "Fetch it again.");
    }
  }

  int rows() {
    return lines.size();
  }

  /** The cells of some columns in one row; those that are missing are left out. */
  Map<String, String> texts(int row, List<String> columns) {
    Map<String, String> texts = new HashMap<>();
    for (String column : columns) {
      String cell = lines.get(row).get(place(column));
      if (!cell.isEmpty()) {
        texts.put(column, cell);
      }
    }
    return texts;
  }

  /** The same as numbers. */
  Map<String, Double> numbers(int row, List<String> columns) {
    Map<String, Double> numbers = new HashMap<>();
    texts(row, columns).forEach((column, cell) -> numbers.put(column, number(row, column, cell)));
    return numbers;
  }

  private double number(int row, String column, String cell) {
    try {
      double number = Double.parseDouble(cell);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Said below, like every other cell that is no number.
    }
    throw wrong(name, row, column + " to be a number", "\"" + cell + "\"");
  }

  /** A cell that must not be missing. */
  String text(int row, String column) {
    String cell = lines.get(row).get(place(column));
    if (cell.isEmpty()) {
      throw wrong(name, row, column, "nothing");
    }
    return cell;
  }

  /** What has to be 1 or 0. */
  boolean flag(int row, String column) {
    String cell = lines.get(row).get(place(column));
    if (cell.equals("1") || cell.equals("0")) {
      return cell.equals("1");
    }
    throw wrong(name, row, column + " to be 1 or 0", "\"" + cell + "\"");
  }

  /** A probability. */
  double probability(int row, String column) {
    String cell = lines.get(row).get(place(column));
    double number = number(row, column, cell);
    if (0 <= number && number <= 1) {
      return number;
    }
    throw wrong(name, row, column + " to be a probability", "\"" + cell + "\"");
  }

  private int place(String column) {
    int place = header.indexOf(column);
    if (place < 0) {
      throw new UserError(
          name + ": expected a column " + column + ", found " + String.join(", ", header),
          "See simplecoder bench --help.");
    }
    return place;
  }

  private static UserError wrong(String name, int row, String expected, String found) {
    return new UserError(
        name + ", line " + (row + 2) + ": expected " + expected + ", found " + found,
        "Correct the line, or fetch the file again.");
  }
}
