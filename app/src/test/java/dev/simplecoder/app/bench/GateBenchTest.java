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
import dev.simplecoder.router.gate.acceptance.FeatureTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateBenchTest {

  private static final String FILE = "copilot_cups_suggestions.csv";

  @TempDir private Path scratch;
  private Path data;
  private FakeShell shell;

  @BeforeEach
  void makeData() throws IOException {
    Path work = Files.createDirectories(scratch.toRealPath().resolve("work"));
    shell = new FakeShell(work).withHome(Files.createDirectories(scratch.resolve("home")));
    data = Files.createDirectories(scratch.toRealPath().resolve("data"));
    Files.write(data.resolve(FILE), suggestions());
  }

  /** Six people with 20 suggestions each; what the model is sure of is mostly accepted. */
  private static List<String> suggestions() {
    List<String> columns = new ArrayList<>(List.of("user", "accepted"));
    columns.addAll(FeatureTable.inline().numbers());
    columns.addAll(FeatureTable.inline().texts());
    columns.addAll(
        List.of("edit_time_cups_s", "verify_cups_s", "post_accept_verify_cups_s", "decision_s"));
    var random = new Random(1);
    List<String> lines = new ArrayList<>(List.of(String.join(",", columns)));
    for (int row = 0; row < 120; row++) {
      boolean sure = random.nextInt(3) == 0;
      boolean accepted = random.nextInt(5) == 0 ? !sure : sure;
      List<String> cells = new ArrayList<>();
      for (String column : columns) {
        cells.add(
            switch (column) {
              case "user" -> "" + row / 20;
              case "accepted" -> accepted ? "1" : "0";
              case "mean_logprob" -> sure ? "-0.1" : "-0.9";
              case "sugg_chars" -> "" + (10 + random.nextInt(60));
              case "latency_ms" -> "700";
              case "decision_s", "verify_cups_s" -> accepted ? "4.5" : "1.5";
              case "trigger" -> row % 2 == 0 ? "typing" : "paused";
              default -> random.nextInt(9) == 0 ? "" : "" + random.nextInt(3);
            });
      }
      lines.add(String.join(",", cells));
    }
    return lines;
  }

  private ExitCode run(String... more) throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of("bench", "gate", "--data", data.toString()));
    words.addAll(List.of(more));
    return new Program(
            "1",
            _ -> ExitCode.DONE,
            List.of(new Subcommand("bench", "", () -> new BenchCommand("1"))))
        .run(words, shell.shell());
  }

  private String refused(String... more) {
    UserError error = assertThrows(UserError.class, () -> run(more));
    return "" + error.getMessage();
  }

  @Test
  void everyPolicyIsSetBesideAlwaysAndNever() throws IOException, InterruptedException {
    Files.writeString(
        data.resolve("baseline_oof_copilot.csv"),
        "user,n,accepted,p_stage1,p_stage2,p_const\n0,0,1,0.6,0.7,0.4\n0,1,0,0.5,0.3,0.4\n");
    assertEquals(ExitCode.DONE, run());
    Golden.check("bench/gate.txt", shell.out());
  }

  @Test
  void everyRowIsALineOfJson() throws IOException, InterruptedException {
    assertEquals(ExitCode.DONE, run("--json"));
    List<String> lines = shell.out().lines().toList();
    assertTrue(25 < lines.size(), shell.out());
    for (String line : lines) {
      assertTrue(line.startsWith("{\"set\":\"inline suggestions\",\"table\":\""), line);
    }
  }

  @Test
  void weightsAreTheLinesOfTheFileThatIsShipped() throws IOException, InterruptedException {
    assertEquals(ExitCode.DONE, run("--weights", "inline.context"));
    List<String> lines = shell.out().lines().toList();
    assertEquals("version\t" + FeatureTable.inline().version(), lines.getFirst());
    List<String> names = FeatureTable.inline().context().names();
    assertEquals(names, lines.stream().skip(3).map(line -> line.split("\t", -1)[0]).toList());
  }

  @Test
  void weightsOfASetThatIsNotThereAreRefused() {
    assertEquals(
        "--weights: expected a set of the data and a stage, found \"chat.context\"",
        refused("--weights", "chat.context"));
  }

  @Test
  void aCellThatIsNoNumberIsNamedWithItsLine() throws IOException {
    replaceInLine(3, line -> line.replace(",700,", ",soon,"));
    assertEquals(FILE + ", line 3: expected latency_ms to be a number, found \"soon\"", refused());
  }

  @Test
  void aDecisionOfNobodyIsNamed() throws IOException {
    replaceInLine(4, line -> line.substring(1));
    assertEquals(FILE + ", line 4: expected user, found nothing", refused());
  }

  @Test
  void aLineThatIsCutOffIsNamed() throws IOException {
    replaceInLine(5, line -> line.substring(0, line.lastIndexOf(',')));
    String said = refused();
    assertTrue(said.startsWith(FILE + ", line 5: expected ") && said.contains(" cells, "), said);
  }

  @Test
  void aColumnThatIsMissingIsNamed() throws IOException {
    replaceInLine(1, line -> line.replace("latency_ms", "latency"));
    assertTrue(refused().startsWith(FILE + ": expected a column latency_ms, found "), refused());
  }

  @Test
  void oneCannotBeLeftOutOfTwo() throws IOException {
    List<String> lines = Files.readAllLines(data.resolve(FILE));
    Files.write(data.resolve(FILE), lines.subList(0, 41));
    assertEquals("inline suggestions: expected decisions of 3 people at least, found 2", refused());
  }

  @Test
  void aFolderWithoutDecisionsIsRefused() throws IOException {
    Files.delete(data.resolve(FILE));
    assertTrue(refused().startsWith("--data: expected a folder"), refused());
  }

  private void replaceInLine(int number, UnaryOperator<String> change) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(data.resolve(FILE)));
    lines.set(number - 1, change.apply(lines.get(number - 1)));
    Files.write(data.resolve(FILE), lines);
  }
}
