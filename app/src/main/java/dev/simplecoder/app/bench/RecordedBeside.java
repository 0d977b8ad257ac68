package dev.simplecoder.app.bench;

import dev.simplecoder.app.store.JsonLine;
import dev.simplecoder.app.store.RecordedProgram;
import dev.simplecoder.app.store.RecordedPrograms;
import dev.simplecoder.router.Arm;
import dev.simplecoder.tools.program.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Verdicts that were recorded of the same programs, beside those that were found now. */
final class RecordedBeside {

  private final Map<String, List<RecordedProgram>> recorded = new HashMap<>();
  private final int seed;

  /**
   * @param seed of an arm's first attempt, by which a server of recorded models has chosen
   */
  RecordedBeside(Path data, int seed) throws IOException {
    this.seed = seed;
    RecordedPrograms.completionsIn(data)
        .forEach(program ->
            recorded
                .computeIfAbsent(
                    program.problem().id() + "\n" + program.arm(), _ -> new ArrayList<>())
                .add(program));
  }

  /** An attempt, and what was recorded of it. */
  record Pair(Trial trial, RecordedProgram recorded) {

    boolean agrees() {
      return trial.right() == recorded.hidden() && trial.accepted() == recorded.visible();
    }

    /** The same attempt as it was recorded. */
    Trial asRecorded() {
      return new Trial(
          trial.task(),
          trial.arm(),
          trial.sample(),
          recorded.visible(),
          recorded.hidden(),
          trial.failure(),
          trial.tokens(),
          trial.seconds(),
          trial.program());
    }

    String line() {
      SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("task", trial.task());
      fields.put("arm", trial.arm());
      fields.put("sample", trial.sample());
      fields.put("recorded", recorded.place());
      fields.put("right", trial.right());
      fields.put("recorded_right", recorded.hidden());
      fields.put("accepted", trial.accepted());
      fields.put("recorded_accepted", recorded.visible());
      fields.put("failure", String.valueOf(trial.failure()));
      fields.put("recorded_verdict", recorded.verdict());
      fields.put("program", trial.program());
      fields.put("recorded_program", recorded.code());
      return JsonLine.of(fields);
    }

    String words() {
      return "%s of %s, sample %d (%s): right %s, recorded %s; accepted %s, recorded %s"
          .formatted(
              trial.task(),
              trial.arm(),
              trial.sample(),
              recorded.place(),
              trial.right(),
              recorded.hidden(),
              trial.accepted(),
              recorded.visible());
    }
  }

  /** For how many of the problems nothing was recorded of the arm. */
  long lacking(Arm arm, List<Problem> problems) {
    return problems.stream()
        .filter(problem -> !recorded.containsKey(problem.id() + "\n" + arm.id()))
        .count();
  }

  /** Those of which something was recorded. */
  List<Pair> pairs(List<Trial> trials) {
    return trials.stream().flatMap(trial -> pair(trial).stream()).toList();
  }

  private Optional<Pair> pair(Trial trial) {
    List<RecordedProgram> samples =
        recorded.getOrDefault(trial.task() + "\n" + trial.arm(), List.of());
    return samples.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Pair(trial, samples.get(Math.floorMod(seed + trial.sample(), samples.size()))));
  }
}
