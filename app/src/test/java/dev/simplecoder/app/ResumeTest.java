package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import dev.simplecoder.app.play.StepsPlayer;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.Installation;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A session is its file, so a process that was killed is a file that ends somewhere: the program
 * but for its process goes on with files that end anywhere.
 */
class ResumeTest {

  @TempDir Path scratch;
  private OllamaServer server;
  private Path workspace;
  private Path home;
  private FakeShell shell;

  @BeforeEach
  void start() throws IOException {
    server = OllamaServer.start();
    workspace = Files.createDirectory(scratch.resolve("workspace"));
    home = scratch.resolve("home");
    shell = new FakeShell(workspace);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whateverByteTheFileEndsAtTheChangesAreTheSame() throws Exception {
    server.otherwise(StepsPlayer.sixFiles());
    assertEquals(ExitCode.DONE, run("--yes", "write six files"));
    Map<String, String> files = files();
    assertEquals(6, files.size());
    byte[] whole = Files.readAllBytes(session());
    int first = end(whole, "\"type\":\"task_started\"");
    int last = whole.length - after(whole, "\"type\":\"changes_applied\"");

    long seed = 20261121;
    var random = new Random(seed);
    for (int i = 0; i < 16; i++) {
      int end = i == 0 ? first : random.nextInt(first, last);
      forgetFiles();
      Files.write(session(), Arrays.copyOf(whole, end));
      String message = "seed " + seed + ", ended at " + end;
      assertEquals(ExitCode.DONE, run("--yes", "--resume", "last"), () -> message + shell.err());
      assertEquals(files, files(), message);
    }
  }

  @Test
  void aSessionThatIsDoneNeedsANewTask() throws Exception {
    server.reply(OllamaReply.text("Hello."), OllamaReply.text("Hello again."));
    assertEquals(ExitCode.DONE, run("say hello"));

    assertRefused("has no unfinished task", "--continue");

    assertEquals(ExitCode.DONE, run("--continue", "and again"));
    assertEquals("Hello again.\n", shell.out());
    assertEquals(
        List.of("say hello", "Hello.", "and again"),
        server
            .chats()
            .getLast()
            .path("messages")
            .valueStream()
            .skip(1)
            .map(message -> message.path("content").asText())
            .toList());
  }

  @Test
  void aCopyLeavesTheSessionAsItIs() throws Exception {
    server.reply(OllamaReply.text("Hello."), OllamaReply.text("Hello again."));
    assertEquals(ExitCode.DONE, run("say hello"));
    Path old = session();
    Path named = old.resolveSibling("20200101T000000Z-old.jsonl");
    Files.move(old, named);
    String before = Files.readString(named);

    assertEquals(ExitCode.DONE, run("--resume", "old", "--fork", "and again"), () -> shell.err());

    assertEquals(before, Files.readString(named));
    assertTrue(Files.readString(old).startsWith(before));
  }

  @Test
  void whatIsNoSessionOfThisWorkspaceIsSaid() throws Exception {
    server.reply(OllamaReply.text("Hello."));
    assertRefused("no task was done in " + workspace, "--continue");
    assertRefused("there is no session 2020-zz", "--resume", "2020-zz");

    assertEquals(ExitCode.DONE, run("say hello"));
    String name = session().getFileName().toString().replace(".jsonl", "");
    workspace = Files.createDirectory(scratch.resolve("other"));
    assertRefused("the session has the workspace", "--resume", name, "again");
  }

  @Test
  void aFileThatChangedMeanwhileIsLeftAsItIs() throws Exception {
    server.reply(
        OllamaReply.toolCall("write_file", Map.of("path", "a.txt", "content", "model\n")),
        OllamaReply.status(404, "gone"));
    assertEquals(ExitCode.MODEL, run("--yes", "write a.txt"));
    Files.writeString(workspace.resolve("a.txt"), "person\n");
    server.reply(OllamaReply.text("Done."));

    run("--yes", "--continue");

    assertEquals(Map.of("a.txt", "person\n"), files());
    assertTrue(shell.err().contains("a.txt has changed since"), shell.err());
  }

  private void assertRefused(String why, String... arguments) {
    UserError refused = assertThrows(UserError.class, () -> run(arguments));
    assertTrue(String.valueOf(refused.getMessage()).contains(why), refused::getMessage);
  }

  private ExitCode run(String... arguments) throws IOException, InterruptedException {
    shell =
        new FakeShell(workspace)
            .withHome(home)
            .with("SIMPLECODER_BASE_URL", server.baseUrl().toString())
            .with("SIMPLECODER_VERIFY", "off")
            .with("SIMPLECODER_PROBE", "false");
    var installation = new Installation("test", "25", scratch, "", "");
    return Wiring.program(installation, InstantSource.fixed(FakeShell.NOW))
        .run(List.of(arguments), shell.shell());
  }

  private Path session() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .filter(file -> file.toString().endsWith(".jsonl") && file.toString().contains("Z-"))
          .max((one, other) -> one.compareTo(other))
          .orElseThrow();
    }
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> each = Files.list(workspace)) {
      for (Path file : (Iterable<Path>) each::iterator) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }

  private void forgetFiles() throws IOException {
    for (String name : files().keySet()) {
      Files.delete(workspace.resolve(name));
    }
  }

  /** Behind the line that has {@code text}. */
  private static int end(byte[] bytes, String text) {
    return bytes.length
        - after(bytes, text)
        + new String(bytes, StandardCharsets.UTF_8)
            .substring(bytes.length - after(bytes, text))
            .indexOf('\n')
        + 1;
  }

  /** How many bytes there are from {@code text} to the end. */
  private static int after(byte[] bytes, String text) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    return all.length() - all.indexOf(text);
  }
}
