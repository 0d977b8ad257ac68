package dev.simplecoder.app.held;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.AgentEvent.ChangesWithheld;
import dev.simplecoder.app.render.EventReader;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.SessionName;
import dev.simplecoder.app.store.SessionOutline;
import dev.simplecoder.app.store.Sessions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was held back in the tasks of a workspace, as its sessions have it. */
public final class HeldBack {

  /** What lies longer back is hardly asked for. */
  private static final int MOST_SESSIONS = 50;

  private final Sessions sessions;
  private final Path workspace;

  public HeldBack(Sessions sessions, Path workspace) {
    this.sessions = sessions;
    this.workspace = workspace;
  }

  /** One change set, and where it is recorded. */
  public record One(SessionName session, Instant at, ChangesWithheld changes) {}

  /** Newest first, also what gave way to another model. */
  public List<One> all() throws IOException {
    List<One> all = new ArrayList<>();
    for (SessionName name : newest()) {
      all.addAll(in(name));
    }
    return all;
  }

  /** The newest that was held back in the end. */
  public One last() throws IOException {
    for (SessionName name : newest()) {
      Optional<One> kept =
          in(name).stream()
              .filter(one -> one.changes().next() == ChangesWithheld.Next.KEPT)
              .findFirst();
      if (kept.isPresent()) {
        return kept.get();
      }
    }
    throw new UserError(
        "nothing was held back in this workspace",
        "What gave way to another model is listed by: simplecoder show all");
  }

  /**
   * Whether something that did not pass was held back in the end, as its session says: what gave
   * way to another model may come back.
   *
   * @param id of the change set
   */
  public static boolean isKept(Sessions sessions, String session, String id) throws IOException {
    boolean isKept = false;
    if (sessions.find(session) instanceof Sessions.Found.One(SessionName name)) {
      for (EventReader.Line line : sessions.read(name).lines()) {
        if (line.event() instanceof ChangesWithheld changes && changes.id().equals(id)) {
          isKept = changes.next() == ChangesWithheld.Next.KEPT;
        }
      }
    }
    return isKept;
  }

  /** By its id. */
  public One named(String id) throws IOException {
    return all().stream()
        .filter(one -> one.changes().id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new UserError(
                "nothing with the id " + id + " was held back in this workspace",
                "What was is listed by: simplecoder show all"));
  }

  private List<SessionName> newest() throws IOException {
    return sessions.names().stream().limit(MOST_SESSIONS).toList();
  }

  /** What gave way to another model and came back in the end is there once. */
  private List<One> in(SessionName name) throws IOException {
    Set<String> ids = new HashSet<>();
    List<One> found = new ArrayList<>();
    if (SessionOutline.of(sessions.outline(name)).isOf(workspace)) {
      for (EventReader.Line line : sessions.read(name).lines()) {
        AgentEvent event = line.event();
        if (event instanceof ChangesWithheld changes) {
          found.addFirst(new One(name, line.at(), changes));
        }
      }
    }
    found.removeIf(one -> !one.changes().id().isEmpty() && !ids.add(one.changes().id()));
    return found;
  }
}
