package dev.simplecoder.app.review;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.review.Person.Ending;
import dev.simplecoder.app.shell.Refusal;
import dev.simplecoder.tools.apply.ApplyOutcome;
import dev.simplecoder.tools.apply.Stopped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Takes a task's changes to the disk if they may go there, and keeps them otherwise. */
public final class ChangeReview {

  private final StagedChanges staged;
  private final StandingGrants grants;
  private final Person person;
  private final FileEditor editor;
  private final KeptChanges kept;
  private final Undecided undecided;
  private final EventSink events;

  public ChangeReview(
      StagedChanges staged,
      StandingGrants grants,
      Person person,
      FileEditor editor,
      KeptChanges kept,
      Undecided undecided,
      EventSink events) {
    this.staged = staged;
    this.grants = grants;
    this.person = person;
    this.editor = editor;
    this.kept = kept;
    this.undecided = undecided;
    this.events = events;
  }

  /** Whether the person said beforehand that changes go to the disk. */
  public enum Consent {
    ASK,
    /** {@code --yes}: a finished task's changes are applied, unless they break something. */
    GIVEN
  }

  /** What becomes of changes that the person does not decide on. */
  public enum Undecided {
    KEPT_AS_PATCH,
    /** They are decided on later in the same session. */
    STAY_STAGED,
    /** They are worth nothing any more, and nothing is said of them. */
    DROPPED
  }

  /** What became of the changes. */
  public enum Verdict {
    NOTHING_TO_APPLY,
    APPLIED,
    /** They are kept as a patch; the program does not end with 0. */
    NOT_APPLIED,
    /** The same, since the gate holds them back and the person did not want to see them. */
    WITHHELD,
    /** They stay staged. */
    UNDECIDED
  }

  /**
   * Blocks while the person decides. An interrupt decides nothing: the changes stay staged, or are
   * kept as a patch and the interrupt is passed on.
   *
   * @param shown what trying the changes out has come to
   */
  public Verdict review(Stop stop, Evidence.Verdict shown, Consent consent)
      throws InterruptedException {
    if (staged.changes().isEmpty()) {
      return Verdict.NOTHING_TO_APPLY;
    }
    if (stop instanceof Stop.Interrupted) {
      switch (undecided) {
        case STAY_STAGED -> {
          return leave();
        }
        case DROPPED -> {
          return drop();
        }
        case KEPT_AS_PATCH -> {}
      }
    }
    return proposed(ending(stop, shown), consent);
  }

  private Verdict proposed(Ending ending, Consent consent) throws InterruptedException {
    propose();
    try {
      return decide(ending, consent);
    } catch (InterruptedException interrupted) {
      switch (undecided) {
        case STAY_STAGED -> {
          return leave();
        }
        case DROPPED -> drop();
        case KEPT_AS_PATCH -> keep("interrupted");
      }
      throw interrupted;
    }
  }

  /**
   * The gate holds the changes back. Who sits at a terminal is asked whether to see them all the
   * same, and then decides as ever. Blocks and is interrupted like {@link #review}.
   *
   * @param asked is called where the person wants to see them
   */
  public Verdict withhold(AgentEvent.ChangesWithheld withheld, Consent consent, Runnable asked)
      throws InterruptedException {
    try {
      if (consent == Consent.ASK && person.canBeAsked() && person.wantsToSee(withheld.why())) {
        asked.run();
        propose();
        return ask(Ending.WITHHELD);
      }
    } catch (InterruptedException interrupted) {
      keep(withheld, _ -> {});
      if (undecided == Undecided.STAY_STAGED) {
        return Verdict.WITHHELD;
      }
      throw interrupted;
    }
    keep(withheld, _ -> {});
    return Verdict.WITHHELD;
  }

  /** The person sees what was held back before, and decides; blocks like {@link #review}. */
  public Verdict show() throws InterruptedException {
    return proposed(Ending.WITHHELD, Consent.ASK);
  }

  /**
   * Nobody has asked for the changes: the person sees them, and only their word on these applies
   * them, whatever they have allowed. Blocks like {@link #review}.
   */
  public Verdict offer() throws InterruptedException {
    return staged.changes().isEmpty() || !person.canBeAsked()
        ? drop()
        : proposed(Ending.UNASKED, Consent.ASK);
  }

  /** Forgets the changes without a word to the person. */
  public Verdict drop() {
    if (staged.changes().isEmpty()) {
      return Verdict.NOTHING_TO_APPLY;
    }
    staged.discard();
    events.accept(new AgentEvent.ChangesDropped("given up"));
    return Verdict.NOT_APPLIED;
  }

  /** Keeps what there is as a patch, where the task broke down and nothing can be decided. */
  public void rescue() {
    if (!staged.changes().isEmpty()) {
      keep("the task broke down");
    }
  }

  /** The person does not want the changes: they are kept as a patch. */
  public void discard() {
    keep("discarded");
  }

  private static Ending ending(Stop stop, Evidence.Verdict shown) {
    if (!(stop instanceof Stop.Done)) {
      return Ending.UNFINISHED;
    }
    return switch (shown) {
      case BROKEN -> Ending.BROKEN;
      case PASSED, NO_WORSE, UNKNOWN -> Ending.FINISHED;
    };
  }

