package dev.simplecoder.rag.lucene;

import java.util.HexFormat;

/**
 * In which row of a store a passage's vector is, in twenty-four to forty-eight bytes a row. A
 * passage goes by the first 64 bits of its hash: among a million the odds that two share them are
 * one in thirty-seven million.
 */
final class RowsByHash {

  static final int NONE = -1;

  /** A row that holds nothing. */
  static final long NO_KEY = 0;

  private long[] keys;
  private int[] rows;
  private int size;
  private int all;

  private RowsByHash(int most) {
    int slots = Math.max(16, Integer.highestOneBit(most) * 4);
    this.keys = new long[slots];
    this.rows = new int[slots];
  }

  /**
   * @param keys of each row
   */
  static RowsByHash of(long[] keys) {
    RowsByHash byHash = new RowsByHash(keys.length);
    for (int row = 0; row < keys.length; row++) {
      byHash.put(keys[row], row);
    }
    return byHash;
  }

  static long key(String hash) {
    return HexFormat.fromHexDigitsToLong(hash, 0, Long.BYTES * 2);
  }

  /** The row of a key, or {@link #NONE}. */
  int row(long key) {
    int slot = slot(key);
    return keys[slot] == NO_KEY ? NONE : rows[slot];
  }

  /** One more than the last row. */
  int all() {
    return all;
  }

  /** The first row of a key stays its row. */
  void put(long key, int row) {
    all = Math.max(all, row + 1);
    int slot = slot(key);
    if (key == NO_KEY || keys[slot] != NO_KEY) {
      return;
    }
    keys[slot] = key;
    rows[slot] = row;
    size++;
    if (keys.length < 2 * size) {
      grow();
    }
  }

  /** Where a key is or would be. */
  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) key & mask;
    while (keys[slot] != NO_KEY && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] before = keys;
    int[] rowsBefore = rows;
    keys = new long[2 * before.length];
    rows = new int[2 * before.length];
    for (int i = 0; i < before.length; i++) {
      if (before[i] != NO_KEY) {
        int slot = slot(before[i]);
        keys[slot] = before[i];
        rows[slot] = rowsBefore[i];
      }
    }
  }
}
