package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Vector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.apache.lucene.util.FixedBitSet;

/**
 * Vectors of one model, by the hash of the passage's text, in a file that only grows; and their
 * sketches beside them. None of them stays in memory.
 *
 * <p>A row is the hash, the numbers, and a check on both; what a killed process left unfinished is
 * cut off. A row's sketch is written after it, and all are made anew where they do not fit. Files
 * of other models go when a new one is begun.
 */
final class VectorStore {

  private static final String VECTORS = ".vectors";
  private static final String SKETCHES = ".sketches";
  private static final int HASH = 16;
  private static final int CHECK = 4;
  private static final int PIECE = 64;

  private final RowFile file;
  private final Sketches sketches;
  private final int dimension;
  private final int row;

  private VectorStore(Path path, Sketches sketches, int dimension) {
    this.row = HASH + dimension * Float.BYTES + CHECK;
    this.file = new RowFile(path, row);
    this.sketches = sketches;
    this.dimension = dimension;
  }

  /** What there is for a model, or will be. */
  static VectorStore of(Path folder, String model, int dimension) {
    String name = Hashes.of(model + "\n" + dimension);
    Sketches sketches = new Sketches(folder.resolve(name + SKETCHES), dimension);
    return new VectorStore(folder.resolve(name + VECTORS), sketches, dimension);
  }

  /** Removes the vectors of all other models; for the process that writes. */
  void removeOthers() throws IOException {
    Path folder = file.path().toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    String own = file.path().getFileName().toString().replace(VECTORS, "");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path other : files.toList()) {
        String name = other.getFileName().toString();
        if ((name.endsWith(VECTORS) || name.endsWith(SKETCHES)) && !name.startsWith(own)) {
          Files.delete(other);
        }
      }
    }
  }

  /** How many rows can be searched. */
  int size() throws IOException {
    return sketches.rows();
  }

  RowsByHash rows() throws IOException {
    return RowsByHash.of(sketches.keys());
  }

  /**
   * Reads all vectors, and makes the sketches anew where they are others; for the one that writes.
   */
  void mend() throws IOException {
    long[] keys = new long[file.rows()];
    read((first, rows) -> {
      for (int i = 0; i < rows.length; i++) {
        keys[first + i] = isWhole(rows[i]) ? rows[i].getLong(0) : RowsByHash.NO_KEY;
      }
    });
    if (!Arrays.equals(keys, sketches.keys())) {
      read((first, rows) -> {
        ByteBuffer drawn = sketches.room(rows.length);
        for (ByteBuffer each : rows) {
          if (isWhole(each)) {
            sketches.draw(each.getLong(0), Vector.of(numbers(each)), drawn);
          } else {
            sketches.drawNone(drawn);
          }
        }
        sketches.write(first, drawn.flip());
      });
    }
  }

  /** Adds vectors for good, and returns the row of the first; for the process that writes. */
  int add(Map<String, Vector> more) throws IOException {
    ByteBuffer rows = ByteBuffer.allocate(more.size() * row);
    ByteBuffer drawn = sketches.room(more.size());
    more.forEach((hash, vector) -> {
      write(rows, hash, vector);
      sketches.draw(RowsByHash.key(hash), vector, drawn);
    });
    int first = file.rows();
    file.write(first, rows.flip());
    sketches.write(first, drawn.flip());
    return first;
  }

  /** The rows whose sketches are nearest to a query, in no order, of those that are wanted. */
  IntStream roughlyNearest(Vector query, FixedBitSet wanted, int limit) throws IOException {
    return sketches.nearest(query, wanted, limit);
  }

  /** How near the vectors of some rows are to a query, as far as they can be read. */
  Map<Integer, Double> likeness(IntStream rows, Vector query) throws IOException {
    Map<Integer, Double> likeness = new HashMap<>();
    int[] inOrder = rows.sorted().distinct().toArray();
    if (inOrder.length == 0) {
      return likeness;
    }
    float[] numbers = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      numbers[i] = query.at(i);
    }
    ByteBuffer record = ByteBuffer.allocate(row);
    try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
      for (int number : inOrder) {
        if (full(channel, record.clear(), (long) number * row) && isWhole(record)) {
          likeness.put(number, (double) product(numbers, numbers(record)));
        }
      }
    }
    return likeness;
  }

  private void write(ByteBuffer rows, String hash, Vector vector) {
    if (vector.dimension() != dimension) {
      throw new IllegalArgumentException(
          "A vector of " + vector.dimension() + " numbers, not " + dimension);
    }
    int start = rows.position();
    rows.put(HexFormat.of().parseHex(hash));
    for (int i = 0; i < dimension; i++) {
      rows.putFloat(vector.at(i));
    }
    rows.putInt(check(rows.slice(start, row)));
  }

  /** What is done with some rows that follow each other. */
  private interface Reader {
    void rows(int first, ByteBuffer[] rows) throws IOException;
  }

  private void read(Reader reader) throws IOException {
    int all = file.rows();
    if (all == 0) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
      for (int first = 0; first < all; first += PIECE) {
        ByteBuffer[] rows = new ByteBuffer[Math.min(PIECE, all - first)];
        ByteBuffer piece = ByteBuffer.allocate(rows.length * row);
        full(channel, piece, (long) first * row);
        for (int i = 0; i < rows.length; i++) {
          rows[i] = piece.slice(i * row, row);
        }
        reader.rows(first, rows);
      }
    }
  }

  private static boolean full(FileChannel channel, ByteBuffer bytes, long from) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        return false;
      }
    }
    return true;
  }

  private float[] numbers(ByteBuffer record) {
    float[] numbers = new float[dimension];
    record.slice(HASH, dimension * Float.BYTES).asFloatBuffer().get(numbers);
    return numbers;
  }

  /** Of two vectors of length one: the cosine of the angle between them. */
  private static float product(float[] one, float[] other) {
    float sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private boolean isWhole(ByteBuffer record) {
    return record.getInt(row - CHECK) == check(record);
  }

  private int check(ByteBuffer record) {
    CRC32C check = new CRC32C();
    check.update(record.slice(0, row - CHECK));
    return (int) check.getValue();
  }
}
