package dev.simplecoder.router.gate.measure;

import dev.simplecoder.router.gate.Forecast;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was said beside what happened, in bins of what was said; no bin is empty. */
public record Reliability(List<Bin> bins) {

  /**
   * One of them.
   *
   * @param said the mean probability
   * @param happened the share that was accepted
   */
  public record Bin(int count, double said, double happened) {}

  public Reliability {
    bins = List.copyOf(bins);
  }

  /** Bins of the same width. */
  public static Reliability equalWidth(List<Forecast> forecasts, int count) {
    List<List<Forecast>> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(new ArrayList<>());
    }
    for (Forecast one : forecasts) {
      parts.get(Math.min((int) (count * one.probability()), count - 1)).add(one);
    }
    return of(parts);
  }

  /** Bins with the same number in each; the first ones have one more where it does not come out. */
  public static Reliability equalMass(List<Forecast> forecasts, int count) {
    List<Forecast> sorted =
        forecasts.stream().sorted(Comparator.comparingDouble(Forecast::probability)).toList();
    List<List<Forecast>> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < count; i++) {
      int size = sorted.size() / count + (i < sorted.size() % count ? 1 : 0);
      parts.add(sorted.subList(from, from + size));
      from += size;
    }
    return of(parts);
  }

  private static Reliability of(List<List<Forecast>> parts) {
    List<Bin> bins = new ArrayList<>();
    for (List<Forecast> part : parts) {
      if (!part.isEmpty()) {
        double said = part.stream().mapToDouble(Forecast::probability).sum() / part.size();
        double happened = part.stream().mapToDouble(Forecast::outcome).sum() / part.size();
        bins.add(new Bin(part.size(), said, happened));
      }
    }
    return new Reliability(bins);
  }

  /** The expected calibration error: how far the two are apart in the mean. */
  public double error() {
    double apart = 0;
    double all = 0;
    for (Bin bin : bins) {
      apart += bin.count() * Math.abs(bin.happened() - bin.said());
      all += bin.count();
    }
    return all == 0 ? 0 : apart / all;
  }
}
