package dev.simplecoder.app.repl;

import dev.simplecoder.app.render.Answers;
import dev.simplecoder.app.render.FocusWatch;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What is typed while tasks run. Lines are kept for when they can be taken. A question is answered
 * by one key, or in words that begin with one, which has to come on its own and after a moment of
 * silence: who was typing when the question came, or pastes, writes on at a line.
 */
final class Keyboard implements Answers {

  private static final long PATIENCE_MILLIS = 50;

  /** So many times that patience without a key, and nobody is typing. */
  private static final int SILENT = 8;

  private static final long BURST_MILLIS = 15;

  private static final int CTRL_C = 3;
  static final int CTRL_D = 4;
  private static final int ESCAPE = 27;
  static final int DELETE = 127;
  static final int BACKSPACE = 8;
  private static final int KILL_LINE = 21;
  private static final String FOCUS_GAINED = "[I";
  private static final String FOCUS_LOST = "[O";

  private final PolledKeys keys;
  private final PrintStream echo;
  private final FocusReports focus;
  private final Runnable cancel;
  private final Runnable changed;
  private final Deque<String> lines = new ArrayDeque<>();
  private final StringBuilder line = new StringBuilder();
  private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();
  private boolean isLeaving;
  private volatile boolean isAsked;
  private volatile boolean isAskedInWords;
  private volatile boolean isOver;

  private final TypedWords words;
  private int silence;

  /**
   * @param echo shows the key that was an answer
   * @param focus is told what the terminal reports
   * @param cancel runs at Ctrl-C, on another thread
   * @param changed runs when there is more or less of what is typed, likewise
   */
  Keyboard(
      PolledKeys keys, PrintStream echo, FocusReports focus, Runnable cancel, Runnable changed) {
    this.keys = keys;
    this.echo = echo;
    this.focus = focus;
    this.cancel = cancel;
    this.changed = changed;
    this.words = new TypedWords(echo, answers::add);
  }

  /** Reads until the result is closed, which waits for the last key. */
  Seat.Busy reading() {
    isOver = false;
    Thread thread = Thread.ofPlatform().daemon().name("simplecoder-keys").start(this::read);
    return () -> {
      isOver = true;
      boolean interrupted = Thread.interrupted();
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** The oldest line that was typed and is not taken yet. */
  synchronized Optional<String> nextLine() {
    return Optional.ofNullable(lines.poll());
  }

  /** Whether the person wants to leave after the lines that were typed. */
  synchronized boolean isLeaving() {
    return isLeaving;
  }

  /** What was typed of a line that is not ended; it is the taker's now. */
  synchronized String rest() {
    String rest = line.toString();
    line.setLength(0);
    return rest;
  }

  /** What is typed and not taken, as one line; a long text is counted. */
  synchronized String pending() {
    var shown = new StringBuilder();
    lines.forEach(each -> shown.append("queued: ").append(Pastes.shown(each)).append("  "));
    return shown.append(Pastes.shown(line.toString())).toString();
  }

  @Override
  public void drain() {
    answers.clear();
  }

  @Override
  public Optional<String> next() throws InterruptedException {
    isAsked = true;
    try {
      return answers.take();
    } finally {
      isAsked = false;
    }
  }

  @Override
  public FocusWatch watch() {
    return focus.watch();
  }

  /** What a key was. */
  private enum Taken {
    ANSWER,
    TYPED,
    /** The terminal's own word, which nobody has typed. */
    REPORT
  }

  @Override
  public Optional<String> inWords() throws InterruptedException {
    words.begin();
    isAskedInWords = true;
    try {
      return answers.take();
    } finally {
      isAskedInWords = false;
    }
  }

  private void read() {
    silence = SILENT;
    try {
      while (!isOver || keys.holds()) { // what was read is nobody else's any more
        int key = keys.read(PATIENCE_MILLIS);
        if (key == PolledKeys.NONE) {
          silence = Math.min(SILENT, silence + 1);
        } else {
          silence =
              switch (take(key)) {
                case ANSWER -> SILENT;
                case TYPED -> 0;
                case REPORT -> silence;
              };
          if (keys.peek(1) == PolledKeys.NONE) {
            changed.run();
          }
        }
      }
    } catch (IOException _) { // the terminal is gone, and with it who could answer
      answers.add(Optional.empty());
    }
  }

  private Taken take(int key) throws IOException {
    boolean isAlone = keys.peek(BURST_MILLIS) == PolledKeys.NONE;
    if (key == CTRL_C) {
      cancel.run();
    } else if (key == ESCAPE) {
      return sequence();
    } else if (isAsked && isAlone && silence == SILENT) {
      answer(key);
      return Taken.ANSWER;
    } else if (isInWords() && (isAlone || words.areBegun())) {
      words.take(key);
      return Taken.ANSWER;
    } else {
      write(key, isAlone);
    }
    return Taken.TYPED;
  }

  private void write(int key, boolean isAlone) {
    synchronized (this) {
      switch (key) {
        case '\r', '\n' -> endLine(isAlone);
        case DELETE, BACKSPACE -> {
          if (!line.isEmpty()) {
            line.setLength(line.offsetByCodePoints(line.length(), -1));
          }
        }
        case KILL_LINE -> line.setLength(0);
        case CTRL_D -> isLeaving |= line.isEmpty();
        default -> {
          if (' ' <= key || key == '\t') {
            line.append((char) key);
          }
        }
      }
    }
  }

  private void answer(int key) {
    boolean isEnter = key == '\r' || key == '\n';
    String answer = isEnter ? "" : Character.toString(key);
    echo.print(isEnter || key < ' ' ? "\n" : answer + "\n");
    echo.flush();
    answers.add(Optional.of(answer));
  }

  /** Whether what comes now is of an answer in words. */
  private boolean isInWords() {
    return isAskedInWords && (silence == SILENT || words.areBegun());
  }

  /** The end of a line in the middle of what comes at once is part of a paste. */
  private void endLine(boolean isAlone) {
    if (!isAlone) {
      line.append('\n');
    } else if (!line.toString().isBlank()) {
      lines.add(line.toString());
      line.setLength(0);
    }
  }

  private Taken sequence() throws IOException {
    var read = new StringBuilder();
    while (keys.peek(BURST_MILLIS) != PolledKeys.NONE && !isSequence(read)) {
      read.append((char) keys.read(BURST_MILLIS));
    }
    switch (read.toString()) {
      case FOCUS_GAINED -> {
        focus.gained();
        return Taken.REPORT;
      }
      case FOCUS_LOST -> {
        focus.lost();
        return Taken.REPORT;
      }
      case Paste.BEGINS -> {
        return paste();
      }
      default -> {}
    }
    return Taken.TYPED;
  }

  /** Such sequences end with a letter or a tilde. */
  private static boolean isSequence(StringBuilder read) {
    if (read.length() < 2) {
      return false;
    }
    char last = read.charAt(read.length() - 1);
    return last == '~' || Character.isLetter(last);
  }

  private Taken paste() throws IOException {
    String pasted = Paste.read(keys);
    if (isInWords()) {
      words.paste(pasted);
      return Taken.ANSWER;
    }
    synchronized (this) {
      line.append(pasted);
    }
    return Taken.TYPED;
  }
}
