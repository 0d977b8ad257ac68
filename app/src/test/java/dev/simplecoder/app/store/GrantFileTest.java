package dev.simplecoder.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.simplecoder.app.store.Grant.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantFileTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void whatIsAddedIsReadAndWhatIsRemovedIsGone() throws IOException {
    GrantFile file = new GrantFile(folder.resolve("new/state"));
    Grant one = grant(Kind.APPLY, "/project");
    Grant other = grant(Kind.READ_OUTSIDE, "/a \"b\"\n/ä");
    file.add(one);
    file.add(other);
    file.add(new Grant(Kind.APPLY, Path.of("/project"), Path.of("/project"), NOW.plusSeconds(9)));
    assertEquals(List.of(one, other), file.read());
    assertEquals(List.of(one), file.remove(grant -> grant.id().equals(one.id())));
    assertEquals(List.of(other), file.read());
  }

  @Test
  void theFileIsForReading() throws IOException {
    GrantFile file = new GrantFile(folder);
    file.add(grant(Kind.READ_SECRET, "/project/.env"));
    assertEquals(
        line("read-secret", "/project/.env", NOW.toString()) + "\n", Files.readString(file.path()));
    try (var names = Files.list(folder)) {
      assertEquals(
          List.of("permissions.jsonl", "permissions.lock"),
          names.map(it -> it.getFileName().toString()).sorted().toList());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "read-all, /project/.env, 2026-03-01T12:00:00Z",
    "read-secret, /, 2026-03-01T12:00:00Z",
    "read-secret, .env, 2026-03-01T12:00:00Z",
    "read-secret, /project/../.env, 2026-03-01T12:00:00Z",
    "read-secret, \\u0000, 2026-03-01T12:00:00Z",
    "read-secret, /project/.env, today",
  })
  void aChangedLineIsNamed(String kind, String path, String when) throws IOException {
    aDamagedLineIsNamedAndNothingIsOverwritten(line(kind, path, when));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "{}",
        "[]",
        "{\"id\":1}",
        "\"a\"",
        "{\"id\":\"a\",\"id\":\"b\"}",
        "{} {}",
        "{"
      })
  void aDamagedLineIsNamedAndNothingIsOverwritten(String line) throws IOException {
    GrantFile file = new GrantFile(folder);
    file.add(grant(Kind.APPLY, "/project"));
    String text = Files.readString(file.path()) + "\n" + line + "\n";
    Files.writeString(file.path(), text);
    String message = file.path() + ":3: not a permission that SimpleCoder wrote";
    assertEquals(message, assertThrows(IOException.class, file::read).getMessage());
    Grant added = grant(Kind.APPLY, "/more");
    assertEquals(message, assertThrows(IOException.class, () -> file.add(added)).getMessage());
    assertEquals(text, Files.readString(file.path()));
  }

  @Test
  void thereIsAnEndToTheirNumber() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      text.append(JsonLine.of(GrantFile.fields(grant(Kind.APPLY, "/" + i)))).append('\n');
    }
    GrantFile file = new GrantFile(folder);
    Files.writeString(file.path(), text);
    Grant added = grant(Kind.APPLY, "/more");
    assertEquals(
        file.path() + " holds 1000 permissions; revoke some (simplecoder permissions)",
        assertThrows(IOException.class, () -> file.add(added)).getMessage());
  }

  @Test
  void processesDoNotLoseEachOthersGrants() throws IOException, InterruptedException {
    List<Process> children = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      children.add(OtherProcess.start(Adding.class, folder, name));
    }
    OtherProcess.await(children);
    Set<String> expected = new TreeSet<>();
    for (int i = 0; i < Adding.COUNT; i++) {
      expected.addAll(List.of("/a" + i, "/b" + i));
    }
    Set<String> kept = new TreeSet<>();
    new GrantFile(folder).read().forEach(grant -> kept.add(grant.path().toString()));
    assertEquals(expected, kept);
  }

  /** A process that adds grants. */
  static final class Adding {

    static final int COUNT = 40;

    private Adding() {}

    public static void main(String[] args) throws IOException {
      GrantFile file = new GrantFile(Path.of(args[0]));
      for (int i = 0; i < COUNT; i++) {
        file.add(grant(Kind.APPLY, "/" + args[1] + i));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "APPLY,/project/src,/project/src/a,true",
    "APPLY,/project/src,/project/src2,false",
    "READ_IGNORED,/project/build,/project/build/.cache/x,true",
    "READ_OUTSIDE,/other,/other,true",
    "READ_OUTSIDE,/other,/other/a/b,true",
    "READ_OUTSIDE,/other/a,/other,false",
    "READ_OUTSIDE,/other,/otherwise,false",
    "READ_OUTSIDE,/other,/other/.env,false",
    "READ_OUTSIDE,/other,/other/.ssh/id,false",
    "READ_OUTSIDE,/other/.conf,/other/.conf/a,true",
    "READ_SECRET,/project/keys,/project/keys/a,false",
    "READ_SECRET,/project/.env,/project/.env,true",
    "READ_PROTECTED,/project/.git,/project/.git/config,false",
  })
  void aFolderIsCoveredWithWhatLiesBelow(Kind kind, String granted, String wanted, boolean covers) {
    assertEquals(covers, grant(kind, granted).covers(kind, Path.of(wanted)));
  }

  @Test
  void noKindCoversAnother() {
    for (Kind granted : Kind.values()) {
      for (Kind wanted : Kind.values()) {
        assertEquals(
            granted == wanted, grant(granted, "/project/a").covers(wanted, Path.of("/project/a")));
      }
    }
  }

  private static Grant grant(Kind kind, String path) {
    return new Grant(kind, Path.of(path), Path.of("/project"), NOW);
  }

  private static String line(String kind, String path, String when) {
    return "{\"id\":\"%s\",\"kind\":\"%s\",\"path\":\"%s\",\"project\":\"/project\",\"when\":\"%s\"}"
        .formatted(grant(Kind.READ_SECRET, "/project/.env").id(), kind, path, when);
  }
}
