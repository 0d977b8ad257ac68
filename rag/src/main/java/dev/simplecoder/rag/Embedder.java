package dev.simplecoder.rag;

import java.io.IOException;
import java.util.List;

/** A model that places texts so that those of a like meaning are near each other. */
public interface Embedder {

  /** Names the model; vectors of another name are of no use. */
  String model();

  /** How many numbers a vector has. */
  int dimension();

  /** How many texts a call may take at most. */
  int batch();

  /** A vector for each passage, in their order. */
  List<Vector> passages(List<String> texts) throws IOException, InterruptedException;

  /** The vector of a query, which some models want to be told apart from a passage. */
  Vector query(String text) throws IOException, InterruptedException;
}
