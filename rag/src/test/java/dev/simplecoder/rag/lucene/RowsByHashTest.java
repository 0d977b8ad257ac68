package dev.simplecoder.rag.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RowsByHashTest {

  private static final long SEED = 20_261_121;

  @Test
  void eachKeyHasTheFirstRowThatItWasPutIn() {
    Random random = new Random(SEED);
    long[] keys = random.longs(500, -100, 100).toArray();
    RowsByHash rows = RowsByHash.of(keys);
    Map<Long, Integer> expected = new HashMap<>();
    for (int row = 0; row < keys.length; row++) {
      expected.putIfAbsent(keys[row], row);
    }
    for (int row = keys.length; row < 20_000; row++) {
      long key = random.nextLong();
      rows.put(key, row);
      expected.putIfAbsent(key, row);
    }
    expected.put(RowsByHash.NO_KEY, RowsByHash.NONE);
    expected.forEach((key, row) -> assertEquals(row, rows.row(key), "seed " + SEED));
    assertEquals(RowsByHash.NONE, rows.row(1_000));
    assertEquals(20_000, rows.all());
  }

  @Test
  void aKeyIsTheBeginningOfAHash() {
    assertEquals(0x8000_0000_0000_00ffL, RowsByHash.key("80000000000000ffaaaaaaaaaaaaaaaa"));
  }
}
