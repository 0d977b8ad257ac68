package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Vector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.Bits;

/**
 * The vectors of one state of the index, as far as they are there.
 *
 * <p>A search goes over all of them: up to some ten thousand that takes less time than a graph over
 * them would take to build, and it finds the nearest ones for certain.
 */
final class Meanings {

  /** A segment's place in the index. */
  record Place(int leaf, int segment) {}

  private record Near(Place place, double likeness) {}

  private final Map<Place, Vector> vectors;

  private Meanings(Map<Place, Vector> vectors) {
    this.vectors = vectors;
  }

  static Meanings of(IndexReader reader, VectorStore store) throws IOException {
    Map<Place, Vector> vectors = new HashMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      BinaryDocValues texts = leaf.reader().getBinaryDocValues(Documents.TEXT);
      Bits live = leaf.reader().getLiveDocs();
      int segment = texts == null ? BinaryDocValues.NO_MORE_DOCS : texts.nextDoc();
      while (segment != BinaryDocValues.NO_MORE_DOCS) {
        if (live == null || live.get(segment)) {
          Place place = new Place(leaf.ord, segment);
          store
              .of(texts.binaryValue().utf8ToString())
              .ifPresent(vector -> vectors.put(place, vector));
        }
        segment = texts.nextDoc();
      }
    }
    return new Meanings(vectors);
  }

  boolean isEmpty() {
    return vectors.isEmpty();
  }

  /** The segments nearest to a query, in no order. */
  List<Place> nearest(Vector query, int limit) {
    PriorityQueue<Near> best = new PriorityQueue<>(Comparator.comparingDouble(Near::likeness));
    vectors.forEach((place, vector) -> {
      Near near = new Near(place, query.likeness(vector));
      if (best.size() < limit) {
        best.add(near);
      } else if (best.peek().likeness() < near.likeness()) {
        best.poll();
        best.add(near);
      }
    });
    List<Place> places = new ArrayList<>();
    best.forEach(near -> places.add(near.place()));
    return places;
  }

  /** How near a segment is to a query, if its vector is there. */
  Optional<Double> likeness(Place place, Vector query) {
    return Optional.ofNullable(vectors.get(place)).map(query::likeness);
  }
}