  private Verdict decide(Ending ending, Consent consent) throws InterruptedException {
    return switch (ending) {
      case FINISHED -> {
        if (consent == Consent.GIVEN) {
          yield apply();
        }
        Optional<String> standing = grants.standing();
        if (standing.isPresent()) {
          person.tell("applying without a question: " + standing.get());
          yield apply();
        }
        yield person.canBeAsked()
            ? ask(ending)
            : keep("there is no terminal to ask at; --yes applies without a question");
      }
      case BROKEN ->
          consent == Consent.ASK && person.canBeAsked()
              ? ask(ending)
              : keep("it breaks what worked, so it does not apply by itself");
      case WITHHELD, UNASKED -> ask(ending);
      case UNFINISHED ->
          consent == Consent.ASK && person.canBeAsked()
              ? ask(ending)
              : keep("the task did not end with an answer, so nothing applies by itself");
    };
  }

  private Verdict ask(Ending ending) throws InterruptedException {
    while (true) {
      ChangeSet changes = staged.changes();
      if (changes.isEmpty()) {
        events.accept(new AgentEvent.ChangesDropped("nothing is left to change"));
        return Verdict.NOTHING_TO_APPLY;
      }
      var question =
          new Person.Question(
              changes.paths(), staged.root(), ending, staged.diff(), offered(ending));
      Person.Choice choice = person.decide(question);
      switch (choice) {
        case ONCE -> {
          return apply();
        }
        case SESSION -> {
          grants.allowForSession();
          return apply();
        }
        case PROJECT -> {
          allowForProject();
          return apply();
        }
        case EDIT -> edit(changes);
        case FILES, HUNKS -> {
          Optional<Verdict> verdict = pick(choice);
          if (verdict.isPresent()) {
            return verdict.get();
          }
        }
        case LATER -> {
          return leave();
        }
        case NO, GONE -> {
          return keep(choice == Person.Choice.NO ? "rejected" : "there was no answer");
        }
      }
    }
  }

  private Set<Person.Choice> offered(Ending ending) {
    Set<Person.Choice> offered = EnumSet.allOf(Person.Choice.class);
    if (undecided != Undecided.STAY_STAGED) {
      offered.remove(Person.Choice.LATER);
    }
    if (ending == Ending.UNASKED) {
      offered.removeAll(Set.of(Person.Choice.SESSION, Person.Choice.PROJECT));
    }
    return offered;
  }

  private Verdict leave() {
    person.tell(
        "what would change is still to be decided on: /diff shows it, /apply and /discard decide");
    return Verdict.UNDECIDED;
  }

  private void allowForProject() {
    try {
      grants.allowForProject();
    } catch (IOException failed) {
      person.tell(
          "allowed for this session only, the permission could not be kept: " + Refusal.of(failed));
    }
  }

  /** Applies the parts that the person takes; empty where it was none, or could not be. */
  private Optional<Verdict> pick(Person.Choice choice) throws InterruptedException {
    String whole = staged.diff();
    var grain = choice == Person.Choice.HUNKS ? Picking.Grain.HUNKS : Picking.Grain.FILES;
    try {
      switch (new Picking(staged, person).pick(grain)) {
        case ALL -> {}
        case SOME -> {
          person.tell("all of it, also what you left out, is kept as " + kept.keep(whole));
          propose(); // so that the session has what was taken
        }
        case NOTHING -> {
          person.tell("nothing was taken, so everything is still to be decided on");
          return Optional.empty();
        }
      }
    } catch (IOException failed) {
      person.tell("not taken apart: " + failed.getMessage());
      return Optional.empty();
    }
    return Optional.of(apply());
  }

  private void edit(ChangeSet changes) throws InterruptedException {
    String before = staged.diff();
    try {
      Map<WorkspacePath, String> texts = editor.edit(changes);
      for (Map.Entry<WorkspacePath, String> text : texts.entrySet()) {
        staged.restage(text.getKey(), text.getValue());
      }
    } catch (IOException failed) {
      person.tell("not edited: " + failed.getMessage());
    }
    if (!staged.diff().equals(before)) { // also where a part of it was refused
      propose();
    }
  }

  private Verdict apply() throws InterruptedException {
    return switch (staged.apply()) {
      case ApplyOutcome.Applied(String undoId, List<WorkspacePath> paths) -> {
        events.accept(new AgentEvent.ChangesApplied(paths, undoId));
        yield Verdict.APPLIED;
      }
      case ApplyOutcome.Conflict conflict -> keep(conflict.message());
      case Stopped stopped -> keep(stopped.message());
    };
  }

  private void propose() {
    if (!staged.changes().isEmpty()) {
      events.accept(new AgentEvent.ChangesProposed(staged.changes(), staged.diff()));
    }
  }

  private Verdict keep(String why) {
    keep(new AgentEvent.ChangesDropped(why), this::tellKept);
    return Verdict.NOT_APPLIED;
  }

  /** In a session what was dropped is gone before that is told, so that it does not come again. */
  private void keep(AgentEvent dropped, Consumer<Path> told) {
    String diff = staged.diff();
    try {
      switch (undecided) {
        case STAY_STAGED -> {
          Path file = kept.keep(diff);
          staged.discard();
          events.accept(dropped);
          told.accept(file);
        }
        case KEPT_AS_PATCH, DROPPED -> {
          events.accept(dropped);
          told.accept(kept.keep(diff));
          staged.discard();
        }
      }
    } catch (IOException failed) {
      person.tell(
          "the changes could not be kept, what was shown of them is all there is: "
              + Refusal.of(failed));
    }
  }

  private void tellKept(Path file) {
    String command = "git -C " + quoted(staged.base()) + " apply " + quoted(file);
    person.tell("kept as " + file + "; to apply them: " + command);
  }

  private static String quoted(Path file) {
    String path = file.toString();
    return path.matches("[\\w./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
