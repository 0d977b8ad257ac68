package dev.simplecoder.app.store;

import static dev.simplecoder.agent.dialect.DialectName.FENCED;
import static dev.simplecoder.agent.dialect.DialectName.JSON;
import static dev.simplecoder.agent.dialect.DialectName.NATIVE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.arm.Mark;
import dev.simplecoder.app.arm.Probed;
import dev.simplecoder.app.arm.Trials;
import dev.simplecoder.app.golden.Golden;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRecordsTest {

  private static final URI SERVER = URI.create("http://127.0.0.1:11434");
  private static final ModelRecord.Key CODER = key("qwen2.5-coder:7b", "sha256:1");
  private static final Probed PROBED =
      Trials.probed(
          Trials.of(NATIVE, Mark.PASSED, Mark.FAILED),
          Trials.of(JSON, Mark.REFUSED),
          Trials.of(FENCED, Mark.PASSED, Mark.REPAIRED, Mark.FAILED, Mark.PASSED));
  private static final Measured FAST = new Measured(41.25, 512, 3.5, 3.75);

  @TempDir private Path folder;
  private final List<String> notices = new ArrayList<>();

  @Test
  void whatIsKeptAndMeasuredIsFound() {
    ModelRecords records = records();
    assertEquals(Optional.empty(), records.find(CODER));
    records.keep(CODER, PROBED);
    records.add(CODER, FAST);
    assertEquals(Optional.of(new ModelRecord(CODER, PROBED, FAST)), records.find(CODER));
    assertEquals(Optional.of(new ModelRecord(CODER, PROBED, FAST)), records().find(CODER));
    assertEquals(List.of(), notices);
  }

  @Test
  void anotherDigestServerOrNameIsAnotherRecord() {
    ModelRecords records = records();
    records.keep(CODER, PROBED);
    for (ModelRecord.Key other :
        List.of(
            key(CODER.model(), "sha256:2"),
            key("qwen2.5-coder:14b", CODER.digest()),
            new ModelRecord.Key(URI.create("http://gpu:11434"), CODER.model(), CODER.digest()))) {
      assertEquals(Optional.empty(), records.find(other));
      records.add(other, FAST);
      assertEquals(Optional.of(new ModelRecord(other, null, FAST)), records.find(other));
    }
    assertEquals(
        Optional.of(new ModelRecord(CODER, PROBED, Measured.NOTHING)), records.find(CODER));
  }

  @Test
  void theLatestTaskCountsForALittleAndWhatItDidNotMeasureStays() {
    ModelRecords records = records();
    records.add(CODER, new Measured(40, 0, 2, 4));
    records.add(CODER, new Measured(50, 100, 0, 0));
    assertEquals(
        Optional.of(new Measured(43, 100, 2, 4)), records.find(CODER).map(ModelRecord::measured));
  }

  @Test
  void theFileIsForReadingByItsOwner() throws IOException {
    ModelRecords records = records();
    records.keep(CODER, PROBED);
    records.add(CODER, FAST);
    records.add(key("a \"b\"\u001b[2J", ""), Measured.NOTHING);
    Golden.check("models/records.jsonl", Files.readString(file()));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    assertEquals(List.of("models.jsonl", "models.lock"), names());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "{}",
        "[]",
        "{\"server\":\"http://a\",\"model\":\"qwen2.5-coder:7b\"}",
        "{\"server\":\"http://a b\",\"model\":\"m\",\"digest\":\"\"}",
        "{\"server\":\"http://a\",\"model\":\"m\",\"digest\":\"\",\"probed\":\"today\"}",
        "{\"server\":\"http://a\",\"model\":\"m\",\"digest\":\"\",\"load_seconds\":-1}",
        "{\"server\":\"http://a\",\"model\":\"m\",\"digest\":\"\",\"load_seconds\":\"1\"}",
        "{\"server\":\"http://a\",\"model\":{\"a\":1},\"digest\":\"\"}",
        "{\"server\":\"http://127.0.0.1:11434\",\"model\":\"qwen2.5-coder:7b\",\"digest\":\"sha256:1\","
            + "\"probed\":\"2026-03-01T12:00:00Z\",\"probe_version\":1,\"program\":\"1\",\"dialect\":\"none\","
            + "\"tried\":[\"native\"],\"native\":[\"read magic\"]}",
      })
  void aDamagedLineIsSetAsideAndTheOthersStay(String line) throws IOException {
    ModelRecords records = records();
    records.keep(CODER, PROBED);
    Files.writeString(file(), line + "\n" + Files.readString(file()));
    assertEquals(
        Optional.of(new ModelRecord(CODER, PROBED, Measured.NOTHING)), records.find(CODER));
    assertEquals(List.of(), notices);

    ModelRecord.Key other = key("other", "");
    records.add(other, FAST);
    assertEquals(
        Optional.of(new ModelRecord(CODER, PROBED, Measured.NOTHING)), records.find(CODER));
    assertEquals(Optional.of(new ModelRecord(other, null, FAST)), records.find(other));
    Path aside = folder.resolve("models.damaged");
    assertEquals(line + "\n", Files.readString(aside));
    assertEquals(
        List.of("1 line of " + file() + " could not be understood and is now in " + aside),
        notices);
  }

  @Test
  void fieldsOfLaterVersionsArePassedOver() throws IOException {
    ModelRecords records = records();
    records.add(CODER, FAST);
    Files.writeString(
        file(), Files.readString(file()).replace("}", ",\"colour\":\"blue\",\"top\":[\"a\"]}"));
    assertEquals(Optional.of(new ModelRecord(CODER, null, FAST)), records.find(CODER));
  }

  @Test
  void theLeastRecentlyUsedIsDropped() throws IOException {
    Files.writeString(
        file(),
        String.join(
            "\n",
            IntStream.range(0, 500)
                .mapToObj(i -> ModelRecordLine.of(record("m" + i), Trials.WHEN))
                .toList()));
    ModelRecords records = records();
    records.add(key("m0", ""), FAST);
    records.add(key("new", ""), FAST);
    assertEquals(500, Files.readAllLines(file()).size());
    assertEquals(Optional.empty(), records.find(key("m1", "")));
    assertEquals(Optional.of(record("m2")), records.find(key("m2", "")));
    assertEquals(
        List.of(Optional.of(FAST), Optional.of(FAST)),
        Stream.of("m0", "new")
            .map(it -> records.find(key(it, "")).map(ModelRecord::measured))
            .toList());
  }

  @Test
  void theFileStaysBelowTwoMegabytes() throws IOException {
    String name = "ü".repeat(5_000);
    List<String> lines =
        IntStream.range(0, 300)
            .mapToObj(i -> ModelRecordLine.of(record(name + i), Trials.WHEN))
            .toList();
    Files.write(file(), lines.subList(100, 300));
    records().add(CODER, FAST);
    assertEquals(201, Files.readAllLines(file()).size());

    Files.write(file(), lines);
    records().add(CODER, FAST);
    assertEquals(
        Optional.of(new ModelRecord(CODER, null, FAST)),
        new ModelRecords(folder, InstantSource.fixed(Trials.WHEN), notices::add).find(CODER));
    assertTrue(Files.size(file()) <= 2 * 1024 * 1024);
    assertEquals(
        List.of(
            "1 line of "
                + file()
                + " could not be understood and is now in "
                + folder.resolve("models.damaged")),
        notices);
  }

  @Test
  void whatCannotBeReadOrWrittenIsToldOnce() throws IOException {
    Files.createDirectory(file());
    ModelRecords records = records();
    assertEquals(Optional.empty(), records.find(CODER));
    records.add(CODER, FAST);
    records.keep(CODER, PROBED);
    assertEquals(
        List.of("what is known of models cannot be read: java.io.IOException: Is a directory"),
        notices);
  }

  @Test
  void aNewFileThatCannotBeWrittenLeavesTheOldOneAndIsToldOnce() throws IOException {
    ModelRecords records = records();
    records.keep(CODER, PROBED);
    String before = Files.readString(file());
    Files.createDirectories(folder.resolve("models.new/in the way"));
    records.add(CODER, FAST);
    records.add(CODER, FAST);
    assertEquals(before, Files.readString(file()));
    assertEquals(
        List.of(
            "what was found out of qwen2.5-coder:7b is not kept:"
                + " java.nio.file.DirectoryNotEmptyException: "
                + folder.resolve("models.new")),
        notices);
  }

  @Test
  void processesDoNotLoseEachOthersRecords() throws IOException, InterruptedException {
    List<Process> children = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      children.add(OtherProcess.start(Adding.class, folder, name, Adding.COUNT));
    }
    OtherProcess.await(children);
    ModelRecords records = records();
    for (int i = 0; i < Adding.COUNT; i++) {
      for (String name : List.of("a" + i, "b" + i)) {
        assertEquals(Optional.of(record(name)), records.find(key(name, "")), name);
      }
    }
    assertEquals(List.of(), notices);
  }

  @Test
  void aKilledProcessLeavesWholeLines() throws IOException, InterruptedException {
    Process child = OtherProcess.start(Adding.class, folder, "a", Integer.MAX_VALUE);
    try (var out = child.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("writing", out.readLine());
      child.destroyForcibly().waitFor();
    }
    ModelRecords records = records();
    records.add(CODER, FAST);
    assertEquals(Optional.of(record("a0")), records.find(key("a0", "")));
    assertEquals(Optional.of(new ModelRecord(CODER, null, FAST)), records.find(CODER));
    assertEquals(List.of(), notices);
    assertEquals(List.of("models.jsonl", "models.lock"), names());
  }

  /** A process that adds records. */
  static final class Adding {

    static final int COUNT = 40;

    private Adding() {}

    public static void main(String[] args) {
      var records =
          new ModelRecords(Path.of(args[0]), InstantSource.fixed(Trials.WHEN), System.out::println);
      int count = Integer.parseInt(args[2]);
      for (int i = 0; i < count; i++) {
        records.add(key(args[1] + i % 100, ""), Measured.NOTHING);
        if (COUNT == i) {
          System.out.println("writing");
        }
      }
    }
  }

  private ModelRecords records() {
    return new ModelRecords(folder, InstantSource.fixed(Trials.WHEN), notices::add);
  }

  private Path file() {
    return folder.resolve("models.jsonl");
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }

  private static ModelRecord record(String name) {
    return new ModelRecord(key(name, ""), null, Measured.NOTHING);
  }

  private static ModelRecord.Key key(String model, String digest) {
    return new ModelRecord.Key(SERVER, model, digest);
  }
}
