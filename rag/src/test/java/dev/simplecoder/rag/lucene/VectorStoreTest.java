package dev.simplecoder.rag.lucene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.simplecoder.rag.Progress;
import dev.simplecoder.rag.Vector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.util.FixedBitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VectorStoreTest {

  private static final long SEED = 20_261_121;
  private static final int DIMENSION = 64;
  private static final int ROW = 16 + DIMENSION * Float.BYTES + 4;

  @TempDir Path folder;

  private final Random random = new Random(SEED);

  @Test
  void theNearestAreAmongThoseWhoseSketchesAreNearest() throws Exception {
    VectorStore store = store();
    List<Vector> vectors = IntStream.range(0, 40_000).mapToObj(_ -> vector()).toList();
    add(store, vectors);
    Vector query = vector();
    double[] near = vectors.stream().mapToDouble(query::likeness).toArray();
    List<Integer> exact =
        IntStream.range(0, near.length)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -near[row]))
            .limit(20)
            .toList();
    int[] rough = store.roughlyNearest(query, all(vectors.size()), 400).toArray();
    assertEquals(400, rough.length);
    assertEquals(20, IntStream.of(rough).filter(exact::contains).count(), "seed " + SEED);
    store
        .likeness(IntStream.of(rough), store.keys(), query)
        .forEach((row, likeness) -> assertEquals(near[row], likeness, 1e-6));
  }

  @Test
  void whatIsNotWantedIsNotFound() throws Exception {
    VectorStore store = store();
    add(store, List.of(vector(), vector(), vector()));
    FixedBitSet wanted = new FixedBitSet(3);
    wanted.set(1);
    assertArrayEquals(new int[] {1}, store.roughlyNearest(vector(), wanted, 5).toArray());
  }

  @Test
  void whatAnotherProcessAddsIsThere() throws Exception {
    VectorStore reading = store();
    assertEquals(0, reading.size());
    add(store(), List.of(vector(), vector()));
    assertEquals(2, reading.size());
    assertEquals(1, reading.rows().row(RowsByHash.key(Hashes.of("text 1"))));
  }

  @Test
  void sketchesThatAreMissingOrOthersAreMadeAgain() throws Exception {
    VectorStore store = store();
    add(store, List.of(vector(), vector(), vector()));
    byte[] drawn = Files.readAllBytes(file(".sketches"));
    Files.delete(file(".sketches"));
    assertEquals(0, store.size());
    store.mend();
    assertArrayEquals(drawn, Files.readAllBytes(file(".sketches")));
    Files.write(file(".sketches"), new byte[drawn.length / 2]);
    store.mend();
    assertArrayEquals(drawn, Files.readAllBytes(file(".sketches")));
  }

  @Test
  void whatACrashLeftOfAVectorIsNoVectorAndDisturbsNoOther() throws Exception {
    VectorStore store = store();
    List<Vector> vectors = List.of(vector(), vector(), vector());
    add(store, vectors);
    tear(1);
    Files.write(file(".vectors"), new byte[5], StandardOpenOption.APPEND);
    assertEquals(List.of(0, 2), readable(store));
    store.mend();
    assertEquals(RowsByHash.NONE, store.rows().row(RowsByHash.key(Hashes.of("text 1"))));
    assertEquals(3, store.add(Map.of(Hashes.of("text 1"), vectors.get(1))));
    assertEquals(3, store.rows().row(RowsByHash.key(Hashes.of("text 1"))));
    assertEquals(List.of(0, 2, 3), readable(store));
  }

  @Test
  void onlyRowsThatNobodyHasCheckedAreRead() throws Exception {
    VectorStore store = store();
    add(store, List.of(vector(), vector()));
    store.mend();
    store.add(Map.of(Hashes.of("text 2"), vector()));
    tear(0);
    tear(2);
    store.mend();
    assertEquals(0, store.rows().row(RowsByHash.key(Hashes.of("text 0"))));
    assertEquals(RowsByHash.NONE, store.rows().row(RowsByHash.key(Hashes.of("text 2"))));
    assertEquals(List.of(1), readable(store));
  }

  @Test
  void whereVectorsAreGoneAllAreCheckedAndNoSketchIsLeftOver() throws Exception {
    VectorStore store = store();
    add(store, List.of(vector(), vector(), vector()));
    store.mend();
    tear(0);
    try (FileChannel channel = FileChannel.open(file(".vectors"), StandardOpenOption.WRITE)) {
      channel.truncate(2 * ROW + 5);
    }
    store.mend();
    assertEquals(2, store.size());
    assertEquals(RowsByHash.NONE, store.rows().row(RowsByHash.key(Hashes.of("text 0"))));
    Files.delete(file(".vectors"));
    store.mend();
    assertEquals(0, store.size());
  }

  @Test
  void whenMostRowsAreOfNoUseOnlyTheOthersStay() throws Exception {
    VectorStore store = store();
    List<Vector> vectors = IntStream.range(0, 100).mapToObj(_ -> vector()).toList();
    List<Progress.State> states = new ArrayList<>();
    add(store, vectors);
    store.mend();
    store.dropAllBut(rows(new int[0]), states::add);
    store.dropAllBut(rows(IntStream.range(0, 50).toArray()), states::add);
    assertEquals(100, store.size());
    assertEquals(List.of(), states);
    store.dropAllBut(rows(IntStream.range(51, 100).toArray()), states::add);
    assertEquals(List.of(new Progress.Kept(49, 49)), states);
    assertEquals(49 * ROW, Files.size(file(".vectors")));
    Vector query = vector();
    Map<Integer, Double> near = store.likeness(IntStream.range(0, 49), store.keys(), query);
    for (int row = 0; row < 49; row++) {
      assertEquals(row, store.rows().row(RowsByHash.key(Hashes.of("text " + (51 + row)))));
    }
    assertEquals(49, near.size());
    near.forEach((row, likeness) ->
        assertEquals(query.likeness(vectors.get(51 + row)), likeness, 1e-6, "seed " + SEED));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(3, files.count());
    }
    tear(0);
    store.mend();
    assertEquals(49, store.size());
    assertEquals(0, store.rows().row(RowsByHash.key(Hashes.of("text 51"))), "checked before");
  }

  @Test
  void aFullDiskIsSaidWithTheFile() {
    RowFile file = new RowFile(Path.of("/dev/full"), 4);
    IOException said = assertThrows(IOException.class, () -> file.write(0, ByteBuffer.allocate(4)));
    assertEquals("/dev/full: No space left on device", said.getMessage());
  }

  @Test
  void whoKnowsTheRowsOfBeforeTakesNoVectorForAnother() throws Exception {
    VectorStore store = store();
    add(store, List.of(vector(), vector(), vector(), vector(), vector()));
    long[] before = store.keys();
    RowFile.Stamp stamp = store.stamp();
    store.dropAllBut(rows(0, 4), Progress.NONE);
    assertEquals(Set.of(0), store.likeness(IntStream.range(0, 5), before, vector()).keySet());
    store.add(Map.of("a".repeat(32), vector(), "b".repeat(32), vector(), "c".repeat(32), vector()));
    assertEquals(5, store.size());
    assertNotEquals(stamp, store.stamp());
  }

  @Test
  void killedWhileTheSmallerFilesTookTheirPlacesNothingIsLost() throws Exception {
    VectorStore store = store();
    add(store, List.of(vector(), vector(), vector(), vector(), vector()));
    store.mend();
    byte[] sketches = Files.readAllBytes(file(".sketches"));
    store.dropAllBut(rows(1, 4), Progress.NONE);
    byte[] smaller = Files.readAllBytes(file(".sketches"));
    Files.write(file(".sketches"), sketches);
    Files.delete(file(".checked"));
    Files.write(folder.resolve("smaller.sketches"), smaller);
    Files.write(folder.resolve("smaller.checked"), new byte[] {0, 0, 0, 2});
    assertEquals(Set.of(), store.likeness(IntStream.range(0, 5), store.keys(), vector()).keySet());
    store.removeOthers();
    store.mend();
    assertArrayEquals(smaller, Files.readAllBytes(file(".sketches")));
    assertEquals(List.of(0, 1), readable(store));
  }

  private static FixedBitSet rows(int... rows) {
    FixedBitSet bits = new FixedBitSet(100);
    IntStream.of(rows).forEach(bits::set);
    return bits;
  }

  private void tear(int row) throws IOException {
    try (FileChannel channel = FileChannel.open(file(".vectors"), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(ROW), (long) row * ROW);
    }
  }

  private static List<Integer> readable(VectorStore store) throws IOException {
    long[] keys = store.keys();
    Vector query = Vector.of(new float[DIMENSION]);
    return store.likeness(IntStream.range(0, store.size()), keys, query).keySet().stream()
        .sorted()
        .toList();
  }

  private VectorStore store() {
    return VectorStore.of(folder, "made up", DIMENSION);
  }

  private static void add(VectorStore store, List<Vector> vectors) throws IOException {
    Map<String, Vector> byHash = new LinkedHashMap<>();
    for (int i = 0; i < vectors.size(); i++) {
      byHash.put(Hashes.of("text " + i), vectors.get(i));
    }
    assertEquals(0, store.add(byHash));
  }

  private Path file(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).findFirst().orElseThrow();
    }
  }

  private static FixedBitSet all(int rows) {
    FixedBitSet all = new FixedBitSet(rows);
    all.set(0, rows);
    return all;
  }

  private Vector vector() {
    float[] values = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Vector.of(values);
  }
}
