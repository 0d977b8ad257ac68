package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Vector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/**
 * The vectors of one state of the index, as far as they are there: the row of each segment's.
 *
 * <p>A search goes over the sketches of all of them, and over the vectors of those that look
 * nearest. Passages with the same text share a row.
 */
final class Meanings {

  /** So many times as many are compared exactly as are wanted; with less the nearest are missed. */
  private static final int OVERSAMPLING = 2;

  /** A segment's place in the index. */
  record Place(int leaf, int segment) {}

  private final VectorStore store;

  /** By the row. */
  private final long[] keys;

  /** By the leaf and the segment. */
  private final List<int[]> rows = new ArrayList<>();

  private final FixedBitSet used;

  private Meanings(IndexReader reader, VectorStore store) throws IOException {
    this.store = store;
    this.keys = store.keys();
    RowsByHash stored = RowsByHash.of(keys);
    this.used = new FixedBitSet(stored.all());
    for (LeafReaderContext leaf : reader.leaves()) {
      rows.add(rows(leaf.reader(), stored));
    }
  }

  static Meanings of(IndexReader reader, VectorStore store) throws IOException {
    return new Meanings(reader, store);
  }

  private int[] rows(LeafReader leaf, RowsByHash stored) throws IOException {
    int[] ofSegments = new int[leaf.maxDoc()];
    Arrays.fill(ofSegments, RowsByHash.NONE);
    BinaryDocValues texts = leaf.getBinaryDocValues(Documents.TEXT);
    Bits live = leaf.getLiveDocs();
    int segment = texts == null ? BinaryDocValues.NO_MORE_DOCS : texts.nextDoc();
    while (segment != BinaryDocValues.NO_MORE_DOCS) {
      if (live == null || live.get(segment)) {
        int row = stored.row(RowsByHash.key(texts.binaryValue().utf8ToString()));
        if (row != RowsByHash.NONE) {
          ofSegments[segment] = row;
          used.set(row);
        }
      }
      segment = texts.nextDoc();
    }
    return ofSegments;
  }

  /** The rows that the index has passages for. */
  FixedBitSet used() {
    return used;
  }

  boolean isEmpty() {
    return used.scanIsEmpty();
  }

  /** The segments nearest to a query, the nearest first. */
  List<Place> nearest(Vector query, int limit) throws IOException {
    Map<Integer, Double> likeness =
        store.likeness(store.roughlyNearest(query, used, OVERSAMPLING * limit), keys, query);
    Map<Integer, List<Place>> places = places(likeness);
    return likeness.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .flatMap(row -> places.getOrDefault(row.getKey(), List.of()).stream())
        .limit(limit)
        .toList();
  }

  private Map<Integer, List<Place>> places(Map<Integer, Double> wanted) {
    FixedBitSet bits = new FixedBitSet(used.length());
    wanted.keySet().forEach(bits::set);
    Map<Integer, List<Place>> places = new HashMap<>();
    for (int leaf = 0; leaf < rows.size(); leaf++) {
      int[] ofSegments = rows.get(leaf);
      for (int segment = 0; segment < ofSegments.length; segment++) {
        int row = ofSegments[segment];
        if (row != RowsByHash.NONE && bits.get(row)) {
          places.computeIfAbsent(row, _ -> new ArrayList<>()).add(new Place(leaf, segment));
        }
      }
    }
    return places;
  }

  /** How near some segments are to a query, as far as their vectors are there. */
  Map<Candidate, Double> likeness(List<Candidate> segments, Vector query) throws IOException {
    Stream<Candidate> stored = segments.stream().filter(each -> row(each) != RowsByHash.NONE);
    Map<Integer, Double> ofRows = store.likeness(stored.mapToInt(this::row), keys, query);
    Map<Candidate, Double> likeness = new HashMap<>();
    for (Candidate segment : segments) {
      Double near = ofRows.get(row(segment));
      if (near != null) {
        likeness.put(segment, near);
      }
    }
    return likeness;
  }

  private int row(Candidate segment) {
    return rows.get(segment.leaf())[segment.segment()];
  }
}
