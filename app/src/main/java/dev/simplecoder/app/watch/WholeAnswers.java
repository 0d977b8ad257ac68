package dev.simplecoder.app.watch;

import dev.simplecoder.app.render.Answers;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is typed in answer to one question. Where a question was withdrawn, the terminal may hold
 * the beginning of a line that was meant for it, which cannot be taken back: the first line after
 * that decides nothing, unless it is blank.
 */
final class WholeAnswers implements Answers {

  private final Answers typed;
  private final Consumer<String> notices;
  private boolean mayBeBegun;

  WholeAnswers(Answers typed, Consumer<String> notices) {
    this.typed = typed;
    this.notices = notices;
  }

  /** How an answer is typed. */
  private interface Typing {
    Optional<String> line() throws IOException, InterruptedException;
  }

  @Override
  public synchronized void drain() throws IOException {
    typed.drain();
  }

  @Override
  public synchronized Optional<String> next() throws IOException, InterruptedException {
    return whole(typed::next);
  }

  @Override
  public synchronized Optional<String> inWords() throws IOException, InterruptedException {
    return whole(typed::inWords);
  }

  private Optional<String> whole(Typing typing) throws IOException, InterruptedException {
    boolean isFirst = mayBeBegun;
    mayBeBegun = true;
    Optional<String> line = typing.line();
    if (isFirst && line.filter(text -> !text.isBlank()).isPresent()) {
      notices.accept(
          "you may have begun to type that for the question before, so please answer once more");
      typed.drain();
      line = typing.line();
    }
    mayBeBegun = false; // an interrupt has not come so far
    return line;
  }
}
