package dev.simplecoder.app.learn;

import dev.simplecoder.app.store.JsonLine;
import dev.simplecoder.router.Arm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A way to choose that learns nothing, to set what was learned beside.
 *
 * @param billions of active parameters that it asks in the mean
 */
record Baseline(Kind kind, String name, Mean heldOut, double billions) {

  /** Which way. */
  enum Kind {
    UNIFORM,
    ARM,
    ORACLE
  }

  /** All arms alike, each arm alone, and the right arm of each task, where one is. */
  static List<Baseline> of(HeldOut tasks, List<Arm> arms, long seed) {
    List<Double> alike = Collections.nCopies(arms.size(), 1.0 / arms.size());
    List<Baseline> all = new ArrayList<>();
    all.add(
        new Baseline(
            Kind.UNIFORM, "all arms alike", Mean.of(tasks.uniform(), seed), tasks.billions(alike)));
    for (int i = 0; i < arms.size(); i++) {
      Arm arm = arms.get(i);
      all.add(
          new Baseline(Kind.ARM, arm.id(), Mean.of(tasks.always(i), seed), arm.activeBillions()));
    }
    all.add(new Baseline(Kind.ORACLE, "any arm", Mean.of(tasks.oracle(), seed), 0));
    return all;
  }

  /** A row of {@code metrics.jsonl}. */
  String row() {
    SequencedMap<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("way", name);
    heldOut.put(row, "held_out");
    row.put("held_out_billions", kind == Kind.ORACLE ? null : billions);
    return JsonLine.of(row);
  }
}
