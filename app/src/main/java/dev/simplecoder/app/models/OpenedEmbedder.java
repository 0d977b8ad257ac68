package dev.simplecoder.app.models;

import dev.simplecoder.rag.Embedder;

/** What came of opening a model that embeds texts. */
public sealed interface OpenedEmbedder {

  /** A model to ask. */
  record Ready(Embedder embedder) implements OpenedEmbedder {}

  /** No model, and what to do. */
  record Absent(Problem problem) implements OpenedEmbedder {}
}
