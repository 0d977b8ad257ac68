package dev.simplecoder.app.task;

import dev.simplecoder.app.markdown.MarkdownStream;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Prose;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.render.Terminals;
import dev.simplecoder.app.render.ThreadTicker;
import dev.simplecoder.app.render.Ticker;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.ScreenKeys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Shell;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens what a person sees, as the settings and the terminal want it. */
public final class Consoles {

  private static final Duration SPINNER_PERIOD = Duration.ofMillis(100);

  private Consoles() {}

  /** For a command that may ask. */
  public static Console of(Shell shell, Settings settings) {
    return of(shell, settings, terminals(shell));
  }

  /** For a session: replies are shown as they are meant. */
  public static Console ofSession(Shell shell, Settings settings) {
    Terminals terminals = terminals(shell);
    return of(shell, settings, terminals, new MarkdownStream(style(shell, settings, terminals)));
  }

  static Console of(Shell shell, Settings settings, Terminals terminals) {
    return of(shell, settings, terminals, Prose.PLAIN);
  }

  private static Console of(Shell shell, Settings settings, Terminals terminals, Prose prose) {
    return new Console(
        shell.out(),
        shell.err(),
        terminals,
        style(shell, settings, terminals),
        shell.clock(),
        settings.get(ScreenKeys.PLAIN) ? Ticker.NONE : new ThreadTicker(SPINNER_PERIOD),
        prose);
  }

  /** What is shown on stderr looks like this. */
  public static Style style(Shell shell, Settings settings) {
    return style(shell, settings, terminals(shell));
  }

  static Terminals terminals(Shell shell) {
    return new Terminals(
        shell.isTerminal(Shell.Stream.IN),
        shell.isTerminal(Shell.Stream.OUT),
        shell.isTerminal(Shell.Stream.ERR));
  }

  private static Style style(Shell shell, Settings settings, Terminals terminals) {
    boolean coloured =
        switch (settings.get(Keys.COLOR)) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO ->
              terminals.err()
                  && shell.variable("NO_COLOR").isEmpty()
                  && !shell.variable("TERM").equals(Optional.of("dumb"));
        };
    boolean unicode =
        !terminals.err()
            || Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .flatMap(variable -> shell.variable(variable).stream())
                .findFirst()
                .map(locale -> locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8"))
                .orElse(false);
    return new Style(coloured, unicode, terminals.err() ? shell.columns() : Style.UNLIMITED);
  }
}
