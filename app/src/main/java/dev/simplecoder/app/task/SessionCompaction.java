package dev.simplecoder.app.task;

import dev.simplecoder.agent.PlanReview;
import dev.simplecoder.agent.Task;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.instructions.TaskInstructions;
import dev.simplecoder.app.models.Problem;
import dev.simplecoder.app.settings.Planning;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.verify.TaskChecks;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.fs.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Makes the conversation of a session shorter between two tasks. */
public final class SessionCompaction {

  private final Models models;
  private final Desks desks;
  private final String version;

  /**
   * @param version of the program, for the record of the session
   */
  public SessionCompaction(Models models, Desks desks, String version) {
    this.models = models;
    this.desks = desks;
    this.version = version;
  }

  /**
   * Blocks while a model writes its notes; what came of it is shown and recorded.
   *
   * @param invocation of no task; names the session, in which something was asked, and the model
   */
  public void run(Invocation invocation) throws IOException, InterruptedException {
    Session session = Session.find(invocation);
    Desk desk = desks.of(invocation, List.of());
    Roots roots = Roots.of(invocation.workspace(), invocation.outputRoot());
    try (Front front = Front.open(invocation, session, desk);
        var retrieving = new Retrieving(invocation, roots, front);
        var checks =
            new TaskChecks(invocation.settings(), invocation.shell(), roots, front.console())) {
      switch (models.open(invocation, session.assignment(invocation, checks), front.opening())) {
        case Opened.Refused(Problem problem) ->
            throw new UserError(problem.message(), problem.hint());
        case Opened.Ready ready -> {
          var loop =
              new Loop(
                  invocation,
                  ready,
                  new Workspace(roots),
                  desk,
                  front,
                  retrieving,
                  checks,
                  TaskInstructions.none());
          EventSink events = EventSink.all(front.events(), ready.heard());
          events.accept(session.opened(invocation, version));
          loop.agent(Planning.OFF, Optional.empty(), PlanReview.NONE, Optional.empty())
              .compact(lastOf(session, invocation), session.history(), events);
        }
      }
    }
  }

  private static Task lastOf(Session session, Invocation invocation) {
    AgentEvent.TaskStarted last = session.left(invocation).orElseThrow();
    return new Task(last.taskId(), last.instructions(), last.request(), Role.COMPACT);
  }
}
