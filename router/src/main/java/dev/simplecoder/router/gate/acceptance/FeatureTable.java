package dev.simplecoder.router.gate.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The features of one kind of suggestion, from the file beside this class.
 *
 * @param version that goes with weights and logs; it changes where a feature does
 * @param since the version since which columns were only added
 */
public record FeatureTable(String name, int version, int since, List<Feature> features) {

  /** When a feature is known. */
  public enum Known {
    /** Before generation. */
    CONTEXT,
    /** Once the suggestion exists. */
    SUGGESTION;

    /** As files call it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One number.
   *
   * @param phrase what is said to the person where it decides
   */
  public record Feature(String name, Known known, Source source, String phrase) {}

  public FeatureTable {
    features = List.copyOf(features);
  }

  /** Suggestions while the person types. */
  public static FeatureTable inline() {
    return read("inline");
  }

  /** Answers to a request. */
  public static FeatureTable chat() {
    return read("chat");
  }

  /** Answers to a request, by what a terminal knows of them. */
  public static FeatureTable answer() {
    return read("answer");
  }

  /** What this program itself would show. */
  public static FeatureTable live() {
    return read("live");
  }

  private static FeatureTable read(String name) {
    List<String> lines = lines(name + ".features.txt");
    String[] versions = lines.getFirst().split("\t", -1);
    int version = Integer.parseInt(versions[1]);
    int since = versions.length == 2 ? version : Integer.parseInt(versions[2]);
    return new FeatureTable(
        name, version, since, lines.stream().skip(1).map(FeatureTable::feature).toList());
  }

  private static Feature feature(String line) {
    String[] cells = line.split("\t", -1);
    return new Feature(
        cells[0],
        Known.valueOf(cells[1].toUpperCase(Locale.ROOT)),
        Source.read(cells[2]),
        cells[3]);
  }

  /** The lines of a file beside this class; those that begin with {@code #} say nothing. */
  static List<String> lines(String file) {
    try (InputStream in = FeatureTable.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not in the distribution");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is known before generation. */
  public FeatureTable context() {
    return new FeatureTable(
        name,
        version,
        since,
        features.stream().filter(one -> one.known() == Known.CONTEXT).toList());
  }

  /** What is known then, of both stages once there is a suggestion. */
  public FeatureTable of(Known known) {
    return switch (known) {
      case CONTEXT -> context();
      case SUGGESTION -> this;
    };
  }

  /** Whether what was noted of that version means the same; columns that it lacks are missing. */
  public boolean reads(int noted) {
    return since <= noted && noted <= version;
  }

  public List<String> names() {
    return features.stream().map(Feature::name).toList();
  }

  /** The columns that have to be numbers. */
  public List<String> numbers() {
    return columns(Source::numbers);
  }

  /** The columns that are text. */
  public List<String> texts() {
    return columns(Source::texts);
  }

  private List<String> columns(Function<Source, List<String>> part) {
    Stream<String> all = features.stream().flatMap(one -> part.apply(one.source()).stream());
    return all.distinct().toList();
  }

  /** In the order of the features; NaN where something is missing. */
  public double[] values(Observation row) {
    return features.stream().mapToDouble(feature -> feature.source().of(row)).toArray();
  }
}
