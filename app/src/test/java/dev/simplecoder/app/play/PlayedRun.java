package dev.simplecoder.app.play;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.app.command.Program;
import dev.simplecoder.app.models.Json;
import dev.simplecoder.app.models.OllamaServer;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.FakeShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What came of a played task.
 *
 * @param understood calls that were as they should be
 * @param repaired calls that were understood after mending
 * @param refused calls that went back to the model as not understood
 * @param tokens of the prompts after the first, those for a summary included, as the server counted
 *     them
 * @param cachedTokens of them, which began the prompt before
 * @param compactions how often the conversation was made shorter
 * @param truncations how often the server has dropped a part of a prompt
 * @param windows that the server was asked for, each once
 */
public record PlayedRun(
    boolean isAsMeant,
    int steps,
    int understood,
    int repaired,
    int refused,
    int longestPrompt,
    long tokens,
    long cachedTokens,
    int compactions,
    int truncations,
    List<Integer> windows,
    String events) {

  public PlayedRun {
    windows = List.copyOf(windows);
  }

  /** Runs the program on the task, in a folder of its own below {@code scratch}. */
  public static PlayedRun of(
      Program program, Path scratch, PlayedTask task, DialectName dialect, int window, Shape shape)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(scratch, "run");
    Path workspace = Files.createDirectory(folder.resolve("workspace"));
    Files.createDirectory(workspace.resolve(".git"));
    write(workspace, task.files());
    try (var server = OllamaServer.start().counting()) {
      server.otherwise(new TaskPlayer(task, dialect, shape));
      FakeShell shell =
          new FakeShell(workspace)
              .withHome(folder.resolve("home"))
              .with("SIMPLECODER_BASE_URL", server.baseUrl().toString())
              .with("SIMPLECODER_DIALECT", dialect.name().toLowerCase(Locale.ROOT))
              .with("SIMPLECODER_NUM_CTX", String.valueOf(window))
              .with("SIMPLECODER_PROBE", "false")
              .with("SIMPLECODER_VERIFY", "off");
      ExitCode end = program.run(List.of("--json", "--yes", task.request()), shell.shell());
      boolean isAsMeant = end == ExitCode.DONE && holds(workspace, task.after());
      return read(isAsMeant, shell.out(), server.truncations(), windows(server));
    }
  }

  private static void write(Path workspace, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = workspace.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private static boolean holds(Path workspace, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = workspace.resolve(file.getKey());
      if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static List<Integer> windows(OllamaServer server) {
    return server.chats().stream()
        .map(chat -> chat.path("options").path("num_ctx").asInt())
        .distinct()
        .toList();
  }

  private static PlayedRun read(
      boolean isAsMeant, String events, int truncations, List<Integer> windows) {
    List<JsonNode> all = events.lines().map(Json::read).toList();
    List<JsonNode> replies =
        all.stream().filter(event -> event.path("type").asText().equals("answered")).toList();
    List<JsonNode> calls = new ArrayList<>();
    replies.forEach(
        reply -> reply.path("calls").forEach(call -> calls.add(call.path("arguments"))));
    int refused = (int) calls.stream().filter(call -> call.hasNonNull("problem")).count();
    int repaired =
        (int)
            calls.stream()
                .filter(call -> !call.hasNonNull("problem") && call.hasNonNull("repair"))
                .count();
    List<JsonNode> usages =
        all.stream().filter(event -> event.has("usage")).map(event -> event.path("usage")).toList();
    return new PlayedRun(
        isAsMeant,
        replies.size(),
        calls.size() - repaired - refused,
        repaired,
        refused,
        usages.stream().mapToInt(usage -> usage.path("prompt_tokens").asInt()).max().orElse(0),
        sumAfterTheFirst(usages, "prompt_tokens"),
        sumAfterTheFirst(usages, "cached_tokens"),
        (int) events.lines().filter(line -> line.contains("\"type\":\"compacted\"")).count(),
        truncations,
        windows,
        events);
  }

  private static long sumAfterTheFirst(List<JsonNode> usages, String field) {
    return usages.stream().skip(1).mapToLong(usage -> usage.path(field).asLong()).sum();
  }

  public PlayedRun plus(PlayedRun other) {
    return new PlayedRun(
        isAsMeant && other.isAsMeant,
        steps + other.steps,
        understood + other.understood,
        repaired + other.repaired,
        refused + other.refused,
        Math.max(longestPrompt, other.longestPrompt),
        tokens + other.tokens,
        cachedTokens + other.cachedTokens,
        compactions + other.compactions,
        truncations + other.truncations,
        Stream.concat(windows.stream(), other.windows.stream()).distinct().toList(),
        events + other.events);
  }

  /** What became of the calls, in words. */
  public String calls() {
    List<String> parts = new ArrayList<>();
    if (0 < understood) {
      parts.add(understood + " understood");
    }
    if (0 < repaired) {
      parts.add(repaired + " repaired");
    }
    if (0 < refused) {
      parts.add(refused + " refused");
    }
    return parts.isEmpty() ? "no call" : String.join(", ", parts);
  }

  /** Steps, the longest prompt, and how much of the prompts the server had read before. */
  public String sizes() {
    return "%d steps, %d tokens, %d %%".formatted(steps, longestPrompt, repeatedPercent());
  }

  /** The share of the prompts after the first that the server had read before, rounded down. */
  public long repeatedPercent() {
    return tokens == 0 ? 0 : 100 * cachedTokens / tokens;
  }
}
