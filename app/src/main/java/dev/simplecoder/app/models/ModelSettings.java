package dev.simplecoder.app.models;

import dev.simplecoder.app.http.HttpTimeouts;
import dev.simplecoder.app.http.ServerAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the models are and how they are to be used.
 *
 * @param baseUrl the server's address, with or without {@code /v1}
 * @param place whether the person has named it
 * @param others addresses of further servers, whose models can be used too
 * @param kind null to find out
 * @param model as the server names it; null for the best that is there
 * @param apiKey sent as a bearer token to this server and no other, or null
 * @param contextTokens the window to ask for; null for {@value #DEFAULT_CONTEXT_TOKENS}, or what
 *     the model is loaded with. A model with a smaller one gets that
 * @param temperature 0 makes small models repeat themselves without end, and the servers' default
 *     of 0.8 breaks the form of calls; 0.2 is between
 * @param seed null for a new one each time
 * @param think whether a model that can think aloud shall; null for its own default
 */
public record ModelSettings(
    URI baseUrl,
    Place place,
    List<URI> others,
    @Nullable ServerKind kind,
    @Nullable String model,
    @Nullable String apiKey,
    @Nullable Integer contextTokens,
    double temperature,
    @Nullable Integer seed,
    @Nullable Boolean think,
    Duration keepAlive,
    HttpTimeouts timeouts) {

  public ModelSettings {
    others = List.copyOf(others);
  }

  public static final int DEFAULT_CONTEXT_TOKENS = 16_384;
  public static final double DEFAULT_TEMPERATURE = 0.2;
  public static final Duration DEFAULT_KEEP_ALIVE = Duration.ofMinutes(30);

  /** Where a server's address comes from. */
  public enum Place {
    /** Somebody named it: there or nowhere. */
    NAMED,
    /** Where one usually is; without one, our own engine does. */
    USUAL
  }

  /** What holds where a person says no more than the address. */
  public static ModelSettings at(URI baseUrl) {
    return new ModelSettings(
        baseUrl,
        Place.NAMED,
        List.of(),
        null,
        null,
        null,
        null,
        DEFAULT_TEMPERATURE,
        null,
        null,
        DEFAULT_KEEP_ALIVE,
        HttpTimeouts.PATIENT);
  }

  /** The same, for a model of this name. */
  public ModelSettings withModel(String name) {
    return asked(name, temperature, seed, think);
  }

  /** The same, with replies that are drawn in this way. */
  public ModelSettings withSampling(double otherTemperature, int otherSeed) {
    return asked(model, otherTemperature, otherSeed, think);
  }

  /** The same, for a model that thinks or does not. */
  public ModelSettings withThink(@Nullable Boolean other) {
    return asked(model, temperature, seed, other);
  }

  /** The same at another server alone, of this kind. */
  public ModelSettings withServer(URI address, @Nullable ServerKind other) {
    return alone(address, Place.NAMED, other, apiKey);
  }

  /** The same at another server, which is not shown the key. */
  ModelSettings elsewhere(URI address) {
    return alone(address, Place.NAMED, null, null);
  }

  /** The same for our own engine. */
  ModelSettings onThisMachine() {
    return alone(baseUrl, Place.USUAL, ServerKind.ENGINE, null);
  }

  /** Those with which a model is asked: only the server itself is shown its key. */
  ModelSettings of(Choice.One chosen) {
    return chosen.server().equals(ServerAddress.root(baseUrl)) ? this : elsewhere(chosen.server());
  }

  /** At the same servers, asked otherwise. */
  private ModelSettings asked(
      @Nullable String otherModel,
      double otherTemperature,
      @Nullable Integer otherSeed,
      @Nullable Boolean otherThink) {
    return new ModelSettings(
        baseUrl,
        place,
        others,
        kind,
        otherModel,
        apiKey,
        contextTokens,
        otherTemperature,
        otherSeed,
        otherThink,
        keepAlive,
        timeouts);
  }

  /** Asked alike, at one server and no other. */
  private ModelSettings alone(
      URI address, Place otherPlace, @Nullable ServerKind otherKind, @Nullable String otherKey) {
    return new ModelSettings(
        address,
        otherPlace,
        List.of(),
        otherKind,
        model,
        otherKey,
        contextTokens,
        temperature,
        seed,
        think,
        keepAlive,
        timeouts);
  }
}
