package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Progress;
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
 * Vectors of one model, by the hash of the passage's text, in a file that grows until most of it is
 * of no use; and their sketches beside them. None of them stays in memory.
 *
 * <p>A row is the hash, the numbers, and a check on both; what a killed process left unfinished is
 * cut off. A row's sketch is written after it; those that do not fit are made anew. A third file
 * says how many rows were checked once and are surely on the disk, so that the next process reads
 * no more than what came since. Files of other models go when a new one is begun.
 */
final class VectorStore {

  private static final String VECTORS = ".vectors";
  private static final String SKETCHES = ".sketches";
  private static final String CHECKED = ".checked";

  /**
   * What takes the place of a store; where its process was killed, it is as one of another model.
   */
  private static final String SMALLER = "smaller";

  private static final int HASH = 16;
  private static final int CHECK = 4;
  private static final int PIECE = 64;

  private final Path folder;
  private final RowFile file;
  private final Sketches sketches;
  private final RowFile checked;
  private final int dimension;
  private final int row;

  private VectorStore(Path folder, String name, int dimension) {
    this.folder = folder;
    this.row = HASH + dimension * Float.BYTES + CHECK;
    this.file = new RowFile(folder.resolve(name + VECTORS), row);
    this.sketches = new Sketches(folder.resolve(name + SKETCHES), dimension);
    this.checked = new RowFile(folder.resolve(name + CHECKED), Integer.BYTES);
    this.dimension = dimension;
  }

  /** What there is for a model, or will be. */
  static VectorStore of(Path folder, String model, int dimension) {
    return new VectorStore(folder, Hashes.of(model + "\n" + dimension), dimension);
  }

  /** Removes the vectors of all other models; for the process that writes. */
  void removeOthers() throws IOException {
    String own = file.path().getFileName().toString().replace(VECTORS, "");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path other : files.toList()) {
        String name = other.getFileName().toString();
        boolean ofAStore = Stream.of(VECTORS, SKETCHES, CHECKED).anyMatch(name::endsWith);
        if (ofAStore && !name.startsWith(own + ".")) {
          Files.delete(other);
        }
      }
    }
  }

  /** How many rows can be searched. */
  int size() throws IOException {
    return sketches.rows();
  }

  /** What tells a state of the rows from others. */
  RowFile.Stamp stamp() throws IOException {
    return sketches.stamp();
  }

  RowsByHash rows() throws IOException {
    return RowsByHash.of(keys());
  }

  /** Of each row, in their order. */
  long[] keys() throws IOException {
    return sketches.keys();
  }

  /**
   * Reads the vectors that were not checked yet, and makes the sketches that do not fit them; all
   * where something is gone that was there. For the process that writes.
   */
  void mend() throws IOException {
    int all = file.rows();
    int drawn = sketches.rows();
    int known = checkedRows();
    if (known == all && drawn == all) {
      return;
    }
    sketches.write(Math.min(all, drawn), ByteBuffer.allocate(0));
    drawMissing(Math.min(all, drawn) < known ? 0 : known, all);
    file.force();
    sketches.force();
    checked.write(0, ByteBuffer.allocate(Integer.BYTES).putInt(all).flip());
  }

  /** None where nobody has said so, or a failing machine has torn it. */
  private int checkedRows() throws IOException {
    if (checked.rows() == 0) {
      return 0;
    }
    return Math.max(0, ByteBuffer.wrap(Files.readAllBytes(checked.path())).getInt());
  }

  private void drawMissing(int from, int to) throws IOException {
    if (to <= from) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
      boolean fit = true;
      for (int first = from; first < to; first += PIECE) {
        ByteBuffer[] rows = rows(channel, first, Math.min(to, first + PIECE));
        long[] keys = Stream.of(rows).mapToLong(this::key).toArray();
        fit = fit && Arrays.equals(keys, sketches.keys(first, first + rows.length));
        if (!fit) {
          draw(first, rows);
        }
      }
    }
  }

  private ByteBuffer[] rows(FileChannel channel, int from, int to) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate((to - from) * row);
    full(channel, piece, (long) from * row);
    ByteBuffer[] rows = new ByteBuffer[to - from];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = piece.slice(i * row, row);
    }
    return rows;
  }

  private long key(ByteBuffer record) {
    return isWhole(record) ? record.getLong(0) : RowsByHash.NO_KEY;
  }

  private void draw(int first, ByteBuffer[] rows) throws IOException {
    ByteBuffer drawn = sketches.room(rows.length);
    for (ByteBuffer each : rows) {
      if (isWhole(each)) {
        sketches.draw(each.getLong(0), Vector.of(numbers(each)), drawn);
      } else {
        sketches.drawNone(drawn);
      }
    }
    sketches.write(first, drawn.flip());
  }

  /**
   * Writes the store anew with some of its rows only, if these are less than half; all stay where
   * none is wanted, as while a folder is away. Killed meanwhile it leaves the vectors before or the
   * new ones, and sketches that {@link #mend} makes fit. For the process that writes.
   */
  void dropAllBut(FixedBitSet wanted, Progress progress) throws IOException {
    if (wanted.scanIsEmpty() || size() <= 2 * wanted.cardinality()) {
      return;
    }
    VectorStore smaller = new VectorStore(folder, SMALLER, dimension);
    smaller.remove();
    try {
      copy(wanted, smaller, progress);
      smaller.mend();
      checked.remove();
      smaller.file.replace(file);
      smaller.sketches.replace(sketches);
      smaller.checked.replace(checked);
    } finally {
      smaller.remove();
    }
  }

  /** With their sketches, of which drawing takes most of the time. */
  private void copy(FixedBitSet wanted, VectorStore to, Progress progress) throws IOException {
    int[] rows = IntStream.range(0, wanted.length()).filter(wanted::get).toArray();
    try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
      for (int first = 0; first < rows.length; first += PIECE) {
        int more = Math.min(PIECE, rows.length - first);
        ByteBuffer piece = ByteBuffer.allocate(more * row);
        ByteBuffer[] copied = new ByteBuffer[more];
        for (int i = 0; i < more; i++) {
          copied[i] = piece.slice(i * row, row);
          full(channel, copied[i].duplicate(), (long) rows[first + i] * row);
        }
        to.file.write(first, piece);
        to.draw(first, copied);
        progress.at(new Progress.Kept(first + more, rows.length));
      }
    }
  }

  private void remove() throws IOException {
    sketches.remove();
    file.remove();
    checked.remove();
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

  /**
   * How near the vectors of some rows are to a query, as far as they can be read.
   *
   * @param keys of the rows as they were; another process may have written the store anew
   */
  Map<Integer, Double> likeness(IntStream rows, long[] keys, Vector query) throws IOException {
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
        boolean read = full(channel, record.clear(), (long) number * row);
        if (read && isWhole(record) && record.getLong(0) == keys[number]) {
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
