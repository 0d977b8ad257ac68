package dev.simplecoder.app.learn;

import dev.simplecoder.app.runs.RunDirectory;
import dev.simplecoder.app.store.JsonLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What was learned by some steps, in {@code checkpoints/}, with an index. The best is the one that
 * comes to most on the held-out tasks; being chosen by them, it is no evidence of anything.
 */
final class Checkpoints {

  private static final String FOLDER = "checkpoints/";

  private final RunDirectory run;
  private final List<Kept> kept = new ArrayList<>();

  private record Kept(int step, String file, double heldOut) {}

  Checkpoints(RunDirectory run) {
    this.run = run;
  }

  void keep(int step, double heldOut, SequencedMap<String, List<Double>> learned) {
    SequencedMap<String, Object> fields = new LinkedHashMap<>();
    fields.put("step", step);
    fields.put("held_out", heldOut);
    fields.put("learned", learned);
    String text = JsonLine.of(fields) + "\n";
    var next = new Kept(step, "%06d.json".formatted(step), heldOut);
    run.write(FOLDER + next.file(), text);
    if (kept.stream().allMatch(earlier -> earlier.heldOut() < heldOut)) {
      run.write(FOLDER + "best.json", text);
    }
    kept.add(next);
    run.write(FOLDER + "index.jsonl", index());
  }

  private String index() {
    double best = kept.stream().mapToDouble(Kept::heldOut).max().orElseThrow();
    var text = new StringBuilder();
    boolean found = false;
    for (Kept one : kept) {
      boolean isBest = !found && one.heldOut() == best;
      found |= isBest;
      SequencedMap<String, Object> fields = new LinkedHashMap<>();
      fields.put("step", one.step());
      fields.put("file", one.file());
      fields.put("held_out", one.heldOut());
      fields.put("best", isBest);
      text.append(JsonLine.of(fields)).append('\n');
    }
    return text.toString();
  }
}
