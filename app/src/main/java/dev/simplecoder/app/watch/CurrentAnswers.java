package dev.simplecoder.app.watch;

import dev.simplecoder.app.render.Answers;
import java.io.IOException;
import java.util.Optional;

/** What is typed in answer to a question about files; where these have changed it is no answer. */
record CurrentAnswers(Answers typed, Condition files) implements Answers {

  /** Whether the files are those that the question is about. */
  interface Condition {
    boolean areStill() throws IOException, InterruptedException;
  }

  @Override
  public void drain() throws IOException {
    typed.drain();
  }

  /** The same as an interrupt where the files have changed. */
  @Override
  public Optional<String> next() throws IOException, InterruptedException {
    Optional<String> line = typed.next();
    if (!files.areStill()) {
      throw new InterruptedException();
    }
    return line;
  }
}
