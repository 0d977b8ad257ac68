package dev.simplecoder.agent.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Steps that were written as a list: items with numbers, or where there are none items with
 * bullets. The outermost items are the steps; what stands below one belongs to it.
 */
final class ListedSteps {

  private static final Pattern ITEM =
      Pattern.compile(
          "^(\\s*)(?:#{1,6} +)?(?:\\*\\*)?"
              + "(?:(?i:step +)?(\\d{1,3})(?:[.):]|\\*\\*[.):]?| +[-\u2013\u2014])|([-*+\u2022])(?= ))"
              + "\\s*(?:\\[[ xX]?\\] *)*(.*)$");

  private static final Pattern FIELD =
      Pattern.compile(
          "^\\s*(?:[-*+\u2022] +)?(?:\\*\\*)?"
              + "(?i:(files?|paths?)|(checks?|verif\\w*|how to check|tests?|done when))"
              + "(?:\\*\\*)? ?:(?:\\*\\*)?\\s*(.*)$");

  private static final Pattern FENCE = Pattern.compile("^\\s*(?:```|~~~).*$");

  private ListedSteps() {}

  /** One line of a list. */
  private record Item(int indent, boolean isNumbered, String text) {}

  static List<Step> in(String text) {
    List<String> lines =
        text.lines().filter(line -> !FENCE.matcher(line).matches() && !line.isBlank()).toList();
    return begun(lines, Item::isNumbered).or(() -> begun(lines, _ -> true)).orElse(List.of());
  }

  /** Empty where no line begins a step. */
  private static Optional<List<Step>> begun(List<String> lines, Predicate<Item> wanted) {
    OptionalInt outermost =
        lines.stream()
            .flatMap(line -> item(line).stream())
            .filter(wanted)
            .mapToInt(Item::indent)
            .min();
    if (outermost.isEmpty()) {
      return Optional.empty();
    }
    List<Draft> drafts = new ArrayList<>();
    for (String line : lines) {
      Optional<Item> begin =
          item(line).filter(wanted).filter(item -> item.indent() == outermost.getAsInt());
      if (begin.isPresent()) {
        drafts.add(new Draft(begin.get().text()));
      } else if (!drafts.isEmpty()) {
        drafts.getLast().add(line, outermost.getAsInt());
      }
    }
    List<Step> steps = drafts.stream().flatMap(draft -> draft.step().stream()).toList();
    return steps.isEmpty() ? Optional.empty() : Optional.of(steps);
  }

  private static Optional<Item> item(String line) {
    Matcher item = ITEM.matcher(line);
    return item.matches() && !FIELD.matcher(line).matches()
        ? Optional.of(new Item(indent(line), item.group(2) != null, item.group(4)))
        : Optional.empty();
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** A step that is being read. */
  private static final class Draft {

    private final StringBuilder what;
    private final List<String> files = new ArrayList<>();
    private final List<String> checks = new ArrayList<>();

    Draft(String what) {
      this.what = new StringBuilder(what);
    }

    /** What is neither below the step nor a field of it is prose around the plan. */
    void add(String line, int indent) {
      Matcher field = FIELD.matcher(line);
      if (field.matches()) {
        (field.group(1) == null ? checks : files).add(field.group(3));
      } else if (indent < indent(line) && what.length() < Step.MOST_CHARACTERS) {
        String detail = item(line).map(Item::text).orElse(line.strip());
        what.append(separator()).append(detail);
      }
    }

    private String separator() {
      String said = what.toString().strip();
      return said.isEmpty() || said.endsWith(":") ? " " : "; ";
    }

    Optional<Step> step() {
      return StepWords.step(what.toString(), files, String.join("; ", checks));
    }
  }
}
