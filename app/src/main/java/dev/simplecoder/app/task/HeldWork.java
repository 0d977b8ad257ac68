package dev.simplecoder.app.task;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.event.StagedTexts;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.tool.BadArguments;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.app.command.Earlier;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.gate.Gate;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.held.Deciding;
import dev.simplecoder.app.held.HeldBack;
import dev.simplecoder.app.review.ChangeReview;
import dev.simplecoder.app.review.WorkspaceChanges;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.app.store.decisions.GateLog;
import dev.simplecoder.app.store.decisions.GateRow;
import dev.simplecoder.tools.fs.Draft;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.fs.TextFile;
import dev.simplecoder.tools.fs.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What was held back, shown because the person wants to see it. */
public final class HeldWork {

  private final Desks desks;
  private final String version;

  /**
   * @param version of the program, for the record of the session
   */
  public HeldWork(Desks desks, String version) {
    this.desks = desks;
    this.version = version;
  }

  /**
   * All of it, newest first.
   *
   * @param quiet a line for each thing that was not offered
   */
  public static void list(List<HeldBack.One> all, List<String> quiet, Shell shell) {
    if (all.isEmpty() && quiet.isEmpty()) {
      shell.notice("nothing was held back in this workspace");
    }
    all.forEach(one -> print(one, shell));
    quiet.forEach(line -> shell.out().println(Visible.line(line)));
  }

  private static void print(HeldBack.One one, Shell shell) {
    shell
        .out()
        .println(
            Visible.line(
                "%s  %s  %s"
                    .formatted(one.changes().id(), one.session().value(), one.changes().why())));
    shell.out().print(Visible.text(one.changes().diff()));
  }

  /**
   * Shows one, and at a terminal asks what is to become of it. That it was asked for says that it
   * was a mistake to hold it back.
   *
   * @param called where the person is; the session is that of the changes
   */
  public void show(HeldBack.One one, Invocation called) throws IOException, InterruptedException {
    Shell shell = called.shell();
    Invocation session = in(one, called);
    Desk desk = desks.of(session, List.of());
    var log = new GateLog(Directories.of(shell).state(), shell.clock(), desk.console()::tell);
    number(one, log).ifPresent(id -> log.overrule(id, Gate.Overrule.ASKED_TO_SEE));
    Session recorded = Session.find(session);
    if (!desk.prompter().canAsk() || !desk.console().terminals().out()) {
      print(one, shell);
    } else if (!StagedTexts.of(recorded.history()).texts().isEmpty()) {
      print(one, shell);
      desk.console().tell("its session has changes that are not decided on, so this is only shown");
    } else {
      desk.console().tell(one.changes().why());
      decide(one, session, recorded, desk, log);
    }
  }

  private static Invocation in(HeldBack.One one, Invocation called) {
    return new Invocation(
        called.settings(),
        called.workspace(),
        called.outputRoot(),
        "",
        new Earlier(one.session().value(), Earlier.Place.SAME_SESSION),
        called.manner(),
        called.format(),
        null,
        called.shell());
  }

  private void decide(
      HeldBack.One one, Invocation session, Session recorded, Desk desk, GateLog gate)
      throws IOException, InterruptedException {
    Roots roots = Roots.of(session.workspace(), session.outputRoot());
    var workspace = new Workspace(roots);
    try (Front front = Front.open(session, recorded, desk)) {
      Deciding deciding = Gates.deciding(desk, session.shell());
      EventSink log = EventSink.all(new StageLog(workspace, front.events()), deciding);
      stage(one.changes().changes(), workspace, front::tell);
      var changes =
          new WorkspaceChanges(
              workspace,
              UndoCaps.applier(roots, session.settings(), session.shell()),
              OneTask.label(request(recorded)));
      if (changes.changes().isEmpty()) {
        front.tell("nothing of it can be applied any more");
        return;
      }
      log.accept(recorded.opened(session, version));
      ChangeReview review = OneTask.review(session, recorded.name(), changes, desk, deciding, log);
      OptionalLong id = number(one, gate);
      try {
        Optional<Label> label = deciding.label(review.show(), Evidence.Verdict.UNKNOWN);
        id.ifPresent(known -> label.ifPresent(word -> gate.add(known, word)));
      } catch (InterruptedException interrupted) {
        id.ifPresent(known -> gate.add(known, Label.of(Label.Word.CENSORED)));
        throw interrupted;
      }
    }
  }

  /**
   * In the log of the gate; empty where it is not there. A log that was lost begins to count anew,
   * so the number alone may be that of something else.
   */
  private static OptionalLong number(HeldBack.One one, GateLog log) {
    String id = one.changes().id();
    return id.matches("[1-9]\\d{0,17}")
        ? log.row(Long.parseLong(id)).stream()
            .filter(row -> row.decision().session().equals(one.session().value()))
            .mapToLong(GateRow::id)
            .findFirst()
        : OptionalLong.empty();
  }

  private static String request(Session recorded) {
    return recorded.history().stream()
        .filter(AgentEvent.TaskStarted.class::isInstance)
        .map(event -> ((AgentEvent.TaskStarted) event).request())
        .reduce("", (_, last) -> last);
  }

  /** What was meant for another text than the disk has by now is left out. */
  private static void stage(ChangeSet changes, Workspace workspace, Consumer<String> notices)
      throws IOException {
    for (FileChange change : changes.changes()) {
      try {
        Draft draft = workspace.draft(change.path());
        TextFile now = draft.current();
        String text = now == null ? null : now.text();
        if (Objects.equals(text, change.before()) && change.after() != null) {
          workspace.stage(draft, change.after());
        } else {
          notices.accept(change.path() + " has changed since, and is left out");
        }
      } catch (BadArguments refused) {
        notices.accept("left out: " + refused.getMessage());
      }
    }
  }
}
