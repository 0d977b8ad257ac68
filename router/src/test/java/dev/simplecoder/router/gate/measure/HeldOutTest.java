package dev.simplecoder.router.gate.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.gate.acceptance.FeatureTable;
import dev.simplecoder.router.gate.acceptance.Observation;
import dev.simplecoder.router.gate.acceptance.PopulationFit.Decided;
import dev.simplecoder.router.gate.measure.GateBenchmark.Saving;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeldOutTest {

  private static final int EACH = 20;

  /** Of six people; what has code is mostly accepted. */
  private static List<Decided> rows() {
    var random = new Random(1);
    List<Decided> rows = new ArrayList<>();
    for (int i = 0; i < 6 * EACH; i++) {
      boolean code = random.nextBoolean();
      boolean accepted = (random.nextInt(5) == 0) != code;
      double chars = code ? 300 : 0;
      var seen =
          new Observation(
              Map.of(
                  "resp_code_chars", chars, "resp_chars", 900.0, "t_s", 10 * random.nextDouble()),
              Map.of());
      rows.add(new Decided("" + i / EACH, seen, accepted));
    }
    return rows;
  }

  private static HeldOut held(List<Decided> rows) {
    return HeldOut.of("2", FeatureTable.chat(), rows);
  }

  private static List<Decided> withTheOther(List<Decided> rows, int row) {
    List<Decided> changed = new ArrayList<>(rows);
    Decided old = rows.get(row);
    changed.set(row, new Decided(old.person(), old.seen(), !old.accepted()));
    return changed;
  }

  private static List<Double> said(HeldOut held, int from, int to) {
    return held.suggestion().adapted().subList(from, to).stream()
        .map(one -> one.probability())
        .toList();
  }

  @Test
  void whatSomebodyDecidesLaterChangesNothingThatWasSaidBefore() {
    HeldOut before = held(rows());
    HeldOut after = held(withTheOther(rows(), 2 * EACH + 10));
    assertEquals(said(before, 0, 11), said(after, 0, 11));
    assertNotEquals(said(before, 11, EACH), said(after, 11, EACH));
    assertEquals(
        before.suggestion().fixed().stream().map(one -> one.probability()).toList(),
        after.suggestion().fixed().stream().map(one -> one.probability()).toList());
  }

  @Test
  void everybodyIsLeftOutOnceWithAllOfTheirRows() throws InterruptedException {
    List<Integer> told = new ArrayList<>();
    GateBenchmark benchmark = GateBenchmark.of(FeatureTable.chat(), rows(), Random::new, told::add);
    assertEquals(List.of(0, 1, 2, 3, 4, 5), told);
    assertEquals(6 * EACH, benchmark.learned().stream().mapToInt(one -> one.rows()).sum());
  }

  /** With 20 s to write, 5 s to read and 1 s to wait. */
  @Test
  void alwaysAndNeverSaveWhatCanBeCountedByHand() throws InterruptedException {
    List<Decided> rows = rows();
    GateBenchmark benchmark = GateBenchmark.of(FeatureTable.chat(), rows, Random::new, _ -> {});
    List<Spent> spent = rows.stream().map(_ -> new Spent(1, 5, 0, 20)).toList();
    List<Saving> savings = benchmark.savings(spent);
    double accepted = rows.stream().mapToInt(row -> row.accepted() ? 1 : 0).average().orElse(0);
    assertEquals("always", savings.get(0).policy());
    assertEquals(20 * accepted - 6, savings.get(0).saved(), 1e-9);
    assertEquals("never", savings.get(1).policy());
    assertEquals(0, savings.get(1).saved());
    assertEquals(1, savings.get(1).removed());
    for (Saving saving : savings) {
      assertEquals(saving.saved() - savings.get(0).saved(), saving.gain(), 1e-9);
      assertTrue(saving.interval().low() <= saving.gain() + 1e-9, "" + saving);
    }
  }

  @Test
  void theSameRowsGiveTheSameFigures() throws InterruptedException {
    assertEquals(
        GateBenchmark.of(FeatureTable.chat(), rows(), Random::new, _ -> {}).models(),
        GateBenchmark.of(FeatureTable.chat(), rows(), Random::new, _ -> {}).models());
  }
}
