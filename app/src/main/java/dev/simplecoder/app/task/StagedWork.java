package dev.simplecoder.app.task;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.held.Looks;
import dev.simplecoder.app.render.TerminalPerson;
import dev.simplecoder.app.review.ChangeReview;
import dev.simplecoder.app.review.WorkspaceChanges;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.fs.Workspace;
import java.io.IOException;
import java.util.List;

/** What a session has staged and nobody has decided on yet, without a task. */
public final class StagedWork {

  private final Desks desks;
  private final String version;

  /**
   * @param version of the program, for the record of the session
   */
  public StagedWork(Desks desks, String version) {
    this.desks = desks;
    this.version = version;
  }

  /** What the person wants with it. */
  public enum Wish {
    SHOW,
    APPLY,
    DISCARD
  }

  /** Does it, and records in the session what was decided. */
  public void run(Invocation session, Wish wish) throws IOException, InterruptedException {
    Session recorded = Session.find(session);
    Desk desk = desks.of(session, List.of());
    Roots roots = Roots.of(session.workspace(), session.outputRoot());
    var workspace = new Workspace(roots);
    recorded.restore(workspace, desk.console()::tell);
    WorkspaceChanges changes = changes(session, roots, workspace);
    if (changes.changes().isEmpty()) {
      desk.console().tell("nothing is to be decided on");
    } else if (wish == Wish.SHOW) {
      desk.shown().accept(new AgentEvent.ChangesProposed(changes.changes(), changes.diff()));
    } else {
      decide(session, recorded, desk, workspace, changes, wish);
    }
  }

  private void decide(
      Invocation session,
      Session recorded,
      Desk desk,
      Workspace workspace,
      WorkspaceChanges changes,
      Wish wish)
      throws IOException, InterruptedException {
    try (Front front = Front.open(session, recorded, desk)) {
      EventSink log = new StageLog(workspace, front.events());
      log.accept(recorded.opened(session, version));
      ChangeReview review =
          OneTask.review(
              session, recorded.name(), changes, desk, new TerminalPerson(desk.prompter()), log);
      Looks looks = Gates.looks(session.shell(), workspace.roots(), front::tell);
      switch (wish) {
        case APPLY -> {
          if (review.review(new Stop.Done(), Evidence.Verdict.UNKNOWN, ChangeReview.Consent.GIVEN)
              == ChangeReview.Verdict.APPLIED) {
            looks.decided(recorded.name().value(), Label.Word.ACCEPTED);
          }
        }
        case DISCARD -> {
          review.discard();
          looks.decided(recorded.name().value(), Label.Word.REJECTED);
        }
        case SHOW -> {}
      }
    }
  }

  private static WorkspaceChanges changes(Invocation session, Roots roots, Workspace workspace) {
    return new WorkspaceChanges(
        workspace,
        UndoCaps.applier(roots, session.settings(), session.shell()),
        OneTask.label(session.task()));
  }
}
