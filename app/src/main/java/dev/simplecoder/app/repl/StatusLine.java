package dev.simplecoder.app.repl;

import dev.simplecoder.app.shell.Visible;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Status;

/**
 * The lowest lines of the terminal: how the session stands, and what is typed while a task runs.
 * The rest of the screen scrolls above them.
 */
final class StatusLine {

  private static final String MORE = "…";

  private final Terminal terminal;
  private final Status status;
  private List<AttributedString> shown = List.of();

  StatusLine(Terminal terminal) {
    this.terminal = terminal;
    this.status = Status.getStatus(terminal);
  }

  /**
   * @param standing one line
   * @param typed what is typed and not taken; empty for none
   */
  void show(String standing, String typed) {
    List<AttributedString> lines = new ArrayList<>();
    if (!typed.isEmpty()) {
      lines.add(fitting("> " + Visible.line(typed), AttributedStyle.DEFAULT));
    }
    lines.add(fitting(Visible.line(standing), AttributedStyle.DEFAULT.faint()));
    if (!lines.equals(shown)) {
      shown = List.copyOf(lines);
      status.update(lines);
      terminal.flush();
    }
  }

  /** Another program may draw where it wants until the next {@link #restore}. */
  void suspend() {
    status.suspend();
    terminal.flush();
  }

  void restore() {
    status.restore();
    terminal.flush();
  }

  /** The terminal has another size. */
  void resize() {
    status.resize();
    status.redraw();
    terminal.flush();
  }

  /** The whole screen scrolls again. */
  void close() {
    status.update(List.of());
    status.close();
  }

  /** The end of what does not fit is left out; the last column stays free. */
  private AttributedString fitting(String line, AttributedStyle style) {
    int columns = Math.max(1, terminal.getColumns() - 1);
    var whole = new AttributedString(line, style);
    if (whole.columnLength() <= columns) {
      return whole;
    }
    return new AttributedStringBuilder()
        .append(whole.columnSubSequence(0, columns - 1))
        .append(MORE, style)
        .toAttributedString();
  }
}
