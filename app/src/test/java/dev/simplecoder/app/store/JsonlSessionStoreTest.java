package dev.simplecoder.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.app.render.EventJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonlSessionStoreTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final SessionName NAME = SessionName.of(NOW, "s1");
  private static final SessionCaps MANY = new SessionCaps(100, 1_000_000, Duration.ofDays(30));

  @TempDir Path state;
  private final List<String> notices = new ArrayList<>();

  @Test
  void writesEveryEventButThePieces() throws IOException {
    var asked = new AgentEvent.ModelAsked(2, 2_800);
    var nudged = new AgentEvent.Nudged("Go on.");
    try (var store = open(MANY)) {
      store.accept(asked);
      store.accept(new AgentEvent.TextDelta("Hel"));
      store.accept(new AgentEvent.ThinkingDelta("hm"));
      store.accept(nudged);
    }
    Path file = state.resolve("sessions/20260301T120000Z-s1.jsonl");
    assertEquals(
        List.of(EventJson.line(NOW, asked), EventJson.line(NOW, nudged)), Files.readAllLines(file));
    assertEquals(List.of(), notices);
  }

  @Test
  void sessionsThatOneProcessBeginsInTheSameSecondHaveNamesOfTheirOwn() {
    var sessions = new Sessions(state);
    for (String id : List.of("s1", "s1-2", "s1-3")) {
      SessionName fresh = sessions.fresh(NOW, "s1");
      assertEquals("20260301T120000Z-" + id, fresh.value());
      JsonlSessionStore.open(state, fresh, MANY, () -> NOW, notices::add).close();
    }
    assertEquals(List.of(), notices);
  }

  @Test
  void nobodyElseCanReadIt() throws IOException {
    Path inner = state.resolve("new/state");
    JsonlSessionStore.open(inner, NAME, MANY, () -> NOW, notices::add).close();
    assertEquals("rwx------", permissions(inner));
    assertEquals("rwx------", permissions(inner.resolve("sessions")));
    assertEquals("rw-------", permissions(inner.resolve("sessions/20260301T120000Z-s1.jsonl")));
  }

  @Test
  void anInterruptDoesNotEndTheRecord() throws IOException {
    try (var store = open(MANY)) {
      Thread.currentThread().interrupt();
      store.accept(new AgentEvent.Nudged("a"));
      assertTrue(Thread.interrupted());
      store.accept(new AgentEvent.Nudged("b"));
    }
    assertEquals(2, Files.readAllLines(state.resolve("sessions/20260301T120000Z-s1.jsonl")).size());
    assertEquals(List.of(), notices);
  }

  @Test
  void eachEventIsOneWriteAndAFullDiskIsToldOnce() {
    var disk = new SmallDisk(2);
    var store = new JsonlSessionStore(disk, () -> NOW, notices::add);
    for (int i = 0; i < 5; i++) {
      store.accept(new AgentEvent.Nudged("x".repeat(100_000)));
    }
    store.close();
    assertEquals(3, disk.writes);
    assertEquals(
        List.of("the rest of this session is not recorded: No space left on device"), notices);
  }

  @Test
  void anUnwritableStateDirectoryIsToldOnce() throws IOException {
    Path file = Files.writeString(state.resolve("file"), "");
    try (var store = JsonlSessionStore.open(file, NAME, MANY, () -> NOW, notices::add)) {
      store.accept(new AgentEvent.Nudged("a"));
      store.accept(new AgentEvent.Nudged("b"));
    }
    assertEquals(1, notices.size());
    assertTrue(notices.getFirst().startsWith("this session is not recorded: "), notices::toString);
  }

  @Test
  void theOldestGoFirstWithTheirPatches() throws IOException {
    session("20260201T000000Z-a.jsonl", 10, 1);
    session("20260201T000000Z-a.patch", 10, 1);
    session("20260202T000000Z-b.jsonl", 10, 1);
    session("20260203T000000Z-c.jsonl", 10, 1);
    session("mine.txt", 10, 400);
    open(new SessionCaps(3, 1000, Duration.ofDays(30))).close();
    assertEquals(
        List.of(
            "20260202T000000Z-b.jsonl",
            "20260203T000000Z-c.jsonl",
            "20260301T120000Z-s1.jsonl",
            "mine.txt"),
        names());
  }

  @Test
  void sizeAndAgeAreCappedToo() throws IOException {
    session("20260201T000000Z-big.jsonl", 900, 1);
    session("20260202T000000Z-small.jsonl", 200, 1);
    session("20260203T000000Z-old.jsonl", 1, 31);
    open(new SessionCaps(100, 1000, Duration.ofDays(30))).close();
    assertEquals(List.of("20260202T000000Z-small.jsonl", "20260301T120000Z-s1.jsonl"), names());
  }

  @Test
  void aSessionThatIsBeingWrittenStays() throws Exception {
    session("20260101T000000Z-other.jsonl", 1, 100);
    Path other = state.resolve("sessions/20260101T000000Z-other.jsonl");
    Process holder = LockHolder.start(other);
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
      assertEquals("locked", said.readLine());
      open(new SessionCaps(1, 0, Duration.ZERO)).close();
      assertTrue(Files.exists(other));
      holder.getOutputStream().close();
      holder.waitFor();
      new SessionFolder(state.resolve("sessions")).prune(MANY, NOW);
      assertTrue(Files.notExists(other));
    } finally {
      holder.destroy();
    }
  }

  @Test
  void everySetOfChangesIsKeptInAFileOfItsOwn() throws IOException {
    var patches = new PatchFiles(state, NAME);
    Path first = patches.keep("one\n");
    Path second = patches.keep("two\n");
    assertEquals(List.of("20260301T120000Z-s1.2.patch", "20260301T120000Z-s1.patch"), names());
    assertEquals("one\n", Files.readString(first));
    assertEquals("two\n", Files.readString(second));
    assertEquals("rw-------", permissions(first));
  }

  private JsonlSessionStore open(SessionCaps caps) {
    return JsonlSessionStore.open(state, NAME, caps, () -> NOW, notices::add);
  }

  private void session(String name, int bytes, int days) throws IOException {
    Path folder = Files.createDirectories(state.resolve("sessions"));
    Path file = Files.writeString(folder.resolve(name), "x".repeat(bytes));
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(days))));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(state.resolve("sessions"))) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static final class SmallDisk extends OutputStream {
    private final int room;
    private int writes;

    private SmallDisk(int room) {
      this.room = room;
    }

    @Override
    public void write(int value) {
      throw new AssertionError("byte by byte");
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      writes++;
      if (room < writes) {
        throw new IOException("No space left on device");
      }
    }
  }
}
