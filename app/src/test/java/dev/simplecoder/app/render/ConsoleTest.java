package dev.simplecoder.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConsoleTest {

  private static final Terminals BOTH = new Terminals(true, true, true);
  private static final Style NARROW = new Style(false, false, 24);

  private static final Duration SOON = Duration.ofMillis(300);

  @Test
  void saysWhatIsWaitedForAndHowLong() {
    var screen = new Screen(BOTH, NARROW);
    screen.console.beginWait("loading qwen", SOON);
    screen.pass(Duration.ofSeconds(12));
    assertEquals("/ loading qwen... 12 s", Screen.seen(screen.out()));
    screen.console.relabelWait("thinking");
    screen.pass(Duration.ofSeconds(1));
    assertEquals("- thinking... 13 s", Screen.seen(screen.out()));
  }

  @Test
  void drawsNothingForShortWaits() {
    var screen = new Screen(BOTH, NARROW);
    screen.console.beginWait("reading", SOON);
    screen.pass(Duration.ofMillis(200));
    screen.console.endWait();
    assertEquals("", screen.out());
  }

  @Test
  void aLongWordIsCutToTheWidth() {
    var screen = new Screen(BOTH, NARROW);
    screen.console.beginWait("search_in_files 漢字漢字漢字漢字", SOON);
    screen.pass(Duration.ofSeconds(1));
    assertEquals("/ search_in_files 漢...", Screen.seen(screen.out()));
  }

  @Test
  void takesTheSpinnerAwayBeforeAnythingElse() {
    var screen = new Screen(BOTH, NARROW);
    screen.console.beginWait("loading", SOON);
    screen.pass(Duration.ofSeconds(1));
    screen.console.lines(List.of("* a line"));
    assertEquals("* a line\n", Screen.seen(screen.out()));
    screen.pass(Duration.ofSeconds(1));
    screen.console.text("Hello");
    assertEquals("* a line\nHello", Screen.seen(screen.out()));
  }

  @Test
  void whatTheTerminalShowsOfCtrlCGoesWithTheSpinner() {
    var screen = new Screen(BOTH, NARROW);
    screen.console.beginWait("loading", SOON);
    screen.pass(Duration.ofSeconds(1));
    String drawn = Screen.seen(screen.out());
    screen.console.lines(List.of("* a"));
    String erasing = screen.out().substring(screen.out().lastIndexOf(drawn) + drawn.length());
    assertEquals("* a\n", Screen.seen("\r" + drawn + "^C" + erasing));
  }

  @Test
  void aPauseKeepsTheSpinnerAway() {
    var screen = new Screen(BOTH, NARROW);
    screen.console.beginWait("loading", SOON);
    screen.pass(Duration.ofSeconds(1));
    try (Console.Pause _ = screen.console.pause()) {
      screen.console.question("Sure? ");
      screen.pass(Duration.ofSeconds(1));
      assertEquals("Sure?", Screen.seen(screen.out()));
    }
  }

  @Test
  void theThreadEndsWithTheWaitAndWithTheConsole() {
    var screen = new Screen(BOTH, NARROW);
    screen.console.beginWait("loading", SOON);
    screen.console.beginWait("reading", SOON);
    assertEquals(1, screen.ticker.series());
    screen.console.endWait();
    assertEquals(0, screen.ticker.series());
    screen.console.beginWait("reading", SOON);
    screen.pass(Duration.ofSeconds(1));
    screen.console.close();
    assertEquals(0, screen.ticker.series());
    assertEquals("", Screen.seen(screen.out()));
  }

  @Test
  void withoutATerminalALongWaitIsSaidOnceInPlainText() {
    var screen = new Screen(Terminals.NONE, Style.PLAIN);
    screen.console.beginWait("loading qwen", SOON);
    screen.pass(Duration.ofSeconds(9));
    assertEquals("", screen.err());
    screen.pass(Duration.ofSeconds(1));
    screen.pass(Duration.ofSeconds(30));
    assertEquals("loading qwen… 10 s so far\n", screen.err());
    screen.console.close();
    assertEquals("loading qwen… 10 s so far\n", screen.err());
  }

  @Test
  void aPauseInTheTextIsShownBelowIt() {
    var screen = new Screen(BOTH, NARROW);
    screen.console.text("Let me look");
    screen.console.beginWait("writing", Duration.ofSeconds(3));
    screen.pass(Duration.ofSeconds(2));
    assertEquals("Let me look", screen.out());
    screen.pass(Duration.ofSeconds(2));
    assertEquals("Let me look\n/ writing... 4 s", Screen.seen(screen.out()));
    screen.console.text("at it.");
    assertEquals("Let me look\nat it.", Screen.seen(screen.out()));
  }

  @Test
  void activityBeginsALineOfItsOwn() {
    var screen = new Screen(BOTH, NARROW);
    screen.console.text("Let me look");
    screen.console.lines(List.of("* read_file"));
    screen.console.text("Done.\n");
    screen.console.close();
    assertEquals("Let me look\n* read_file\nDone.\n", screen.out());
  }
}
