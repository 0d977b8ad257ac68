package dev.simplecoder.app.repl;

import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.task.Consoles;
import java.util.List;
import java.util.Objects;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.Widget;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Lines that the person edits on a terminal before they are taken. */
final class EditedLines {

  private static final String PROMPT = "> ";

  private final LineReader reader;
  private final Shell shell;
  private final String prompt;

  EditedLines(Terminal terminal, Invocation first) {
    this.shell = first.shell();
    this.prompt = prompt(terminal, first.settings(), shell);
    this.reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("simplecoder")
            .parser(new MessageParser())
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, "  ")
            .variable(LineReader.BELL_STYLE, "none")
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.AUTO_FRESH_LINE, false)
            .build();
    bind(terminal);
  }

  /** Beyond what the library binds. */
  private void bind(Terminal terminal) {
    Widget interrupt =
        () -> {
          terminal.raise(Terminal.Signal.INT); // raw mode makes a plain character of it
          return true;
        };
    Widget newLine =
        () -> {
          reader.getBuffer().write('\n');
          return true;
        };
    for (String map : List.of(LineReader.EMACS, LineReader.VIINS, LineReader.VICMD)) {
      KeyMap<Binding> keys = Objects.requireNonNull(reader.getKeyMaps().get(map), map);
      keys.bind(interrupt, KeyMap.ctrl('C'));
      keys.bind(newLine, KeyMap.alt('\r'), KeyMap.alt('\n'));
    }
  }

  private static String prompt(Terminal terminal, Settings settings, Shell shell) {
    AttributedString text =
        Consoles.style(shell, settings).coloured()
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
   */
  Typed next(String begun) {
    try {
      String line = reader.readLine(prompt, null, (Character) null, begun);
      return new Typed.Text(MessageParser.message(line));
    } catch (UserInterruptException _) {
      return new Typed.Nothing();
    } catch (EndOfFileException _) {
      return new Typed.End();
    }
  }

  /** A line that was typed elsewhere, as if it had been typed here. */
  void show(String line) {
    reader.getHistory().add(line);
    shell.out().println(prompt + line.lines().findFirst().orElse(""));
  }
}
