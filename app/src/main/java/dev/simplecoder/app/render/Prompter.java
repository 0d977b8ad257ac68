package dev.simplecoder.app.render;

import dev.simplecoder.app.shell.Visible;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts a question on stderr and waits for the answer. */
public final class Prompter {

  private final Console console;
  private final Answers typed;

  public Prompter(Console console, Answers typed) {
    this.console = console;
    this.typed = typed;
  }

  /** Whether there is somebody to ask. */
  public boolean canAsk() {
    return console.terminals().canAsk();
  }

  /** Watches whether the person looks at the question that comes, where the terminal tells. */
  public FocusWatch watch() {
    return typed.watch();
  }

  void tell(String line) {
    console.tell(line);
  }

  void tell(List<String> visible) {
    console.lines(visible);
  }

  Style style() {
    return console.style();
  }

  /**
   * The answer in lower case, without blanks around it; empty at the end of the input. What was
   * typed before the question does not count.
   *
   * @param question one line, which need not be trusted
   */
  public Optional<String> ask(String question) throws InterruptedException {
    return answer(question, Answers::next).map(answer -> answer.strip().toLowerCase(Locale.ROOT));
  }

  /** The answer in the person's own words, on one line; else as {@link #ask}. */
  public Optional<String> askInWords(String question) throws InterruptedException {
    return answer(question, Answers::inWords).map(String::strip);
  }

  /** How an answer is typed. */
  private interface Typing {
    Optional<String> of(Answers typed) throws IOException, InterruptedException;
  }

  private Optional<String> answer(String question, Typing typing) throws InterruptedException {
    try (Console.Pause _ = console.pause()) {
      typed.drain();
      console.question(Visible.line(question) + " ");
      Optional<String> answer = typing.of(typed);
      if (answer.isEmpty()) {
        console.question("\n");
      }
      return answer;
    } catch (InterruptedException interrupted) {
      console.question("\n");
      throw interrupted;
    } catch (IOException failed) {
      console.tell("no answer: " + failed.getMessage());
      return Optional.empty();
    }
  }
}
