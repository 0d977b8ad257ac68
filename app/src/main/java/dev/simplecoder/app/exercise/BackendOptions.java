package dev.simplecoder.app.exercise;

import dev.simplecoder.app.models.ModelServers;
import dev.simplecoder.app.models.ModelSettings;
import dev.simplecoder.app.models.ServerKind;
import dev.simplecoder.app.sandbox.OpenedSandbox;
import dev.simplecoder.app.sandbox.Sandboxes;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.task.ServedModels;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of commands that have attempts made, and the backend that they ask for. */
public final class BackendOptions {

  private static final String BACKEND = "--backend";
  private static final String HOSTS = "--hosts";

  private BackendOptions() {}

  /** To be added to the command, which has an option of its own for the models. */
  public static List<OptionSpec> specs() {
    return List.of(
        OptionSpec.builder(BACKEND)
            .arity("1")
            .type(String.class)
            .paramLabel("KIND")
            .description(
                "local: an Ollama server and the sandbox of the settings (the default); remote:"
                    + " OpenAI-compatible servers, and the Sandbox Fusion server at sandbox_url.")
            .build(),
        OptionSpec.builder(HOSTS)
            .arity("1")
            .type(String.class)
            .paramLabel("URL,URL")
            .description(
                "Ask the models of these servers (default: base_url of the settings); a model that"
                    + " several have is asked at the one that has least to do.")
            .build());
  }

  /**
   * Opens what was asked for.
   *
   * @param models by their names; none for all that the servers have
   * @throws UserError where an option says nothing that is known, or something is not there
   */
  public static Backend open(
      List<String> models, ParseResult parsed, Settings settings, Shell shell)
      throws InterruptedException {
    String kind = parsed.matchedOptionValue(BACKEND, "local");
    var servers = new ModelServers(shell.clock(), Thread::sleep, new Random());
    return switch (kind) {
      case "local" ->
          Backend.open(
              servers,
              hosts(parsed, settings, ServedModels.settings(settings).kind()),
              models,
              Sandboxes.open(settings, shell),
              shell.clock());
      case "remote" ->
          Backend.open(
              servers,
              hosts(parsed, settings, ServerKind.OPEN_AI),
              models,
              fusion(settings, shell),
              shell.clock());
      default ->
          throw new UserError(
              BACKEND + ": expected local or remote, found \"" + kind + "\"",
              "Leave it away for local.");
    };
  }

  private static List<ModelSettings> hosts(
      ParseResult parsed, Settings settings, @Nullable ServerKind kind) {
    ModelSettings usual = ServedModels.settings(settings);
    String given = parsed.matchedOptionValue(HOSTS, usual.baseUrl().toString());
    return Arrays.stream(given.split(",", -1))
        .map(host -> usual.withServer(address(host.strip()), kind))
        .toList();
  }

  private static URI address(String given) {
    if (!given.matches("https?://[^\\s,/]+(/\\S*)?")) {
      throw new UserError(
          HOSTS + ": expected addresses with commas between them, found \"" + given + "\"",
          "One is like http://127.0.0.1:11434.");
    }
    return URI.create(given);
  }

  private static OpenedSandbox fusion(Settings settings, Shell shell) throws InterruptedException {
    URI server =
        settings
            .find(Keys.SANDBOX_URL)
            .orElseThrow(() ->
                new UserError(
                    "--backend remote, and nothing says where the Sandbox Fusion server is",
                    "Set sandbox_url to its address, such as http://127.0.0.1:8080, in your"
                        + " config.toml (simplecoder config path names it)."));
    return Sandboxes.at(server, shell);
  }
}
