package dev.simplecoder.app.models;

import dev.simplecoder.app.http.HttpTimeouts;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings and choices for the tests of the models, each with one thing that is not usual. */
final class Prepared {

  private Prepared() {}

  static ModelSettings naming(OllamaServer server, String model) {
    return ModelSettings.at(server.baseUrl()).withModel(model);
  }

  static ModelSettings holding(OllamaServer server, int tokens) {
    return settings(server.baseUrl(), null, tokens, HttpTimeouts.PATIENT);
  }

  static ModelSettings withKey(OllamaServer server, String key) {
    return settings(server.baseUrl(), key, null, HttpTimeouts.PATIENT);
  }

  static ModelSettings thinking(OllamaServer server, boolean aloud) {
    return ModelSettings.at(server.baseUrl()).withThink(aloud);
  }

  static ModelSettings waiting(URI server, HttpTimeouts timeouts) {
    return settings(server, null, null, timeouts);
  }

  /** The usual model with a window of 16,384 tokens, without a question to the server. */
  static Choice.One choice(URI server, ServerKind kind) {
    return choice(server, kind, "0.30.0", OllamaModelCard.CODER, 16_384);
  }

  static Choice.One choice(
      URI server, ServerKind kind, String version, OllamaModelCard card, int window) {
    var model =
        new ServedModel(
            card.name(), "", card.capabilities(), card.contextLength(), 0, "", "", "", null);
    return new Choice.One(server, kind, version, model, window, "asked for");
  }

  private static ModelSettings settings(
      URI server, @Nullable String key, @Nullable Integer tokens, HttpTimeouts timeouts) {
    ModelSettings usual = ModelSettings.at(server);
    return new ModelSettings(
        server,
        ModelSettings.Place.NAMED,
        List.of(),
        null,
        null,
        key,
        tokens,
        usual.temperature(),
        null,
        null,
        usual.keepAlive(),
        timeouts);
  }
}
