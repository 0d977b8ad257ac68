package dev.simplecoder.app.arm;

import dev.simplecoder.agent.EditFormat;
import dev.simplecoder.agent.TextBeside;
import dev.simplecoder.agent.dialect.DialectName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of models of one family, as a line of the table beside this class.
 *
 * @param name the beginning of a word of its models' names
 * @param dialects in the order in which they are to be tried
 * @param think null for the model's own default
 * @param source of what the line says
 */
record Family(
    String name,
    List<DialectName> dialects,
    EditFormat edits,
    @Nullable Boolean think,
    String source) {

  private static final Pattern BAR = Pattern.compile(" *\\| *");

  Family {
    dialects = List.copyOf(dialects);
  }

  /** Empty where the table does not know it. */
  static Optional<Family> of(String model) {
    String name = model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return all().stream().filter(family -> family.has(name)).findFirst();
  }

  /** A word begins at the beginning or after what is no letter. */
  private boolean has(String model) {
    return IntStream.range(0, model.length())
        .filter(at -> at == 0 || !Character.isLetter(model.charAt(at - 1)))
        .anyMatch(at -> beginsAt(model, at));
  }

  /** Names differ in their hyphens: what is llama3.1 here is Llama-3.1 there. */
  private boolean beginsAt(String model, int from) {
    int at = from;
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '-') {
        continue;
      }
      while (from < at && at < model.length() && "-_".indexOf(model.charAt(at)) != -1) {
        at++;
      }
      if (model.length() <= at || model.charAt(at) != name.charAt(i)) {
        return false;
      }
      at++;
    }
    return true;
  }

  /** The table, in its order. */
  static List<Family> all() {
    return TextBeside.of(Family.class, "families.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(Family::parse)
        .toList();
  }

  private static Family parse(String line) {
    String[] cells = BAR.split(line, -1);
    return new Family(
        cells[0],
        Arrays.stream(cells[1].split(" ")).map(it -> value(DialectName.class, it)).toList(),
        value(EditFormat.class, cells[2]),
        switch (cells[3]) {
          case "on" -> true;
          case "off" -> false;
          case "-" -> null;
          default -> throw new IllegalStateException("neither on, off nor -: " + line);
        },
        cells[4]);
  }

  private static <E extends Enum<E>> E value(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }
}
