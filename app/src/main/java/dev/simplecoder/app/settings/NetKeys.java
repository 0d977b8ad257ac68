package dev.simplecoder.app.settings;

import static dev.simplecoder.app.settings.ProjectRule.never;
import static dev.simplecoder.app.settings.ProjectRule.only;

import dev.simplecoder.app.http.Route;
import java.net.URI;
import java.util.List;

/** What there is to set of the network. */
public final class NetKeys {

  public static final Key<List<URI>> OTHER_SERVERS =
      new Key<>(
          "other_servers",
          Kinds.addresses(),
          List.of(),
          never(),
          "further model servers, whose models can be used too; none is sent the api_key");

  public static final Key<Boolean> OFFLINE =
      new Key<>("offline", Kinds.flag(), false, only(true), "connect to nothing but this machine");

  public static final Key<URI> PROXY =
      new Key<>(
          "proxy",
          Kinds.address(),
          null,
          never(),
          "the HTTP proxy by which models are fetched from the hub");

  public static final Key<URI> HUB_URL =
      new Key<>(
          "hub_url",
          Kinds.address(),
          URI.create("https://huggingface.co"),
          never(),
          "where models are fetched from: Hugging Face or a mirror of it");

  private NetKeys() {}

  /** How servers may be reached. */
  public static Route route(Settings settings) {
    return settings.get(OFFLINE) ? Route.THIS_MACHINE : Route.DIRECT;
  }

  /** How the hub may be reached. */
  public static Route toHub(Settings settings) {
    return settings.get(OFFLINE)
        ? Route.THIS_MACHINE
        : settings.find(PROXY).<Route>map(Route.Proxied::new).orElse(Route.DIRECT);
  }
}
