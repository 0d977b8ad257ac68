package dev.simplecoder.app.repl;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.app.command.Earlier;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.settings.Key;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Layers;
import dev.simplecoder.app.settings.Layers.Chosen;
import dev.simplecoder.app.settings.Origin;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The session at hand: which one it is, what is set in it, and what it took so far. */
final class LiveSession implements EventSink {

  private final Invocation first;
  private final Map<Key<?>, Chosen> chosen = new LinkedHashMap<>();
  private final Tally tally = new Tally();
  private final LastReply lastReply = new LastReply();
  private final List<String> attached = new ArrayList<>();
  private Settings settings;
  private @Nullable Earlier earlier;
  private boolean holdsBack;

  /** {@code first} is how the program was called; its task is not done here. */
  LiveSession(Invocation first) {
    this.first = first;
    this.settings = first.settings();
    this.earlier = first.earlier();
    for (Key<?> key : Keys.all()) {
      if (settings.origin(key) instanceof Origin.Option(String name)) {
        settings.shown(key).ifPresent(text -> chosen.put(key, new Chosen(name, text)));
      }
    }
  }

  @Override
  public void accept(AgentEvent event) {
    if (event instanceof AgentEvent.SessionOpened opened && !isNamed()) {
      earlier = new Earlier(opened.session(), Earlier.Place.SAME_SESSION);
    }
    if (event instanceof AgentEvent.TaskStarted) {
      holdsBack = false;
    } else if (event instanceof AgentEvent.ChangesWithheld withheld) {
      holdsBack = withheld.next() == AgentEvent.ChangesWithheld.Next.KEPT;
    }
    tally.accept(event);
    lastReply.accept(event);
  }

  /** Whether tasks go on in a session already; what is shown of another then changes nothing. */
  private boolean isNamed() {
    return earlier != null && earlier.place() == Earlier.Place.SAME_SESSION;
  }

  /** The next task of the session. */
  Invocation task(String text) {
    return first.next(settings, text, earlier);
  }

  /** The session and no task, with the model that was asked last; empty where none was. */
  Optional<Invocation> withLastModel() {
    if (earlier == null || tally.model().isEmpty()) {
      return Optional.empty();
    }
    Map<Key<?>, Chosen> next = new LinkedHashMap<>(chosen);
    next.put(Keys.MODEL, new Chosen("the last answer", tally.model()));
    Settings answering = Layers.load(first.shell(), first.workspace(), next);
    return Optional.of(first.next(answering, "", earlier));
  }

  /** What a session is called, once something is recorded of it. */
  Optional<String> id() {
    return Optional.ofNullable(earlier).map(Earlier::id);
  }

  /** The next task begins a session. */
  void begin() {
    earlier = null;
    tally.restart();
  }

  /** The next task goes on with a session in which this happened. */
  void goOn(Earlier other, List<AgentEvent> history) {
    tally.restart();
    history.forEach(this::accept);
    earlier = other;
  }

  Path workspace() {
    return first.workspace();
  }

  Path outputRoot() {
    return first.outputRoot();
  }

  /** Goes with the next message. */
  void attach(String text) {
    attached.add(text);
  }

  /** A message behind what was attached for it. */
  String withAttached(String message) {
    String whole = String.join("\n\n", attached) + (attached.isEmpty() ? "" : "\n\n") + message;
    attached.clear();
    return whole;
  }

  /** Whether the changes of the last task are held back. */
  boolean holdsBack() {
    return holdsBack;
  }

  Settings settings() {
    return settings;
  }

  /**
   * From now on. What is no value of the key is the person's mistake, and changes nothing.
   *
   * @param how what the person typed, for where the value came from
   */
  void set(Key<?> key, String how, String text) {
    Map<Key<?>, Chosen> next = new LinkedHashMap<>(chosen);
    next.put(key, new Chosen(how, text));
    settings = Layers.load(first.shell(), first.workspace(), next);
    chosen.putAll(next);
  }

  LastReply lastReply() {
    return lastReply;
  }

  Tally tally() {
    return tally;
  }

  /** What a subcommand is called from: what was chosen for the session holds for it too. */
  Shell shell() {
    Shell shell = first.shell();
    Map<String, String> environment = new HashMap<>(shell.environment());
    chosen.forEach((key, value) -> environment.put(key.variable(), value.text()));
    return shell.withEnvironment(environment);
  }
}
