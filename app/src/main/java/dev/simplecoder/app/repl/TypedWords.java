package dev.simplecoder.app.repl;

import dev.simplecoder.app.render.Columns;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Consumer;

/** An answer in words while it is typed; for every thread. */
final class TypedWords {

  private final PrintStream echo;
  private final Consumer<Optional<String>> answers;

  /** Empty where none was begun. */
  private final StringBuilder words = new StringBuilder();

  /**
   * @param echo shows what is typed
   * @param answers hears each that is sent; empty where the person gives none
   */
  TypedWords(PrintStream echo, Consumer<Optional<String>> answers) {
    this.echo = echo;
    this.answers = answers;
  }

  /** Nothing of the next answer is typed yet. */
  synchronized void begin() {
    words.setLength(0);
  }

  synchronized boolean areBegun() {
    return !words.isEmpty();
  }

  synchronized void take(int key) {
    switch (key) {
      case '\r', '\n' -> {
        answers.accept(Optional.of(words.toString()));
        words.setLength(0);
        echo.print("\n");
      }
      case Keyboard.DELETE, Keyboard.BACKSPACE -> {
        if (!words.isEmpty()) {
          takeBack(words.offsetByCodePoints(words.length(), -1));
        }
      }
      case Keyboard.CTRL_D -> {
        if (words.isEmpty()) {
          answers.accept(Optional.empty());
        }
      }
      default -> add((char) key);
    }
    echo.flush();
  }

  /** It is not sent before Enter is typed, whatever ends of lines it has. */
  synchronized void paste(String pasted) {
    String line = pasted.strip().replace('\n', ' ').replace('\t', ' ');
    line.chars().forEach(sign -> add((char) sign));
    echo.flush();
  }

  private void takeBack(int from) {
    echo.print("\b \b".repeat(Columns.of(words.substring(from))));
    words.setLength(from);
  }

  private void add(char sign) {
    if (!Character.isISOControl(sign)) {
      words.append(sign);
      echo.print(sign);
    }
  }
}
