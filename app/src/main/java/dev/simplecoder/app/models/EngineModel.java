package dev.simplecoder.app.models;

import dev.simplecoder.agent.model.Delta;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Reply.Reason;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.app.shell.Refusal;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A model that our own engine runs. It is started when it is asked, and asked over OpenAI's
 * protocol; when its process dies, that is a failed reply, and the next question starts another.
 */
final class EngineModel implements Model {

  private final Choice.One chosen;
  private final ModelSettings settings;
  private final InstantSource clock;
  private final Engine engine;
  private @Nullable OpenAiModel running;
  private @Nullable URI address;

  EngineModel(Choice.One chosen, ModelSettings settings, InstantSource clock, Engine engine) {
    this.chosen = chosen;
    this.settings = settings;
    this.clock = clock;
    this.engine = engine;
  }

  @Override
  public String id() {
    return chosen.model().name();
  }

  @Override
  public int contextWindow() {
    return chosen.contextTokens();
  }

  @Override
  public Reply ask(Prompt prompt, Consumer<Delta> onDelta) throws InterruptedException {
    Instant start = clock.instant();
    try {
      return switch (engine.start(id(), contextWindow(), settings.keepAlive())) {
        case Engine.Started.Refused(Problem problem) -> failed(Reason.REFUSED, problem.line(), "");
        case Engine.Started.At(URI at, Duration load) -> {
          Reply reply = at(at).ask(prompt, onDelta);
          Duration waited = load.isZero() ? load : Duration.between(start, clock.instant());
          yield told(loaded(reply, load, waited.minus(reply.usage().total())), at);
        }
      };
    } catch (IOException failed) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return failed(
          Reason.UNREACHABLE, "the engine could not be started: " + Refusal.of(failed), "");
    }
  }

  private OpenAiModel at(URI at) {
    OpenAiModel known = running;
    if (known == null || !at.equals(address)) {
      var one =
          new Choice.One(
              at,
              ServerKind.OPEN_AI,
              chosen.version(),
              chosen.model(),
              chosen.contextTokens(),
              chosen.why());
      known = new OpenAiModel(one, settings, clock, "set num_ctx higher");
      running = known;
      address = at;
    }
    return known;
  }

  /** The engine's process may have ended, which the connection alone does not say. */
  private Reply told(Reply reply, URI at) throws IOException {
    if (!(reply instanceof Reply.Failed failed)) {
      return reply;
    }
    String ending = isBroken(failed.reason()) ? engine.ending(id(), contextWindow()) : "";
    return ending.isEmpty()
        ? new Reply.Failed(
            failed.reason(),
            failed.detail().replace(at.toString(), "the engine"),
            failed.partial(),
            failed.usage())
        : new Reply.Failed(Reason.CUT_OFF, ending, failed.partial(), failed.usage());
  }

  private static boolean isBroken(Reason reason) {
    return reason == Reason.CUT_OFF || reason == Reason.UNREACHABLE;
  }

  /** A question that had to wait for the model to be loaded took that much longer. */
  private static Reply loaded(Reply reply, Duration load, Duration before) {
    return switch (reply) {
      case Reply.Said said -> new Reply.Said(said.message(), loaded(said.usage(), load, before));
      case Reply.Failed failed ->
          new Reply.Failed(
              failed.reason(),
              failed.detail(),
              failed.partial(),
              loaded(failed.usage(), load, before));
    };
  }

  private static Usage loaded(Usage usage, Duration load, Duration before) {
    return load.isZero()
        ? usage
        : new Usage(
            usage.promptTokens(),
            usage.completionTokens(),
            load,
            usage.prefill(),
            usage.decode(),
            usage.firstToken().plus(before),
            usage.total().plus(before),
            usage.reuse());
  }

  private static Reply failed(Reason reason, String detail, String partial) {
    return new Reply.Failed(reason, detail, partial, Usage.NONE);
  }
}
