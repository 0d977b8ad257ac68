package dev.simplecoder.app.watch;

import dev.simplecoder.agent.EvidenceReport;
import dev.simplecoder.agent.TextBeside;
import dev.simplecoder.agent.tool.Approver;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.gate.Gate;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.held.WishedFix;
import dev.simplecoder.app.render.Answers;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Prompter;
import dev.simplecoder.app.render.TerminalRenderer;
import dev.simplecoder.app.review.ChangeReview.Undecided;
import dev.simplecoder.app.review.ExternalEditor;
import dev.simplecoder.app.settings.GateKeys;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.app.store.decisions.GateLog;
import dev.simplecoder.app.task.Desk;
import dev.simplecoder.app.task.Gates;
import dev.simplecoder.app.task.Models;
import dev.simplecoder.app.task.OneTask;
import dev.simplecoder.tools.verify.CheckedFiles;
import java.io.IOException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.SortedSet;

/** Fixes that are made by ordinary tasks, where the gate expects them to be worth it. */
final class TaskFixes implements Fixes {

  /** In the gate's log, before there is a task with a session of its own. */
  private static final String SESSION = "watch";

  /** Of what the checks printed. */
  private static final int MOST_CHARACTERS = 4_000;

  private static final int LAST = 1_000;

  private final Models models;
  private final Invocation called;
  private final String version;
  private final Console console;
  private final Answers typed;
  private final Saves saves;

  /**
   * @param called where the person is, and what they want of tasks; its own task does not matter
   * @param version of the program, for the records of the sessions
   */
  TaskFixes(
      Models models,
      Invocation called,
      String version,
      Console console,
      Answers typed,
      Saves saves) {
    this.models = models;
    this.called = called;
    this.version = version;
    this.console = console;
    this.typed = typed;
    this.saves = saves;
  }

  @Override
  public Work<Fixed> fix(Checked checked, SortedSet<WorkspacePath> saved, CheckedFiles files) {
    String request = request(checked, saved, files);
    var answers = new CurrentAnswers(typed, () -> saves.areStill(files));
    return new Work<>() {
      @Override
      public Fixed done() throws IOException, InterruptedException {
        return isWorthIt(request, saved) ? made(request, answers) : new Fixed.None();
      }

      @Override
      public boolean isFinal() {
        return answers.areGiven();
      }
    };
  }

  private Fixed made(String request, Answers answers) throws IOException, InterruptedException {
    var screen = new FixScreen(console, new TerminalRenderer(console, Keys.Verbosity.NORMAL));
    var task = new OneTask(models, (one, _) -> desk(one, screen, answers), Kind.WATCH_FIX, version);
    return screen.came(task.run(called.next(called.settings(), request, null)));
  }

  private static String request(
      Checked checked, SortedSet<WorkspacePath> saved, CheckedFiles files) {
    return TextBeside.of(TaskFixes.class, "fix.md")
        .strip()
        .formatted(
            saved.isEmpty() ? "" : Visible.line(" since the person " + Lines.words(saved, files)),
            EvidenceReport.of(checked.evidence(), MOST_CHARACTERS));
  }

  private boolean isWorthIt(String request, SortedSet<WorkspacePath> saved) {
    Optional<Gate> gate = Gates.ofUnasked(called, console::tell);
    if (gate.isEmpty()) {
      return true;
    }
    Shell shell = called.shell();
    var log = new GateLog(Directories.of(shell).state(), shell.clock(), console::tell);
    var wished = new WishedFix(log.figures(LAST), called.settings().get(GateKeys.WRITING_SPEED));
    LocalTime now = LocalTime.ofInstant(shell.clock().instant(), ZoneId.systemDefault());
    return gate.get().judge(wished.of(SESSION, request, saved, now)).verdict().passes();
  }

  /** Who has asked for nothing is asked for nothing before there is something to decide on. */
  private Desk desk(Invocation task, FixScreen screen, Answers answers) {
    return new Desk(
        console,
        new Prompter(console, answers),
        screen,
        (_, _) -> Approver.Answer.NO,
        ExternalEditor.of(task.shell()),
        Desk.grants(task),
        Undecided.DROPPED);
  }
}
