package dev.simplecoder.app.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.simplecoder.app.command.Program;
import dev.simplecoder.app.command.Subcommand;
import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.models.OllamaModelCard;
import dev.simplecoder.app.models.OllamaServer;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchCommandTest {

  @TempDir private Path scratch;
  private Path workspace;
  private FakeShell shell;

  @BeforeEach
  void makeWorkspace() throws IOException {
    workspace = Files.createDirectories(scratch.toRealPath().resolve("work"));
    Files.createDirectories(workspace.resolve(".git"));
    file(
        "shop.py",
        """
        class Shop:
            # The sum of all prices.
            def total_price(self, items):
                \treturn sum(item.price for item in items)
        """);
    file("tax.py", "def add_tax(amount, rate):\n    return amount * (1 + rate) # \u001b[2J\n");
    file("image.bin", "\0\0");
    file(".env", "PRICE_KEY=total\n");
    shell = new FakeShell(workspace).withHome(Files.createDirectories(scratch.resolve("home")));
  }

  private void file(String path, String text) throws IOException {
    Files.writeString(workspace.resolve(path), text);
  }

  private ExitCode run(String... words) throws IOException, InterruptedException {
    return new Program(
            "1",
            _ -> ExitCode.DONE,
            List.of(
                new Subcommand("search", "", SearchCommand::new),
                new Subcommand("index", "", IndexCommand::new)))
        .run(List.of(words), shell.shell());
  }

  /** Sizes and times differ from machine to machine. */
  private String steady(String text) {
    return text.replace(scratch.toString(), "/above")
        .replaceAll("[0-9a-f]{32}", "HASH")
        .replaceAll("[0-9.]+ k?B", "N kB")
        .replaceAll("\\(\\d+\\.\\d s\\)", "(T s)")
        .replaceAll("\"(bytes|took_ms|other_bytes)\":\\d+", "\"$1\":0");
  }

  @Test
  void theBestPassagesComeWithTheLinesThatTellMost() throws Exception {
    assertEquals(ExitCode.DONE, run("search", "where is the total price", "computed?", "-n", "2"));
    assertEquals(ExitCode.DONE, run("search", "add the tax to an amount", "-n", "1"));
    String scoreless = shell.out().replaceAll("(?m)(:\\d+-\\d+  )[0-9.]+$", "$1S");
    Golden.check("search/passages.txt", scoreless + shell.err());
  }

  @Test
  void thePartsOfAScoreAddUpToIt() throws Exception {
    assertEquals(ExitCode.DONE, run("search", "--why", "total price of items"));
    double sum = 0;
    double all = -1;
    for (String line : shell.out().lines().toList()) {
      if (line.matches(" +[+-]\\d.*")) {
        sum += Double.parseDouble(line.strip().split(" ", -1)[0]);
      } else if (line.endsWith("in all")) {
        all = all < 0 ? Double.parseDouble(line.strip().split(" ", -1)[0]) : all;
      }
    }
    assertTrue(0 < all, () -> shell.out());
    assertEquals(all, sum, 1e-9, () -> shell.out());
  }

  @Test
  void programsGetOneObjectALineWhosePartsAddUp() throws Exception {
    assertEquals(ExitCode.DONE, run("search", "--json", "total price of items"));
    assertEquals("", shell.err());
    for (String line : shell.out().lines().toList()) {
      JsonNode hit = new ObjectMapper().readTree(line);
      double sum = 0;
      for (JsonNode part : hit.path("why")) {
        sum += part.path("value").asDouble();
      }
      assertEquals(hit.path("score").asDouble(), sum, 1e-9, line);
      assertEquals("shop.py", hit.path("path").asText());
      assertEquals(1, hit.path("first_line").asInt());
      assertTrue(hit.path("text").asText().startsWith("class Shop:\n"), line);
    }
  }

  @Test
  void aModelThatTheSettingsNameFindsByMeaningToo() throws Exception {
    shell.with("SIMPLECODER_EMBEDDING_MODEL", "nomic-embed-text:latest");
    try (var server = OllamaServer.start(OllamaModelCard.embedding("nomic-embed-text:latest"))) {
      shell.with("SIMPLECODER_BASE_URL", server.baseUrl().toString());
      assertEquals(ExitCode.DONE, run("index", "build"));
      assertTrue(
          shell.err().startsWith("made 2 vectors with nomic-embed-text:latest@"), shell.err());
      assertEquals(ExitCode.DONE, run("search", "total price"));
      assertTrue(shell.out().contains("shop.py:1-4"), shell.out());
    }
    assertEquals(ExitCode.DONE, run("search", "total price"));
    assertTrue(
        shell.err().contains("\nfound by words alone: no model server at "), () -> shell.err());
  }

  @Test
  void whatStandsNowhereIsNotFound() throws Exception {
    assertEquals(ExitCode.NOT_DONE, run("search", "zebra"));
    assertEquals("", shell.out());
    assertEquals("simplecoder: nothing found\n", shell.err());
  }

  @Test
  void aSearchSeesTheFilesAsTheyAreNow() throws Exception {
    assertEquals(ExitCode.NOT_DONE, run("search", "zebra"));
    file("zoo.py", "zebra = 1\n");
    assertEquals(ExitCode.DONE, run("search", "zebra"));
    Files.move(workspace.resolve("zoo.py"), workspace.resolve("park.py"));
    assertEquals(ExitCode.DONE, run("search", "zebra"));
    file("park.py", "lion = 22\n");
    assertEquals(ExitCode.NOT_DONE, run("search", "zebra"));
    assertEquals(
        List.of("zoo.py", "park.py"),
        shell
            .out()
            .lines()
            .filter(line -> line.contains(".py:"))
            .map(line -> line.split(":", -1)[0])
            .toList());
  }

  @Test
  void theIndexIsBuiltShownAndDeleted() throws Exception {
    assertEquals(ExitCode.DONE, run("index"));
    assertEquals(ExitCode.DONE, run("index", "build"));
    assertEquals(ExitCode.DONE, run("index", "build"));
    file("tax.py", "def add_tax(amount):\n    return amount\n");
    Files.delete(workspace.resolve("shop.py"));
    assertEquals(ExitCode.DONE, run("index", "build", "--json"));
    assertEquals(ExitCode.DONE, run("index", "status"));
    assertEquals(ExitCode.DONE, run("index", "status", "--json"));
    Path other = Files.createDirectories(scratch.resolve("other"));
    assertEquals(ExitCode.DONE, run("index", "build", "-C", other.toString()));
    assertEquals(ExitCode.DONE, run("index", "status"));
    assertEquals(ExitCode.DONE, run("index", "clear"));
    assertEquals(ExitCode.DONE, run("index", "clear"));
    assertEquals(ExitCode.DONE, run("index", "clear", "all"));
    Golden.check("search/index.txt", steady(shell.out() + shell.err()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "search",
        "search -n 0 x",
        "search -n 101 x",
        "search -n ten x",
        "index x",
        "index build all"
      })
  void otherWordsAreWrong(String line) {
    assertThrows(UserError.class, () -> run(line.split(" ", -1)));
    assertEquals("", shell.out());
  }
}
