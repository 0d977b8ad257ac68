package dev.simplecoder.app.learn;

import dev.simplecoder.app.learn.LearningLoop.Step;
import dev.simplecoder.app.runs.RunDirectory;
import dev.simplecoder.app.runs.RunLines;
import dev.simplecoder.app.runs.chart.Chart;
import dev.simplecoder.app.runs.chart.Png;
import dev.simplecoder.app.runs.chart.Svg;
import dev.simplecoder.app.store.JsonLine;
import dev.simplecoder.router.train.Trainer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Writes what comes of a run into its folder, from the first step on, also where it goes on. */
final class Results implements AutoCloseable {

  private final RunDirectory run;
  private final Course course;
  private final long seed;
  private final Decisions log;
  private final RunLines rows;
  private final RunLines decisions;
  private final Datums datums;
  private final Checkpoints checkpoints;
  private final List<List<Double>> heldOut = new ArrayList<>();
  private final List<StepFigures> steps = new ArrayList<>();

  /**
   * @param trainer its name
   */
  Results(RunDirectory run, Course course, long seed, String trainer) {
    this.run = run;
    this.course = course;
    this.seed = seed;
    this.log = new Decisions(course.arms(), trainer);
    this.rows = run.restart("metrics.jsonl");
    this.decisions = run.restart("decisions.jsonl");
    this.datums = new Datums(run);
    this.checkpoints = new Checkpoints(run);
  }

  /** Returns the figures of the step, which is the next one. */
  StepFigures add(StepFigures.Before before, Step step, Trainer trainer, HeldOut tasks) {
    var figures = StepFigures.of(steps.size() + 1, before, step, seed);
    steps.add(figures);
    heldOut.add(before.heldOut());
    rows.add(List.of(figures.row(course.arms())));
    String name = run.folder().getFileName().toString();
    decisions.add(step.groups().stream().flatMap(it -> log.lines(name, it).stream()).toList());
    datums.add(step.groups());
    int every = course.length().window();
    if (figures.number() % every == 0 || figures.number() == course.length().steps()) {
      double now = Mean.of(tasks.correctness(trainer), seed).value();
      checkpoints.keep(figures.number(), now, trainer.learned());
    }
    return figures;
  }

  /** Writes what can be said when all steps are made. */
  Claim end(HeldOut tasks) throws IOException {
    Claim claim = Claim.of(heldOut, course.length().window(), seed);
    List<Yardstick> yardsticks = Yardstick.of(tasks, course.arms(), seed);
    List<String> all = new ArrayList<>();
    all.add(row("first %d steps".formatted(claim.steps()), claim.first()));
    all.add(row("last %d steps".formatted(claim.steps()), claim.last()));
    all.add(row("gain, paired by task", claim.gain()));
    yardsticks.forEach(yardstick -> all.add(yardstick.row()));
    steps.forEach(step -> all.add(step.row(course.arms())));
    run.rows(all);
    SequencedMap<String, Chart> charts =
        new Plots(steps, yardsticks, course.arms(), course.length().window()).all();
    for (Map.Entry<String, Chart> chart : charts.entrySet()) {
      run.write("plots/" + chart.getKey() + ".svg", Svg.of(chart.getValue()));
      if (Png.isPossible()) {
        run.write("plots/" + chart.getKey() + ".png", Png.of(chart.getValue()));
      }
    }
    run.write(
        "report.html",
        new Page(run.config(), claim, yardsticks, steps, course)
            .html(List.copyOf(charts.values())));
    return claim;
  }

  private static String row(String window, Mean mean) {
    SequencedMap<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("window", window);
    mean.put(row, "held_out");
    return JsonLine.of(row);
  }

  @Override
  public void close() {
    rows.close();
    decisions.close();
    datums.close();
  }
}
