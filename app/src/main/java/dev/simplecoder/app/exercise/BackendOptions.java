package dev.simplecoder.app.exercise;

import dev.simplecoder.app.models.Engine;
import dev.simplecoder.app.models.ModelServers;
import dev.simplecoder.app.models.ModelSettings;
import dev.simplecoder.app.models.ServerKind;
import dev.simplecoder.app.recorded.RecordedServer;
import dev.simplecoder.app.sandbox.OpenedSandbox;
import dev.simplecoder.app.sandbox.Sandboxes;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.NetKeys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.task.ServedModels;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of commands that have attempts made, and the backend that they ask for. */
public final class BackendOptions {

  private static final String BACKEND = "--backend";
  private static final String HOSTS = "--hosts";
  private static final String RECORDED = "--recorded";
  private static final String SCORES = "--log-probabilities";

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
            .build(),
        OptionSpec.builder(RECORDED)
            .arity("1")
            .type(String.class)
            .paramLabel("DIR")
            .description(
                "Ask recorded models: serve those of DIR meanwhile, as bench serve-recorded does;"
                    + " with --hosts, those are asked that serve DIR there.")
            .build(),
        OptionSpec.builder(SCORES)
            .arity("0")
            .type(boolean.class)
            .description(
                "Ask the servers also how probable their models found each piece of a reply; some"
                    + " refuse that.")
            .build());
  }

  /** The folder whose recorded models are asked; empty where real ones are. */
  public static Optional<Path> recorded(ParseResult parsed, Shell shell) {
    String given = parsed.matchedOptionValue(RECORDED, "");
    if (given.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path folder = shell.directory().resolve(given);
      if (Files.isDirectory(folder)) {
        return Optional.of(folder.toRealPath());
      }
    } catch (InvalidPathException | IOException _) {
      // Said below, like every other path that is no folder.
    }
    throw new UserError(
        RECORDED + ": expected a folder, found \"" + given + "\"",
        "What is in it is told by simplecoder bench --help.");
  }

  /**
   * Opens what was asked for.
   *
   * @param models by their names; none for all that the servers have
   * @throws UserError where an option says nothing that is known, or something is not there
   */
  public static Backend open(
      List<String> models, ParseResult parsed, Settings settings, Shell shell)
      throws IOException, InterruptedException {
    Optional<Path> recorded = recorded(parsed, shell);
    if (recorded.isEmpty() || parsed.hasMatchedOption(HOSTS)) {
      return open(hosts(parsed, settings), models, parsed, settings, shell);
    }
    RecordedServer server = RecordedServer.start(recorded.get(), 0);
    try {
      ModelSettings host =
          ServedModels.settings(settings).withServer(server.address(), ServerKind.OLLAMA);
      return open(List.of(host), models, parsed, settings, shell).closing(server::close);
    } catch (UserError | InterruptedException failed) {
      server.close();
      throw failed;
    }
  }

  private static Backend open(
      List<ModelSettings> hosts,
      List<String> models,
      ParseResult parsed,
      Settings settings,
      Shell shell)
      throws InterruptedException {
    var servers = new ModelServers(shell.clock(), Thread::sleep, new Random(), Engine.NONE);
    OpenedSandbox sandbox =
        isRemote(parsed) ? fusion(settings, shell) : Sandboxes.open(settings, shell);
    Scoring scoring = parsed.hasMatchedOption(SCORES) ? Scoring.WANTED : Scoring.LEFT_OUT;
    return Backend.open(servers, hosts, models, scoring, sandbox, shell.clock());
  }

  private static boolean isRemote(ParseResult parsed) {
    String kind = parsed.matchedOptionValue(BACKEND, "local");
    return switch (kind) {
      case "local" -> false;
      case "remote" -> true;
      default ->
          throw new UserError(
              BACKEND + ": expected local or remote, found \"" + kind + "\"",
              "Leave it away for local.");
    };
  }

  private static List<ModelSettings> hosts(ParseResult parsed, Settings settings) {
    ModelSettings usual = ServedModels.settings(settings);
    @Nullable ServerKind kind = isRemote(parsed) ? ServerKind.OPEN_AI : usual.kind();
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
    return Sandboxes.at(server, shell, NetKeys.route(settings));
  }
}
