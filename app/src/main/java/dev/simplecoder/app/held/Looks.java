package dev.simplecoder.app.held;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.gate.Gate;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.render.EventReader;
import dev.simplecoder.app.store.SessionName;
import dev.simplecoder.app.store.Sessions;
import dev.simplecoder.app.store.decisions.GateRecords;
import dev.simplecoder.app.store.decisions.GateRow;
import dev.simplecoder.tools.WrittenLines;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what became of the changes that were shown lately, whenever the person does the next
 * thing: nothing watches the files in between.
 */
public final class Looks {

  /** From when on another look is worth it. */
  private static final List<Duration> POINTS =
      List.of(
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Label.SETTLED);

  /** After so long without a decision there will be none. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** A task and its review take no longer, as a rule. */
  private static final Duration RECENT = Duration.ofHours(1);

  /** More than are judged in that time. */
  private static final int LAST = 100;

  private static final double HALF = 0.5;

  private final GateRecords records;
  private final Sessions sessions;
  private final Files files;

  /** The files as they are now. */
  public interface Files {

    /** Null where there is none, or none that can be read. */
    @Nullable String text(WorkspacePath path);

    /** When it was written last; empty likewise. */
    Optional<Instant> changed(WorkspacePath path);
  }

  public Looks(GateRecords records, Sessions sessions, Files files) {
    this.records = records;
    this.sessions = sessions;
    this.files = files;
  }

  /**
   * What was written, and when.
   *
   * @param until a task has written one of the same files again, or the person would have edited
   *     them by then
   */
  private record Applied(Instant at, Instant until, ChangeSet changes) {}

  /**
   * Looks once.
   *
   * @param session in which something is asked next; empty where nothing is
   * @param workspace whose changes are looked at
   */
  public void look(String session, String workspace, Instant now) throws IOException {
    for (GateRow row : records.figures(LAST)) {
      if (row.decision().kind().isOfFiles()
          && row.isShown()
          && now.isBefore(row.decision().at().plus(RECENT))) {
        look(row, session, workspace, now);
      }
    }
  }

  /**
   * The person asks the next thing in a session, which may say what they make of the answer before.
   *
   * @param request blank where a task goes on that was left
   */
  public void asked(String session, String request) throws IOException {
    if (request.isBlank()) {
      return;
    }
    Optional<GateRow> last = answerBefore(session);
    if (last.isPresent()) {
      GateRow row = last.get();
      records.add(row.id(), Label.of(Reaction.of(request(row), request)));
    }
  }

  /** The person takes what is offered in a session: those are not their words on the answer. */
  public void tookOffer(String session) {
    answerBefore(session).ifPresent(row -> records.add(row.id(), Label.of(Label.Word.CENSORED)));
  }

  /** The last that was said in a session, where nobody has reacted to it. */
  private Optional<GateRow> answerBefore(String session) {
    return records.figures(LAST).stream()
        .filter(row -> row.decision().session().equals(session))
        .filter(row -> row.decision().kind().isAsked()) // offers come after an answer
        .reduce((_, later) -> later)
        .filter(row -> row.decision().kind().isInWords() && row.isShown())
        .filter(row -> row.label().isEmpty());
  }

  /** That was answered; empty where the session was deleted. */
  private String request(GateRow row) throws IOException {
    String request = "";
    for (EventReader.Line line : lines(row.decision().session())) {
      if (line.event() instanceof AgentEvent.TaskStarted started
          && !row.decision().at().isBefore(line.at())) {
        request = started.request();
      }
    }
    return request;
  }

  /** The person has decided, though late, on what was shown last in a session. */
  public void decided(String session, Label.Word word) {
    records.figures(LAST).stream()
        .filter(row -> row.decision().session().equals(session))
        .filter(row -> row.decision().kind().isOfFiles() && row.isShown())
        .reduce((_, last) -> last)
        .filter(Looks::isUndecided)
        .ifPresent(row -> records.add(row.id(), Label.of(word)));
  }

  private static boolean isUndecided(GateRow row) {
    return row.label()
        .filter(label ->
            switch (label.word()) {
              case IGNORED, CENSORED -> false;
              case ACCEPTED, EDITED, REJECTED, REVERTED -> true;
            })
        .isEmpty();
  }

