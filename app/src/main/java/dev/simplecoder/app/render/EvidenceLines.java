package dev.simplecoder.app.render;

import dev.simplecoder.agent.evidence.CheckRun;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.evidence.EvidenceLine;
import dev.simplecoder.app.settings.Keys.Verbosity;
import dev.simplecoder.app.shell.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What running the project's checks has shown: a line before each repair, and all of it below the
 * changes, where the person decides.
 */
final class EvidenceLines {

  private static final int EXCERPT_LINES = 12;

  private static final String TO_TEST_OTHERWISE =
      "  to test less: --test-cmd CMD; to wait longer: verify_timeout in config.toml";

  private final Style style;
  private Optional<Evidence> shown = Optional.empty();
  private boolean told;

  EvidenceLines(Style style) {
    this.style = style;
  }

  void hold(Evidence evidence) {
    shown = Optional.of(evidence);
    told = false;
  }

  /** What is held was said already, in other words. */
  void wasTold() {
    told = true;
  }

  /** Where the model is to mend what was shown last; empty where the person knows that. */
  List<String> beforeRepair() {
    boolean isBroken = shown.filter(it -> it.verdict() == Evidence.Verdict.BROKEN).isPresent();
    return told || !isBroken ? List.of() : line("asking the model to mend it");
  }

  /** The files are those again of which {@code evidence} was shown. */
  List<String> takenBack(Evidence evidence) {
    List<String> lines = line("taken back, since that is no better");
    shown = Optional.of(evidence);
    return lines;
  }

  /** Of the changes above; those that the person makes then were not tried out. */
  List<String> belowChanges(Verbosity verbosity) {
    List<String> lines = shown.map(it -> all(it, verbosity)).orElse(List.of());
    shown = Optional.empty();
    return lines;
  }

  private List<String> line(String doing) {
    told = true;
    return shown.stream()
        .map(it -> style.paint(Ink.YELLOW, "! " + Visible.line(EvidenceLine.of(it)) + "; " + doing))
        .toList();
  }

  private List<String> all(Evidence evidence, Verbosity verbosity) {
    String line = Visible.line(EvidenceLine.of(evidence));
    List<String> lines = new ArrayList<>();
    switch (evidence.verdict()) {
      case BROKEN -> {
        lines.add(style.paint(Ink.RED, line));
        excerpt(evidence).forEach(each -> lines.add(style.paint(Ink.DIM, style.cut("  " + each))));
      }
      case PASSED, NO_WORSE, UNKNOWN -> {
        if (verbosity != Verbosity.QUIET) {
          lines.add(style.paint(Ink.DIM, line));
        }
      }
    }
    if (!lines.isEmpty() && ranIntoALimit(evidence)) {
      lines.add(style.paint(Ink.DIM, TO_TEST_OTHERWISE));
    }
    return lines;
  }

  private static boolean ranIntoALimit(Evidence evidence) {
    return evidence instanceof Evidence.Ran(List<Evidence.Compared> checks)
        && checks.stream()
            .anyMatch(check -> check.now().result() == CheckRun.Result.ENDED_AT_A_LIMIT);
  }

  private static List<String> excerpt(Evidence evidence) {
    return switch (evidence) {
      case Evidence.None _ -> List.of();
      case Evidence.Ran(List<Evidence.Compared> checks) ->
          checks.stream()
              .filter(check -> check.verdict() == Evidence.Verdict.BROKEN)
              .flatMap(check -> check.now().excerpt().strip().lines().limit(EXCERPT_LINES))
              .map(Visible::line)
              .toList();
    };
  }
}
