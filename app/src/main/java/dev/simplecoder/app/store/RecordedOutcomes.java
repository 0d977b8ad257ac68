package dev.simplecoder.app.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.router.Arm;
import dev.simplecoder.router.feature.Shape;
import dev.simplecoder.router.feature.TaskFeatures;
import dev.simplecoder.router.outcome.Population;
import dev.simplecoder.router.replay.OutcomeTable;
import dev.simplecoder.router.replay.OutcomeTable.Cell;
import dev.simplecoder.router.replay.OutcomeTable.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads what models came to on tasks from a folder with {@code arms.json}, {@code problems} and
 * {@code outcomes}.
 */
public final class RecordedOutcomes {

  private static final String LAYOUT = "The layout is told by simplecoder bench --help.";
  private static final String END = ".jsonl.gz";

  private final Path folder;
  private final Population population = Population.shipped();
  private final ArmSizes sizes;

  /** How a line says what arms came to. */
  public enum Layout {
    /** {@code arms} with {@code n}, {@code vis}, {@code ok} and {@code both} for each. */
    COUNTS("arms", "task_id") {
      @Override
      Cell cell(JsonNode outcome) {
        return new Cell(
            outcome.path("n").asDouble(),
            outcome.path("vis").asDouble(),
            outcome.path("ok").asDouble(),
            outcome.path("both").asDouble());
      }
    },
    /** {@code base} with 0 or 1 for each. */
    VERDICTS("base", "task_id") {
      @Override
      Cell cell(JsonNode outcome) {
        return Cell.trusted(1, outcome.asDouble());
      }
    },
    /** {@code gen} with the share of ten samples for each. */
    SHARES("gen", "question_id") {
      @Override
      Cell cell(JsonNode outcome) {
        return Cell.trusted(10, Math.rint(10 * outcome.asDouble()));
      }
    },
    /** {@code arms} with success after one turn, two, up to five. */
    TURNS("arms", "task_id") {
      @Override
      Cell cell(JsonNode outcome) {
        return Cell.trusted(1, outcome.path(outcome.size() - 1).asDouble());
      }
    };

    private final String field;
    private final String id;

    Layout(String field, String id) {
      this.field = field;
      this.id = id;
    }

    abstract Cell cell(JsonNode outcome);

    /** Turns that were not run are -1. */
    static boolean wasRun(JsonNode outcome) {
      return !outcome.isMissingNode()
          && (!outcome.isArray() || 0 <= outcome.path(outcome.size() - 1).asInt());
    }
  }

  /**
   * Opens a folder.
   *
   * @throws UserError if {@code arms.json} is not as it should be
   */
  public RecordedOutcomes(Path folder) throws IOException {
    this.folder = folder;
    Path file = folder.resolve(ArmSizes.FILE);
    if (!Files.isRegularFile(file)) {
      throw new UserError(file + ": there is no such file", LAYOUT);
    }
    this.sizes = ArmSizes.in(folder);
  }

  /** Whether a file of outcomes is there, named without its end. */
  public boolean has(String outcomes) {
    return Files.isRegularFile(file("outcomes", outcomes));
  }

  /** The arms of a file of outcomes whose size is known and at most so many billions. */
  public List<String> arms(String outcomes, Layout layout, double most) throws IOException {
    Set<String> arms = new LinkedHashSet<>();
    JsonRows.read(
        file("outcomes", outcomes),
        row -> row.node().path(layout.field).fieldNames().forEachRemaining(arms::add));
    return arms.stream().filter(arm -> isUpTo(arm, most)).sorted().toList();
  }

  /** The mean share of its tasks that each arm up to so many billions has solved, by its id. */
  public SequencedMap<String, Double> shares(String outcomes, Layout layout, double most)
      throws IOException {
    SequencedMap<String, DoubleSummaryStatistics> shares = new TreeMap<>();
    JsonRows.read(
        file("outcomes", outcomes),
        row ->
            row.node()
                .path(layout.field)
                .properties()
                .forEach(arm -> {
                  if (isUpTo(arm.getKey(), most) && Layout.wasRun(arm.getValue())) {
                    shares
                        .computeIfAbsent(arm.getKey(), _ -> new DoubleSummaryStatistics())
                        .accept(layout.cell(arm.getValue()).share());
                  }
                }));
    SequencedMap<String, Double> means = new LinkedHashMap<>();
    shares.forEach((arm, share) -> means.put(arm, share.getAverage()));
    return means;
  }

  private boolean isUpTo(String arm, double most) {
    return sizes.active(arm).orElse(Double.MAX_VALUE) <= most;
  }

  /** The active parameters of an arm, in billions. */
  public double billions(String arm) {
    return sizes
        .active(arm)
        .orElseThrow(() -> new UserError("arms.json has no active_b for \"" + arm + "\"", LAYOUT));
  }

  /** The tasks that all these arms were run on, in the order of the file. */
  public OutcomeTable table(String outcomes, Layout layout, List<String> ids, String problems)
      throws IOException {
    Map<String, String> prompts = prompts(problems, layout.id);
    List<Task> tasks = new ArrayList<>();
    JsonRows.read(
        file("outcomes", outcomes),
        row -> {
          JsonNode arms = row.node().path(layout.field);
          if (ids.stream().allMatch(arm -> Layout.wasRun(arms.path(arm)))) {
            String prompt = prompts.get(id(row, layout.id));
            if (prompt == null) {
              throw new UserError(row.place() + ": " + problems + " has no such task", LAYOUT);
            }
            tasks.add(
                new Task(
                    id(row, layout.id),
                    TaskFeatures.of(prompt, Shape.NONE),
                    ids.stream().map(arm -> layout.cell(arms.path(arm))).toList()));
          }
        });
    return new OutcomeTable(
        ids.stream().map(id -> arm(id, tasks, ids.indexOf(id))).toList(), tasks);
  }

  private Arm arm(String id, List<Task> tasks, int index) {
    boolean greedy = tasks.stream().allMatch(task -> task.cells().get(index).samples() == 1);
    return new Arm(id, population.family(id), billions(id), greedy);
  }

  private Map<String, String> prompts(String problems, String id) throws IOException {
    Map<String, String> prompts = new HashMap<>();
    JsonRows.read(
        file("problems", problems),
        row -> prompts.put(id(row, id), row.text(row.has("prompt") ? "prompt" : "content")));
    return prompts;
  }

  /** Where tasks of several kinds are in one file, the kind is a part of the name. */
  private static String id(JsonRows.Row row, String field) {
    String id = row.node().path(field).asText();
    return row.has("task") ? row.text("task") + " " + id : id;
  }

  private Path file(String kind, String name) {
    return folder.resolve(kind).resolve(name + END);
  }
}
