package dev.simplecoder.app.watch;

import dev.simplecoder.app.render.Answers;
import java.io.IOException;
import java.util.Optional;

/** What is typed in answer to a question about files; where these have changed it is no answer. */
final class CurrentAnswers implements Answers {

  private final Answers typed;
  private final Condition files;
  private volatile boolean given;

  /** Whether the files are those that the question is about. */
  interface Condition {
    boolean areStill() throws IOException, InterruptedException;
  }

  CurrentAnswers(Answers typed, Condition files) {
    this.typed = typed;
    this.files = files;
  }

  /** Whether the last question was answered, so that what was answered is being done. */
  boolean areGiven() {
    return given;
  }

  @Override
  public void drain() throws IOException {
    given = false;
    typed.drain();
  }

  /** The same as an interrupt where the files have changed. */
  @Override
  public Optional<String> next() throws IOException, InterruptedException {
    return current(typed.next());
  }

  @Override
  public Optional<String> inWords() throws IOException, InterruptedException {
    return current(typed.inWords());
  }

  private Optional<String> current(Optional<String> line) throws IOException, InterruptedException {
    if (!files.areStill()) {
      throw new InterruptedException();
    }
    given = true;
    return line;
  }
}
