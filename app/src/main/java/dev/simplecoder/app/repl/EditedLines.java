package dev.simplecoder.app.repl;

import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.offer.Margin;
import dev.simplecoder.app.offer.Offers;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.review.ExternalEditor;
import dev.simplecoder.app.settings.ScreenKeys;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.store.PromptHistory;
import dev.simplecoder.app.task.Consoles;
import dev.simplecoder.tools.fs.Roots;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.Widget;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Lines that the person edits on a terminal before they are taken. */
final class EditedLines {

  private static final String PROMPT = "> ";
  private static final int KEPT_LINES = 1_000;

  private final LineReaderImpl reader;
  private final Shell shell;
  private final Style style;
  private final String prompt;
  private final WorkspaceFiles files;
  private final Margin margin;
  private final Attributes original;
  private final Pastes pastes = new Pastes();

  /** Open once the line is on the screen. */
  private volatile CountDownLatch line = new CountDownLatch(1);

  EditedLines(Terminal terminal, Invocation first) throws IOException {
    this.shell = first.shell();
    this.original = terminal.getAttributes();
    this.style = Consoles.style(shell, first.settings());
    this.prompt = prompt(terminal, style);
    Roots roots = Roots.of(first.workspace(), first.outputRoot());
    this.files = new WorkspaceFiles(roots, shell.clock());
    this.margin = margin(terminal);
    this.reader =
        (LineReaderImpl)
            LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("simplecoder")
                .parser(new MessageParser())
                .completionMatcher(new Completions.All())
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "  ")
                .variable(LineReader.BELL_STYLE, "none")
                .variable(
                    LineReader.HISTORY_FILE,
                    PromptHistory.file(Directories.of(shell).state(), first.workspace()))
                .variable(LineReader.HISTORY_SIZE, KEPT_LINES)
                .variable(LineReader.HISTORY_FILE_SIZE, KEPT_LINES)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.AUTO_FRESH_LINE, false)
                .build();
    bind(terminal);
    String keys =
        switch (first.settings().get(ScreenKeys.EDITING_MODE)) {
          case EMACS -> LineReader.EMACS;
          case VI -> LineReader.VIINS;
        };
    // Each line begins with the main keys, whichever were set before.
    reader.getKeyMaps().put(LineReader.MAIN, Objects.requireNonNull(reader.getKeyMaps().get(keys)));
  }

  /** Beyond what the library binds; a widget without a name is not found while a list is open. */
  private void bind(Terminal terminal) {
    reader.getWidgets().put(LineReader.BEGIN_PASTE, this::paste);
    reader
        .getWidgets()
        .put(
            LineReader.CALLBACK_INIT,
            () -> {
              line.countDown();
              return true;
            });
    bind("edit-message", () -> edit(terminal), KeyMap.ctrl('X') + KeyMap.ctrl('E'));
    bind(
        "give-up",
        () -> {
          terminal.raise(Terminal.Signal.INT); // raw mode makes a plain character of it
          return true;
        },
        KeyMap.ctrl('C'));
    bind(
        "new-line",
        () -> {
          reader.getBuffer().write('\n');
          return true;
        },
        KeyMap.alt('\r'),
        KeyMap.alt('\n'));
  }

  private void bind(String name, Widget widget, String... keys) {
    reader.getWidgets().put(name, widget);
    for (String map : List.of(LineReader.EMACS, LineReader.VIINS, LineReader.VICMD)) {
      Objects.requireNonNull(reader.getKeyMaps().get(map), map).bind(new Reference(name), keys);
    }
  }

  private boolean paste() {
    int from = reader.getBuffer().cursor();
    boolean taken = reader.beginPaste();
    int to = reader.getBuffer().cursor();
    String pasted = reader.getBuffer().substring(from, to);
    String word = pastes.keep(pasted);
    if (!word.equals(pasted)) {
      reader.getBuffer().backspace(to - from);
      reader.getBuffer().write(word);
    }
    return taken;
  }

  /** The line in the person's editor; what goes wrong with that leaves it as it was. */
  private boolean edit(Terminal terminal) {
    String before = pastes.whole(reader.getBuffer().toString());
    var file = new WorkspacePath("message.md");
    var attributes = terminal.getAttributes();
    try {
      terminal.setAttributes(original);
      var texts =
          ExternalEditor.of(shell)
              .edit(new ChangeSet(List.of(new FileChange(file, null, before + "\n"))));
      String after = texts.getOrDefault(file, before).stripTrailing();
      reader.getBuffer().clear();
      reader.getBuffer().write(after);
    } catch (IOException failed) {
      reader.printAbove("not edited: " + failed.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      terminal.setAttributes(attributes);
      reader.callWidget(LineReader.REDRAW_LINE);
    }
    return true;
  }

  private Margin margin(Terminal terminal) {
    return new Margin() {
      @Override
      public void await() throws InterruptedException {
        line.await();
      }

      @Override
      public boolean isFree() {
        return reader.isReading()
            && reader.getBuffer().length() == 0
            && HintedLine.LEAST <= columns();
      }

      @Override
      public void show(String text, String hint) {
        String shown = new HintedLine(text, hint).in(Math.max(1, columns()), style);
        AttributedStyle how =
            style.coloured() ? AttributedStyle.DEFAULT.faint() : AttributedStyle.DEFAULT;
        reader.printAbove(new AttributedString(shown, how));
      }

      private int columns() {
        return terminal.getColumns() - 1; // in the last one the line would wrap
      }

      @Override
      public void tell(String notice) {
        reader.printAbove(notice);
      }
    };
  }

  private static String prompt(Terminal terminal, Style style) {
    AttributedString text =
        style.coloured()
            ? new AttributedStringBuilder()
                .styled(AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN), PROMPT)
                .toAttributedString()
            : new AttributedString(PROMPT);
    return text.toAnsi(terminal);
  }

  /**
   * Blocks until a line is taken.
   *
   * @param begun what is in it already
   * @param commands what can be called with a slash
   * @param offers what is looked for until then
   */
  Typed next(String begun, List<SlashCommand> commands, Offers offers) {
    reader.setCompleter(new Completions(commands, files));
    line = new CountDownLatch(1);
    Offers.Meanwhile search = offers.begin(margin);
    try {
      String typed = reader.readLine(prompt, null, (Character) null, pastes.keep(begun));
      return new Typed.Text(pastes.whole(MessageParser.message(typed)));
    } catch (UserInterruptException _) {
      return new Typed.Nothing();
    } catch (EndOfFileException _) {
      return new Typed.End();
    } finally {
      search.end();
    }
  }

  /** A line that was typed elsewhere, as if it had been typed here. */
  void show(String line) {
    String word = pastes.keep(line);
    reader.getHistory().add(word);
    shell.out().println(prompt + word.replace("\n", "\n  "));
  }
}