  private void look(GateRow row, String session, String workspace, Instant now) throws IOException {
    Optional<Label> known = row.label();
    if (known.isEmpty()) {
      boolean wasOnlyPrinted = row.overruled().equals(Optional.of(Gate.Overrule.ASKED_TO_SEE));
      boolean isLeft =
          row.decision().session().equals(session)
              || PATIENCE.compareTo(Duration.between(row.decision().at(), now)) <= 0;
      if (isLeft && !wasOnlyPrinted) {
        records.add(row.id(), Label.of(Label.Word.IGNORED));
      }
    } else if (known.get().word() == Label.Word.ACCEPTED) {
      Optional<Applied> applied = applied(row, workspace);
      if (applied.isPresent()) {
        label(row.id(), known.get(), applied.get(), now);
      }
    }
  }

  private void label(long id, Label before, Applied applied, Instant now) {
    Duration since = Duration.between(applied.at(), now);
    long points = POINTS.stream().filter(point -> point.compareTo(since) <= 0).count();
    double lastLook =
        before.survival().stream().mapToDouble(Label.Survived::seconds).max().orElse(0);
    if (Label.SETTLED.toSeconds() <= lastLook) {
      return;
    }
    double seconds = since.toMillis() / 1000.0;
    double share = survival(applied.changes());
    boolean isReverted = share < HALF && since.compareTo(Label.SETTLED) <= 0;
    if (isReverted || before.survival().size() < points) {
      Instant from = applied.at().plusMillis(Math.round(1000 * lastLook));
      records.add(
          id,
          new Label(
              isReverted ? Label.Word.REVERTED : Label.Word.ACCEPTED,
              OptionalDouble.empty(),
              Label.Focus.UNKNOWN,
              editing(applied, from, now, before.editSeconds()),
              isReverted ? OptionalDouble.of(seconds) : OptionalDouble.empty(),
              List.of(new Label.Survived(seconds, share)),
              Label.Tests.UNKNOWN));
    }
  }

  /**
   * All in all.
   *
   * @param from when it was looked before
   */
  private OptionalDouble editing(Applied applied, Instant from, Instant now, OptionalDouble known) {
    var when = now.isBefore(applied.until()) ? EditingTime.Now.WITHIN : EditingTime.Now.AFTER;
    List<Instant> changed =
        applied.changes().changes().stream()
            .flatMap(change -> files.changed(change.path()).stream())
            .toList();
    OptionalDouble more = EditingTime.seconds(from, applied.until(), when, changed);
    return more.isPresent() ? OptionalDouble.of(known.orElse(0) + more.getAsDouble()) : known;
  }

  /** In the mean of the files. */
  private double survival(ChangeSet changes) {
    return changes.changes().stream()
        .mapToDouble(change -> new WrittenLines(change).survival(files.text(change.path())))
        .average()
        .orElse(1);
  }

  /** The first that reached the disk after the verdict; empty where it is of another workspace. */
  private Optional<Applied> applied(GateRow row, String workspace) throws IOException {
    ChangeSet proposed = ChangeSet.EMPTY;
    boolean isHere = false;
    Optional<Applied> applied = Optional.empty();
    for (EventReader.Line line : lines(row.decision().session())) {
      switch (line.event()) {
        case AgentEvent.SessionOpened opened -> isHere = opened.workspace().equals(workspace);
        case AgentEvent.ChangesProposed(ChangeSet changes, String _) -> proposed = changes;
        case AgentEvent.ChangesApplied(List<WorkspacePath> paths, String _)
            when !line.at().isBefore(row.decision().at()) -> {
          if (applied.isPresent()) {
            applied = Optional.of(until(line.at(), paths, applied.get()));
            continue;
          }
          if (!isHere) {
            return Optional.empty();
          }
          List<FileChange> written =
              proposed.changes().stream().filter(change -> paths.contains(change.path())).toList();
          Instant settled = line.at().plus(Label.SETTLED);
          applied = Optional.of(new Applied(line.at(), settled, new ChangeSet(written)));
        }
        default -> {}
      }
    }
    return applied;
  }

  /** What a task writes is not edited by the person. */
  private static Applied until(Instant at, List<WorkspacePath> paths, Applied applied) {
    boolean isAgain = applied.changes().paths().stream().anyMatch(paths::contains);
    return isAgain && at.isBefore(applied.until())
        ? new Applied(applied.at(), at, applied.changes())
        : applied;
  }

  /** None where the session was deleted. */
  private List<EventReader.Line> lines(String session) throws IOException {
    return sessions.find(session) instanceof Sessions.Found.One(SessionName name)
        ? sessions.read(name).lines()
        : List.of();
  }
}
