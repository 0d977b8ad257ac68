package dev.simplecoder.app.render;

import java.io.IOException;
import java.util.Optional;

/** What a person types in answer to a question. */
public interface Answers {

  /** Drops what was typed before now, since it cannot be meant as an answer to what comes. */
  void drain() throws IOException;

  /** Blocks until there is an answer; empty at the end of the input. */
  Optional<String> next() throws IOException, InterruptedException;

  /** Watches whether the person looks here; lines that are typed say nothing of it. */
  default FocusWatch watch() {
    return FocusWatch.NONE;
  }

  /** The same for an answer in words, which may take more than one key. */
  Optional<String> inWords() throws IOException, InterruptedException;
}
