package dev.simplecoder.app.task;

import dev.simplecoder.app.models.Choice;
import dev.simplecoder.app.models.HttpTimeouts;
import dev.simplecoder.app.models.ModelServers;
import dev.simplecoder.app.models.ModelSettings;
import dev.simplecoder.app.models.Opened;
import dev.simplecoder.app.models.Problem;
import dev.simplecoder.app.models.ServerKind;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Settings;
import org.jspecify.annotations.Nullable;

/** The models of the server that the settings name. */
public final class ServedModels implements Models {

  private final ModelServers servers;

  public ServedModels(ModelServers servers) {
    this.servers = servers;
  }

  @Override
  public Opened open(Settings settings) throws InterruptedException {
    ModelSettings wanted = of(settings);
    return switch (servers.choose(wanted)) {
      case Choice.None(Problem problem) -> new Opened.Refused(problem);
      case Choice.One one -> new Opened.Ready(servers.model(one, wanted), one.why());
    };
  }

  /** What the settings say of models, for every command that asks a server. */
  public static ModelSettings of(Settings settings) {
    return new ModelSettings(
        settings.get(Keys.BASE_URL),
        kind(settings),
        settings.find(Keys.MODEL).orElse(null),
        settings.find(Keys.API_KEY).orElse(null),
        settings.find(Keys.NUM_CTX).orElse(null),
        settings.get(Keys.TEMPERATURE),
        settings.find(Keys.SEED).orElse(null),
        null,
        settings.get(Keys.KEEP_ALIVE),
        new HttpTimeouts(
            HttpTimeouts.PATIENT.connect(),
            settings.get(Keys.FIRST_TOKEN_TIMEOUT),
            settings.get(Keys.IDLE_TIMEOUT),
            settings.get(Keys.TIMEOUT)));
  }

  private static @Nullable ServerKind kind(Settings settings) {
    return switch (settings.get(Keys.SERVER)) {
      case AUTO -> null;
      case OLLAMA -> ServerKind.OLLAMA;
      case OPENAI -> ServerKind.OPEN_AI;
    };
  }
}
