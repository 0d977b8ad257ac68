package dev.simplecoder.router.outcome;

import dev.simplecoder.router.Arm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What models of a family and size come to on short programming tasks: log odds that grow with the
 * logarithm of the active parameters, and a shift for each family. It is where an arm starts that
 * was never asked (F-31).
 *
 * @param intercept the log odds at one billion parameters, of a family that is not known
 * @param slope by how much the log odds grow where parameters grow e-fold
 */
public record Population(double intercept, double slope, List<Family> families) implements Prior {

  /** The smallest size that the logarithm is taken of, in billions. */
  private static final double SMALLEST = 0.1;

  /**
   * Models with a common name.
   *
   * @param signs what their names contain, in lower-case letters and digits only
   * @param shift of the log odds
   */
  public record Family(String name, List<String> signs, double shift) {
    public Family {
      signs = List.copyOf(signs);
    }
  }

  public Population {
    families = List.copyOf(families);
  }

  /** Fitted to published outcomes; the file says how. */
  public static Population shipped() {
    try (InputStream file = Population.class.getResourceAsStream("population.txt")) {
      if (file == null) {
        throw new IllegalStateException("population.txt is not in the distribution");
      }
      return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From lines of {@link #lines}; those that begin with {@code #} say nothing. */
  static Population read(String text) {
    List<String[]> rows =
        text.lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t", -1))
            .toList();
    return new Population(
        Double.parseDouble(rows.get(0)[1]),
        Double.parseDouble(rows.get(1)[1]),
        rows.stream()
            .skip(2)
            .map(row -> new Family(row[0], List.of(row[1].split(" ")), Double.parseDouble(row[2])))
            .toList());
  }

  /** Its text, which {@link #shipped} reads. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("intercept\t" + rounded(intercept));
    lines.add("slope\t" + rounded(slope));
    for (Family family : families) {
      lines.add(
          family.name() + "\t" + String.join(" ", family.signs()) + "\t" + rounded(family.shift()));
    }
    return lines;
  }

  @Override
  public double rate(Arm arm) {
    double odds = intercept + slope * Math.log(Math.max(SMALLEST, arm.activeBillions()));
    return LogOdds.probability(odds + shift(arm.family()));
  }

  /** By the name that {@link #family} gives: a rate is asked for in each step of a plan. */
  private double shift(String family) {
    for (Family one : families) {
      if (one.name().equals(family)) {
        return one.shift();
      }
    }
    return 0;
  }

  /** The family of a model by its name: a known one, or the letters that the name begins with. */
  public String family(String model) {
    return known(model)
        .map(Family::name)
        .orElseGet(() -> model.replaceFirst("[^\\p{L}].*", "").toLowerCase(Locale.ROOT));
  }

  /** The first whose sign is in the name. */
  public Optional<Family> known(String model) {
    String letters = model.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return families.stream()
        .filter(family -> family.signs().stream().anyMatch(letters::contains))
        .findFirst();
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
