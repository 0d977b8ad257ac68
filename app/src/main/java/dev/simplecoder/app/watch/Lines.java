package dev.simplecoder.app.watch;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.render.Quantity;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.tools.verify.CheckedFiles;
import java.io.PrintStream;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.SequencedCollection;
import java.util.SortedSet;
import java.util.function.Consumer;

/** What a watch says by itself: a line a round, and one in the end. */
final class Lines {

  private final PrintStream out;
  private final Consumer<String> notices;
  private final InstantSource clock;
  private final ZoneId zone;

  /**
   * @param notices what is said beside the results
   */
  Lines(PrintStream out, Consumer<String> notices, InstantSource clock, ZoneId zone) {
    this.out = out;
    this.notices = notices;
    this.clock = clock;
    this.zone = zone;
  }

  /** From now on it waits for saves. */
  void begin() {
    notices.accept("watching for saves; Ctrl-C ends it");
  }

  /** Such as {@code 14:03:12 saved calc.py: all 14 tests pass}. */
  void checked(SortedSet<WorkspacePath> saved, CheckedFiles files, Checked checked) {
    LocalTime now = LocalTime.ofInstant(clock.instant(), zone).truncatedTo(ChronoUnit.SECONDS);
    String what = saved.isEmpty() ? "now" : words(saved, files);
    out.println(Visible.line("%tT %s: %s".formatted(now, what, checked.words())));
  }

  /** Of files that are gone it is said that they were removed where there are no others. */
  static String words(SequencedCollection<WorkspacePath> saved, CheckedFiles files) {
    var first = saved.stream().filter(files::has).findFirst();
    String verb = first.isPresent() ? "saved " : "removed ";
    String name = first.orElseGet(saved::getFirst).value();
    return verb + name + (saved.size() == 1 ? "" : " and " + (saved.size() - 1) + " more");
  }

  void end(Watch.Summary summary) {
    String checked = summary.runs() == 1 ? "once" : Quantity.number(summary.runs()) + " times";
    out.println(
        "checked %s; %s shown, %d taken"
            .formatted(
                checked,
                summary.shown() == 1 ? "1 fix" : summary.shown() + " fixes",
                summary.taken()));
  }
}
