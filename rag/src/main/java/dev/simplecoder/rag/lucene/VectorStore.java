package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Vector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Vectors of one model, by the hash of the passage's text, in a file that only grows.
 *
 * <p>A record is the hash, the numbers, and a check on both; what a killed process left unfinished
 * is cut off. Files of other models go when a new one is begun.
 */
final class VectorStore {

  private static final String SUFFIX = ".vectors";
  private static final int HASH = 16;
  private static final int CHECK = 4;

  private final Path file;
  private final int dimension;
  private long read;
  private final Map<String, Vector> vectors = new ConcurrentHashMap<>();

  private VectorStore(Path file, int dimension) {
    this.file = file;
    this.dimension = dimension;
  }

  /** Reads what there is for a model. */
  static VectorStore open(Path folder, String model, int dimension) throws IOException {
    String name = Hashes.of(model + "\n" + dimension) + SUFFIX;
    VectorStore store = new VectorStore(folder.resolve(name), dimension);
    store.readNew();
    return store;
  }

  /** Removes the vectors of all other models; for the process that writes. */
  void removeOthers() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path other : files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
        if (!other.getFileName().equals(file.getFileName())) {
          Files.delete(other);
        }
      }
    }
  }

  Optional<Vector> of(String hash) {
    return Optional.ofNullable(vectors.get(hash));
  }

  int size() {
    return vectors.size();
  }

  /** Adds vectors for good; for the process that writes. */
  synchronized void add(Map<String, Vector> more) throws IOException {
    ByteBuffer records = ByteBuffer.allocate(more.size() * record());
    more.forEach((hash, vector) -> write(records, hash, vector));
    records.flip();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long whole = channel.size() / record() * record();
      channel.truncate(whole).position(whole);
      while (records.hasRemaining()) {
        channel.write(records);
      }
    }
    vectors.putAll(more);
  }

  private void write(ByteBuffer records, String hash, Vector vector) {
    if (vector.dimension() != dimension) {
      throw new IllegalArgumentException(
          "A vector of " + vector.dimension() + " numbers, not " + dimension);
    }
    byte[] bytes = new byte[record()];
    ByteBuffer record = ByteBuffer.wrap(bytes);
    record.put(HexFormat.of().parseHex(hash));
    for (int i = 0; i < dimension; i++) {
      record.putFloat(vector.at(i));
    }
    record.putInt(check(bytes));
    records.put(bytes);
  }

  /** Reads what another process or another store has added since. */
  synchronized void readNew() throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      byte[] bytes = new byte[record()];
      ByteBuffer record = ByteBuffer.wrap(bytes);
      channel.position(read);
      while (full(channel, record)) {
        int check = record.getInt(record() - CHECK);
        if (check == check(bytes)) {
          add(record);
        }
        record.clear();
        read += record();
      }
    }
  }

  private static boolean full(FileChannel channel, ByteBuffer record) throws IOException {
    while (record.hasRemaining()) {
      if (channel.read(record) < 0) {
        return false;
      }
    }
    return true;
  }

  private void add(ByteBuffer record) {
    byte[] hash = new byte[HASH];
    record.position(0).get(hash);
    float[] values = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      values[i] = record.getFloat();
      if (!Float.isFinite(values[i])) {
        return;
      }
    }
    vectors.put(HexFormat.of().formatHex(hash), Vector.of(values));
  }

  private static int check(byte[] record) {
    CRC32C check = new CRC32C();
    check.update(record, 0, record.length - CHECK);
    return (int) check.getValue();
  }

  private int record() {
    return HASH + dimension * Float.BYTES + CHECK;
  }
}
