package dev.simplecoder.app.learn;

import dev.simplecoder.app.runs.chart.Chart;
import dev.simplecoder.app.runs.chart.Chart.Curve;
import dev.simplecoder.app.runs.chart.Chart.Look;
import dev.simplecoder.app.runs.chart.Chart.Point;
import dev.simplecoder.app.runs.chart.Chart.Scale;
import dev.simplecoder.router.Arm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The curves of a run, by the names of their files. */
final class Plots {

  private static final String STEP = "step";

  private final List<StepFigures> steps;
  private final List<Baseline> baselines;
  private final List<Arm> arms;
  private final int window;

  /**
   * @param window how many steps make one point of what single attempts came to
   */
  Plots(List<StepFigures> steps, List<Baseline> baselines, List<Arm> arms, int window) {
    this.steps = List.copyOf(steps);
    this.baselines = List.copyOf(baselines);
    this.arms = List.copyOf(arms);
    this.window = window;
  }

  SequencedMap<String, Chart> all() {
    SequencedMap<String, Chart> charts = new LinkedHashMap<>();
    charts.put("correctness", correctness());
    charts.put("reward", reward());
    charts.put("format_failures", formatFailures());
    charts.put("arm_shares", armShares());
    charts.put("cost", cost());
    return charts;
  }

  private Chart correctness() {
    List<Curve> curves = new ArrayList<>();
    curves.add(eachStep("the policy", StepFigures::heldOut));
    for (Baseline baseline : baselines) {
      if (baseline.kind() != Baseline.Kind.ARM || isBest(baseline)) {
        double value = baseline.heldOut().value();
        curves.add(Curve.level(baseline.name(), value, 1, steps.getLast().number()));
      }
    }
    return new Chart("Held-out tasks that are right", STEP, "95 % over tasks", Scale.SHARE, curves);
  }

  private boolean isBest(Baseline arm) {
    return baselines.stream()
        .filter(it -> it.kind() == Baseline.Kind.ARM)
        .allMatch(it -> it.heldOut().value() <= arm.heldOut().value());
  }

  private Chart reward() {
    return new Chart(
        "What attempts of training were worth",
        STEP,
        inWindows(),
        Scale.NUMBER,
        List.of(
            eachWindow("reward", it -> it.reward().value()),
            eachWindow("right", it -> it.right().value())));
  }

  private Chart formatFailures() {
    return new Chart(
        "Attempts without a program",
        STEP,
        inWindows(),
        Scale.SHARE,
        List.of(eachWindow("no program", it -> it.noProgram().value())));
  }

  private Chart armShares() {
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < arms.size(); i++) {
      int arm = i;
      curves.add(exact(arms.get(arm).id(), it -> it.shares().get(arm)));
    }
    return new Chart("Who is asked on held-out tasks", STEP, "", Scale.SHARE, curves);
  }

  private Chart cost() {
    return new Chart(
        "Billions of active parameters asked on a held-out task",
        STEP,
        "",
        Scale.NUMBER,
        List.of(exact("the policy", StepFigures::billions)));
  }

  private String inWindows() {
    return "means of %d steps, 95 %%".formatted(window);
  }

  private Curve eachStep(String name, Function<StepFigures, Mean> figure) {
    List<Point> points = new ArrayList<>();
    for (StepFigures step : steps) {
      points.add(point(step.number(), figure.apply(step)));
    }
    return new Curve(name, Look.MEASURED, points);
  }

  private Curve exact(String name, ToDoubleFunction<StepFigures> figure) {
    List<Point> points =
        steps.stream().map(step -> Point.of(step.number(), figure.applyAsDouble(step))).toList();
    return new Curve(name, Look.MEASURED, points);
  }

  /** A point at the middle of each window, with the interval over its steps. */
  private Curve eachWindow(String name, Function<StepFigures, Double> figure) {
    List<Point> points = new ArrayList<>();
    for (int from = 0; from < steps.size(); from += window) {
      List<StepFigures> some = steps.subList(from, Math.min(steps.size(), from + window));
      Mean mean = Mean.of(some.stream().map(figure).toList(), from);
      double middle = (some.getFirst().number() + some.getLast().number()) / 2.0;
      points.add(point(middle, mean));
    }
    return new Curve(name, Look.MEASURED, points);
  }

  /** Few values drawn again and again may all lie at one side of their mean by a rounding. */
  private static Point point(double x, Mean mean) {
    return new Point(
        x,
        mean.value(),
        Math.min(mean.value(), mean.interval().low()),
        Math.max(mean.value(), mean.interval().high()));
  }
}
