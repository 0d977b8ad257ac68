package dev.simplecoder.app.hub;

import dev.simplecoder.agent.TextBeside;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A small model that writes code, as a line of the list beside this class.
 *
 * @param gigabytes of its file, about
 * @param memoryGigabytes that it takes while it works, about
 * @param repository of the hub
 * @param file in it
 */
public record Coder(
    String name,
    String parameters,
    String licence,
    double gigabytes,
    double memoryGigabytes,
    String repository,
    String file) {

  private static final Pattern BAR = Pattern.compile(" *\\| *");

  /** Other programs want to go on working. */
  private static final double SHARE_OF_MEMORY = 0.75;

  /** The list, the smallest first. */
  public static List<Coder> all() {
    return TextBeside.of(Coder.class, "coders.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(Coder::parse)
        .toList();
  }

  private static Coder parse(String line) {
    String[] cells = BAR.split(line, -1);
    return new Coder(
        cells[0], cells[1], cells[2], gigabytes(cells[3]), gigabytes(cells[4]), cells[5], cells[6]);
  }

  private static double gigabytes(String cell) {
    return Double.parseDouble(cell.replace(" GB", ""));
  }

  /** Empty where the list has none of that name. */
  public static Optional<Coder> named(String name) {
    return all().stream().filter(coder -> coder.name().equals(name)).findFirst();
  }

  /** The largest that leaves other programs room, or else the smallest. */
  public static Coder fitting(long availableBytes) {
    double room = availableBytes / 1e9 * SHARE_OF_MEMORY;
    List<Coder> all = all();
    return all.stream()
        .filter(coder -> coder.memoryGigabytes() <= room)
        .reduce((_, larger) -> larger)
        .orElse(all.getFirst());
  }

  /** Where the hub has it. */
  URI address(URI hub) {
    return URI.create(
        hub.toString().replaceAll("/+$", "") + "/" + repository + "/resolve/main/" + file);
  }

  /** For a person who is to decide on it. */
  public String words() {
    return "%s: %s parameters, a file of about %.1f GB, about %.1f GB of memory, licence %s"
        .formatted(name, parameters, gigabytes, memoryGigabytes, licence);
  }
}
