package dev.simplecoder.agent;

import dev.simplecoder.agent.event.Deeds;
import dev.simplecoder.agent.event.Progress.Called;
import dev.simplecoder.agent.evidence.EvidenceLine;
import dev.simplecoder.agent.model.Budget;
import dev.simplecoder.agent.plan.PlanText;
import dev.simplecoder.agent.tool.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What stands for a conversation that was too long. The person's words are in it as they were; what
 * was done is taken from the events, so that no model can get it wrong; its notes are added.
 */
final class Summary {

  private static final Map<String, String> TEXTS = Sections.of("summary.md");
  private static final int MOST_FILES = 40;
  private static final int MOST_FAILURES = 8;

  private final List<String> parts = new ArrayList<>();

  private Summary() {}

  /**
   * @param notes as a model wrote them; cut at {@code noteTokens}
   */
  static String of(Deeds deeds, String notes, int noteTokens) {
    var summary = new Summary();
    List<String> requests = deeds.requests();
    summary.add("HEAD", "");
    summary.addIfAny(
        "EARLIER", lines(requests.subList(0, Math.max(0, requests.size() - 1)), requests.size()));
    summary.addIfAny("REQUEST", requests.isEmpty() ? "" : requests.getLast());
    summary.addIfAny("PLAN", deeds.plan().map(PlanText::of).orElse(""));
    summary.addIfAny("CHANGED", lines(changed(deeds.calls()), MOST_FILES));
    summary.addIfAny("READ", lines(read(deeds.calls()), MOST_FILES));
    summary.addIfAny("RUN", deeds.evidence().map(EvidenceLine::of).orElse(""));
    summary.addIfAny("FAILED", lines(failed(deeds.calls()), MOST_FAILURES));
    summary.addIfAny("NOTES", Clip.to(noteTokens * Budget.CHARACTERS_PER_TOKEN, notes.strip()));
    summary.add("END", "");
    return String.join("\n\n", summary.parts);
  }

  private void addIfAny(String section, String text) {
    if (!text.isBlank()) {
      add(section, text);
    }
  }

  private void add(String section, String text) {
    String head = Objects.requireNonNull(TEXTS.get(section), section);
    parts.add(text.isEmpty() ? head : head + "\n" + text);
  }

  private static List<String> changed(List<Called> calls) {
    return calls.stream()
        .filter(called -> !called.result().failed())
        .flatMap(called ->
            called.action() instanceof Action.Write write
                ? List.of(write.path()).stream()
                : List.<String>of().stream())
        .distinct()
        .toList();
  }

  private static List<String> read(List<Called> calls) {
    List<String> changed = changed(calls);
    return calls.stream()
        .filter(called -> called.call().name().equals("read_file") && !called.result().failed())
        .map(called -> called.call().arguments().values().getOrDefault("path", ""))
        .filter(path -> !path.isBlank() && !changed.contains(path))
        .distinct()
        .toList();
  }

  private static List<String> failed(List<Called> calls) {
    return calls.stream()
        .filter(called -> called.result().failed())
        .map(Summary::failure)
        .distinct()
        .toList();
  }

  private static String failure(Called called) {
    String path = called.call().arguments().values().getOrDefault("path", "");
    return (called.call().name() + " " + path).strip() + ": " + called.result().summary();
  }

  /** The last {@code most} of them; earlier ones are counted. */
  private static String lines(List<String> items, int most) {
    List<String> lines = new ArrayList<>();
    int first = Math.max(0, items.size() - most);
    if (0 < first) {
      lines.add("- " + first + " more before");
    }
    items.subList(first, items.size()).forEach(item -> lines.add("- " + item));
    return String.join("\n", lines);
  }
}
