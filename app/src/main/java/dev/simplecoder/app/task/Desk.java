package dev.simplecoder.app.task;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.tool.Approver;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.permission.Grants;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.JsonRenderer;
import dev.simplecoder.app.render.Prompter;
import dev.simplecoder.app.render.TerminalApprover;
import dev.simplecoder.app.render.TerminalRenderer;
import dev.simplecoder.app.render.TerminalRenderer.PlanPlace;
import dev.simplecoder.app.render.Terminals;
import dev.simplecoder.app.render.TypedLines;
import dev.simplecoder.app.review.ChangeReview.Undecided;
import dev.simplecoder.app.review.ExternalEditor;
import dev.simplecoder.app.review.FileEditor;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.store.GrantFile;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where the person sits: what they see of a task, how they are asked, and what they have allowed.
 *
 * @param shown draws what happens
 * @param approver asked before a call does what they have not allowed
 * @param editor lets them change what a task wrote
 * @param undecided what becomes of changes that they do not decide on
 */
public record Desk(
    Console console,
    Prompter prompter,
    EventSink shown,
    Approver approver,
    FileEditor editor,
    Grants grants,
    Undecided undecided) {

  /** For a program that ends with the task. */
  public static Desk of(Invocation task, List<AgentEvent> earlier) {
    Shell shell = task.shell();
    Settings settings = task.settings();
    Console console = Consoles.of(shell, settings, terminals(task));
    var prompter = new Prompter(console, new TypedLines(shell.in(), StandardCharsets.UTF_8));
    return new Desk(
        console,
        prompter,
        switch (task.format()) {
          case TEXT -> renderer(console, settings, earlier);
          case JSON -> new JsonRenderer(shell.out(), shell.clock(), console::tell);
        },
        new TerminalApprover(prompter),
        ExternalEditor.of(shell),
        grants(task),
        Undecided.KEPT_AS_PATCH);
  }

  private static TerminalRenderer renderer(
      Console console, Settings settings, List<AgentEvent> earlier) {
    PlanPlace plan =
        switch (settings.get(Keys.PLANNING)) {
          case OFF, ON -> PlanPlace.ACTIVITY;
          case ONLY -> PlanPlace.ANSWER;
        };
    var renderer = new TerminalRenderer(console, settings.get(Keys.VERBOSITY), plan);
    renderer.recall(earlier);
    return renderer;
  }

  /** What was allowed in the project of a task. */
  public static Grants grants(Invocation task) {
    var file = new GrantFile(Directories.of(task.shell()).state());
    return Grants.load(file, task.workspace(), task.shell().clock());
  }

  /** A program that reads JSON is not asked anything. */
  private static Terminals terminals(Invocation task) {
    Terminals all = Consoles.terminals(task.shell());
    return switch (task.format()) {
      case TEXT -> all;
      case JSON -> new Terminals(false, all.out(), all.err());
    };
  }
}
