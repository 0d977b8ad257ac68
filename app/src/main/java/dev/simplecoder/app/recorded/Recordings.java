package dev.simplecoder.app.recorded;

import dev.simplecoder.app.store.ArmSizes;
import dev.simplecoder.app.store.RecordedProgram;
import dev.simplecoder.tools.program.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What models wrote for problems, found by the text of a prompt. For any number of threads. */
final class Recordings {

  private final SequencedMap<String, Model> models = new LinkedHashMap<>();
  private final Map<String, List<Problem>> problems = new LinkedHashMap<>();
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

  /**
   * A model and what it wrote.
   *
   * @param billions of all its parameters; 0 where nobody says
   * @param programs by the id of the problem, in the order in which they were recorded
   */
  record Model(String name, double billions, SequencedMap<String, List<String>> programs) {}

  /** What a prompt came to. */
  sealed interface Found {

    /** This was recorded. */
    record Reply(String text) implements Found {}

    /**
     * Nothing was.
     *
     * @param why one line for whoever asked
     */
    record Nothing(String why) implements Found {}
  }

  Recordings(List<RecordedProgram> programs, ArmSizes sizes) {
    Map<String, Problem> byId = new LinkedHashMap<>();
    for (RecordedProgram program : programs) {
      byId.put(program.problem().id(), program.problem());
      models
          .computeIfAbsent(
              program.arm(), arm -> new Model(arm, sizes.all(arm).orElse(0), new LinkedHashMap<>()))
          .programs()
          .computeIfAbsent(program.problem().id(), _ -> new ArrayList<>())
          .add(program.code());
    }
    byId.values()
        .forEach(problem ->
            problems
                .computeIfAbsent(bare(problem.exercise().prompt()), _ -> new ArrayList<>())
                .add(problem));
  }

  List<Model> models() {
    return List.copyOf(models.values());
  }

  Optional<Model> model(String name) {
    return Optional.ofNullable(models.get(name));
  }

  int problems() {
    return problems.values().stream().mapToInt(List::size).sum();
  }

  /**
   * The reply that a model gave to the problem that a prompt speaks of.
   *
   * @param seed chooses among several: each further one is the next of them; null for one after the
   *     other, each time that the same is asked
   */
  Found reply(Model model, String prompt, @Nullable Integer seed) {
    Optional<Problem> problem = problem(bare(prompt));
    if (problem.isEmpty()) {
      return new Found.Nothing(
          "the prompt has the text of none of the "
              + problems()
              + " recorded problems; recorded models can answer nothing else");
    }
    String id = problem.get().id();
    List<String> programs = model.programs().getOrDefault(id, List.of());
    if (programs.isEmpty()) {
      return new Found.Nothing("nothing was recorded of " + model.name() + " for " + id);
    }
    int number = seed == null ? times(model.name(), id) : seed;
    return new Found.Reply(fenced(programs.get(Math.floorMod(number, programs.size()))));
  }

  private int times(String model, String problem) {
    return asked
        .computeIfAbsent(model + "\n" + problem, _ -> new AtomicInteger())
        .getAndIncrement();
  }

  /** The longest text that is there; where several problems have it, the one whose tests are. */
  private Optional<Problem> problem(String prompt) {
    return problems.keySet().stream()
        .filter(prompt::contains)
        .max(Comparator.comparingInt(String::length))
        .map(problems::get)
        .map(same ->
            same.stream()
                .filter(problem -> prompt.contains(bare(problem.exercise().tests().source())))
                .findFirst()
                .orElse(same.getFirst()));
  }

  /** White space does not survive every way in which a prompt is worded. */
  private static String bare(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** What was recorded is the program alone; a model that was asked for it writes one block. */
  private static String fenced(String program) {
    String fence = "```";
    while (program.contains(fence)) {
      fence += "`";
    }
    return fence + "python\n" + program.stripTrailing() + "\n" + fence + "\n";
  }
}
