package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.LongHeap;
import org.apache.lucene.util.NumericUtils;

/**
 * The sketches of a store's vectors, in a file of their own: a row for each vector, with the first
 * 64 bits of the passage's hash. A search reads all of it, a piece at a time.
 */
final class Sketches {

  private static final int PIECE = 256;

  /** Fewer are not worth another thread. */
  private static final int SHARE = 16_384;

  private final Sketch sketch;
  private final RowFile file;

  Sketches(Path path, int dimension) {
    this.sketch = new Sketch(dimension);
    this.file = new RowFile(path, Long.BYTES + sketch.bytes());
  }

  int rows() throws IOException {
    return file.rows();
  }

  RowFile.Stamp stamp() throws IOException {
    return file.stamp();
  }

  /** Of each row, in their order. */
  long[] keys() throws IOException {
    return keys(0, rows());
  }

  /**
   * Of the rows from one to before another, with {@link RowsByHash#NO_KEY} for what is not there.
   */
  long[] keys(int from, int to) throws IOException {
    long[] keys = new long[to - from];
    read(from, Math.min(to, rows()), (row, _, values, at) -> keys[row - from] = values.getLong(at));
    return keys;
  }

  /** The row of a vector. */
  void draw(long key, Vector vector, ByteBuffer into) {
    sketch.draw(vector, into.putLong(key));
  }

  /** The row of a vector that cannot be read. */
  void drawNone(ByteBuffer into) {
    into.putLong(RowsByHash.NO_KEY).put(new byte[sketch.bytes()]);
  }

  ByteBuffer room(int rows) {
    return ByteBuffer.allocate(rows * file.size());
  }

  /** Writes rows from {@code first} on; what was there is gone. For the process that writes. */
  void write(int first, ByteBuffer rows) throws IOException {
    file.write(first, rows);
  }

  void force() throws IOException {
    file.force();
  }

  void remove() throws IOException {
    file.remove();
  }

  void replace(Sketches others) throws IOException {
    file.replace(others.file);
  }

  /**
   * The rows that look nearest to a query, in no order.
   *
   * @param wanted the rows to look at
   */
  IntStream nearest(Vector query, FixedBitSet wanted, int limit) throws IOException {
    Sketch.Likeness likeness = sketch.to(query);
    int rows = Math.min(wanted.length(), rows());
    int shares = Math.clamp(rows / SHARE, 1, Runtime.getRuntime().availableProcessors());
    try {
      List<LongHeap> heaps =
          IntStream.range(0, shares)
              .parallel()
              .mapToObj(share -> {
                int from = (int) ((long) rows * share / shares);
                int to = (int) ((long) rows * (share + 1) / shares);
                return nearest(likeness, wanted, from, to, limit);
              })
              .toList();
      LongHeap best = new LongHeap(limit);
      for (LongHeap heap : heaps) {
        IntStream.rangeClosed(1, heap.size()).forEach(i -> best.insertWithOverflow(heap.get(i)));
      }
      return IntStream.rangeClosed(1, best.size()).map(i -> (int) best.get(i));
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  /** The heap orders numbers: a likeness in the upper half, and whose it is in the lower one. */
  private LongHeap nearest(
      Sketch.Likeness likeness, FixedBitSet wanted, int from, int to, int limit) {
    LongHeap best = new LongHeap(limit);
    try {
      read(
          from,
          to,
          (number, bytes, values, at) -> {
            if (wanted.get(number)) {
              int sketch = at + Long.BYTES;
              float factor = values.getFloat(sketch);
              float near = likeness.of(factor, bytes, sketch + Float.BYTES);
              best.insertWithOverflow((long) NumericUtils.floatToSortableInt(near) << 32 | number);
            }
          });
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return best;
  }

  /**
   * What is done with a row, which begins at a place in some bytes; they are there as values too.
   */
  private interface Reader {
    void row(int number, byte[] bytes, ByteBuffer values, int at);
  }

  private void read(int from, int to, Reader reader) throws IOException {
    if (to <= from) {
      return;
    }
    int row = file.size();
    byte[] piece = new byte[PIECE * row];
    ByteBuffer values = ByteBuffer.wrap(piece);
    try (InputStream bytes = Files.newInputStream(file.path())) {
      bytes.skipNBytes((long) from * row);
      for (int first = from; first < to; first += PIECE) {
        int read = bytes.readNBytes(piece, 0, Math.min(PIECE, to - first) * row) / row;
        for (int i = 0; i < read; i++) {
          reader.row(first + i, piece, values, i * row);
        }
      }
    }
  }
}
