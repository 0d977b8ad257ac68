package dev.simplecoder.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.command.Program;
import dev.simplecoder.app.command.Subcommand;
import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RagBenchTest {

  private static final String SHOP =
      """
      class Shop:
          def total_price(self, items):
              return sum(item.price for item in items)
      """;
  private static final String TAX =
      """
      def add_tax(amount, rate):
          return amount * (1 + rate)
      """;

  @TempDir private Path scratch;
  private Path data;
  private FakeShell shell;

  @BeforeEach
  void makeData() throws IOException {
    Path work = Files.createDirectories(scratch.toRealPath().resolve("work"));
    shell = new FakeShell(work).withHome(Files.createDirectories(scratch.resolve("home")));
    data = Files.createDirectories(scratch.resolve("data"));
    Files.writeString(
        data.resolve("localization.dev.jsonl"),
        query("shop", "the total price of all items is wrong", "src/shop.py", 2, 3)
            + query("shop", "tax rate is added twice to the amount", "src/tax.py", 1, 2)
            + query("other", "greet by name", "greet.py", 1, 1));
    archive("corpora", "shop", Map.of("src/shop.py", SHOP, "src/tax.py", TAX));
    archive("corpora", "other", Map.of("greet.py", "def greet(name): pass\n", "b.py", "x = 1\n"));
  }

  private static String query(String repo, String text, String file, int start, int end) {
    return """
    {"repo":"%s","query":"%s","relevant_files":["%s"],"relevant_spans":[{"file":"%s","start":%d,"end":%d,"exact":true}]}
    """
        .formatted(repo, text, file, file, start, end);
  }

  private void archive(String folder, String repo, Map<String, String> files) throws IOException {
    Path archive = Files.createDirectories(data.resolve(folder)).resolve(repo + ".tar.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
      for (var file : new TreeMap<>(files).entrySet()) {
        out.write(TarBytes.file(repo + "/" + file.getKey(), file.getValue()));
      }
      out.write(TarBytes.END);
    }
  }

  private ExitCode run(String... words) throws IOException, InterruptedException {
    return new Program(
            "1",
            _ -> ExitCode.DONE,
            List.of(new Subcommand("bench", "", () -> new BenchCommand("1"))))
        .run(List.of(words), shell.shell());
  }

  @Test
  void aTableForEachTaskThenOneLineThatSumsUp() throws Exception {
    assertEquals(ExitCode.DONE, run("bench", "rag", "--data", data.toString()));
    Golden.check("bench/rag.txt", shell.out().replaceAll("\\d+(\\.\\d)? kB *", "N kB "));
    Path run = scratch.toRealPath().resolve("work/runs/20260301T120000Z");
    assertEquals(
        """
        measured localization, other
        measured localization, shop
        measured localization, merged
        simplecoder: kept in %s
        """
            .formatted(run),
        shell.err());
    assertTrue(Files.readString(run.resolve("report.md")).startsWith("# bench rag\n"));
    assertTrue(left().isEmpty(), () -> "left: " + left());
  }

  @Test
  void programsGetOneRowALine() throws Exception {
    assertEquals(ExitCode.DONE, run("bench", "rag", "--json", "--data", data.toString()));
    Golden.check("bench/rag.jsonl", shell.out().replaceAll("\"bytes\":\\d+", "\"bytes\":0"));
  }

  @Test
  void whatIsNotThereOrBrokenIsSaid() throws Exception {
    assertEquals(
        "--data: expected a folder with the data of a benchmark, found \"\". What is in it is told"
            + " by simplecoder bench --help.",
        assertThrows(UserError.class, () -> run("bench", "rag")).line());
    Path empty = Files.createDirectories(scratch.resolve("empty"));
    assertThrows(UserError.class, () -> run("bench", "rag", "--data", empty.toString()));
    assertThrows(UserError.class, () -> run("bench", "router", "--data", data.toString()));
    Files.writeString(data.resolve("localization.dev.jsonl"), "{\"repo\":\"../x\"}\n");
    assertEquals(
        data.toRealPath().resolve("localization.dev.jsonl")
            + ", line 1: expected repo, query and relevant_files",
        assertThrows(IOException.class, () -> run("bench", "rag", "--data", data.toString()))
            .getMessage());
    assertTrue(left().isEmpty(), () -> "left: " + left());
  }

  private List<Path> left() {
    try (Stream<Path> files = Files.list(scratch.resolve("home/.cache/simplecoder"))) {
      return files.toList();
    } catch (IOException none) {
      return List.of();
    }
  }
}
