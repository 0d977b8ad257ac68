package dev.simplecoder.tools.apply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChangeApplierTest {

  @TempDir Path temporary;
  private Scene scene = Scene.at(Path.of(""));

  @BeforeEach
  void prepare() throws IOException {
    scene = Scene.prepared(temporary.toRealPath());
  }

  @Test
  void writesEveryFileAndKeepsModes() throws Exception {
    ApplyOutcome outcome = scene.applier().apply(Scene.change(), Scene.CHANGE);
    assertEquals(
        new ApplyOutcome.Applied(
            "000001", Scene.paths("new/deep/c.txt", "run.sh", "src/a.txt", "src/d.txt")),
        outcome);
    assertEquals(
        "Wrote new/deep/c.txt, run.sh, src/a.txt and 1 more. To take it back: simplecoder undo",
        outcome.message());
    Path byUmask = Files.writeString(temporary.resolve("plain"), "");
    String plain = PosixFilePermissions.toString(Files.getPosixFilePermissions(byUmask));
    assertEquals(
        Map.of(
            "new", "folder",
            "new/deep", "folder",
            "new/deep/c.txt", plain + " new c\n",
            "run.sh", "rwxr-x--x new script\n",
            "src", "folder",
            "src/a.txt", plain + " new a\n",
            "src/d.txt", plain + " new d\n"),
        scene.files());
  }

  @Test
  void bytesArriveAsTheyAre() throws Exception {
    byte[] bytes = new byte[200_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    FileWrite write = new FileWrite(new WorkspacePath("data.bin"), null, bytes);
    bytes[0] = 99;
    scene.applier().apply(List.of(write), "bytes");
    assertEquals(0, Files.readAllBytes(scene.root.resolve("data.bin"))[0]);
    assertArrayEquals(write.after(), Files.readAllBytes(scene.root.resolve("data.bin")));
  }

  @Test
  void aFileThatChangedAppearedOrWentAwayStopsAll() throws Exception {
    Map<String, String> before = scene.files();
    ApplyOutcome outcome =
        scene
            .applier()
            .apply(
                List.of(
                    Scene.write("ok.txt", null, "new"),
                    Scene.write("run.sh", "older script\n", "new"),
                    Scene.write("src/a.txt", null, "new"),
                    Scene.write("gone.txt", "was here", "new"),
                    Scene.write("away/gone.txt", "was here", "new")),
                "label");
    assertEquals(
        new ApplyOutcome.Conflict(Scene.paths("run.sh", "src/a.txt", "gone.txt", "away/gone.txt")),
        outcome);
    assertEquals(
        "Nothing was written: run.sh, src/a.txt, gone.txt and 1 more changed since SimpleCoder read"
            + " them. Your version is untouched. Run the task again to start from it.",
        outcome.message());
    assertEquals(before, scene.files());
    assertEquals(List.of(), scene.recordNames());
  }

  @Test
  void whatIsNoOrdinaryFileIsNotReplaced() throws Exception {
    Files.createSymbolicLink(scene.root.resolve("link"), Path.of("run.sh"));
    Files.createSymbolicLink(scene.root.resolve("dangling"), Path.of("nowhere"));
    Files.createSymbolicLink(scene.root.resolve("loop"), Path.of("loop"));
    assertRefused("link", "old script\n", Unwritable.Why.NOT_A_FILE, "a link or a device");
    assertRefused("dangling", null, Unwritable.Why.NOT_A_FILE, "a link or a device");
    assertRefused("src", null, Unwritable.Why.NOT_A_FILE, "a folder");
    assertRefused("run.sh/x", null, Unwritable.Why.NOT_A_FILE, "run.sh is no folder");
    assertRefused("dangling/x", null, Unwritable.Why.NOT_A_FILE, "dangling leads nowhere");
    Unwritable loop = refusal("loop/x", null);
    assertEquals("loop/x", loop.where());
    Process made = new ProcessBuilder("mkfifo", scene.root.resolve("pipe").toString()).start();
    assertEquals(0, made.waitFor());
    assertRefused("pipe", null, Unwritable.Why.NOT_A_FILE, "a link or a device");
  }

  @Test
  void aFolderThatLeadsOutOfTheRootIsNotEntered() throws Exception {
    Path outside = Files.createDirectory(temporary.resolve("outside"));
    Files.createSymbolicLink(scene.root.resolve("out"), outside);
    Files.createSymbolicLink(scene.root.resolve("src/up"), Path.of("../.."));
    String real = outside.toRealPath().toString();
    assertRefused("out/x", null, Unwritable.Why.LEAVES_ROOT, real);
    assertRefused("out/deep/x", null, Unwritable.Why.LEAVES_ROOT, real);
    assertRefused("src/up/x", null, Unwritable.Why.LEAVES_ROOT, temporary.toRealPath().toString());
    try (Stream<Path> files = Files.list(outside)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void aFolderThatLeadsAboutInsideTheRootIsFollowed() throws Exception {
    Files.createSymbolicLink(scene.root.resolve("alias"), Path.of("src"));
    assertInstanceOf(
        ApplyOutcome.Applied.class,
        scene.applier().apply(List.of(Scene.write("alias/a.txt", "old a\n", "new a\n")), "x"));
    assertEquals("new a\n", Files.readString(scene.root.resolve("src/a.txt")));
    assertInstanceOf(UndoOutcome.Undone.class, scene.history().undo());
    assertEquals("old a\n", Files.readString(scene.root.resolve("src/a.txt")));
  }

  @Test
  void stateOfVersionControlAndOfOurOwnIsNotWritten() throws Exception {
    Files.createDirectories(scene.root.resolve(".git/hooks"));
    Files.createSymbolicLink(scene.root.resolve("docs"), Path.of(".git"));
    assertRefused(".git/config", null, Unwritable.Why.PROTECTED, "");
    assertRefused("sub/.GIT/config", null, Unwritable.Why.PROTECTED, "");
    assertRefused("docs/hooks/x", null, Unwritable.Why.PROTECTED, "");
    Path inside = scene.root.resolve("state");
    ApplyOutcome outcome =
        new ChangeApplier(scene.root, inside, () -> Scene.START, Scene.CAPS)
            .apply(List.of(Scene.write("state/undo/v1/x", null, "x")), "x");
    assertEquals(new Unwritable("state/undo/v1/x", Unwritable.Why.PROTECTED, ""), outcome);
  }

  @Test
  void namesThatAreOneOnSomeDisksAreRefusedTogether() throws Exception {
    Files.createSymbolicLink(scene.root.resolve("alias"), Path.of("src"));
    assertClash("new.txt", "New.TXT");
    assertClash("caf\u00e9", "cafe\u0301");
    assertClash("same", "same");
    assertClash("src/x", "alias/x");
    assertClash("x", "X/y");
  }

  private void assertClash(String one, String other) throws Exception {
    assertEquals(
        Unwritable.Why.CLASH,
        assertInstanceOf(
                Unwritable.class,
                scene
                    .applier()
                    .apply(
                        List.of(Scene.write(one, null, "1"), Scene.write(other, null, "2")), "x"))
            .why());
  }

  @Test
  void aWriteProtectedFileStaysAndItsNeighboursToo() throws Exception {
    Files.setPosixFilePermissions(
        scene.root.resolve("run.sh"), PosixFilePermissions.fromString("r-xr-xr-x"));
    Map<String, String> before = scene.files();
    ApplyOutcome outcome = scene.applier().apply(Scene.change(), Scene.CHANGE);
    assertEquals(new Unwritable("run.sh", Unwritable.Why.READ_ONLY, "r-xr-xr-x"), outcome);
    assertEquals(
        "No file was changed, run.sh could not be written: it is write-protected (r-xr-xr-x)."
            + " Make it writable and try again.",
        outcome.message());
    assertEquals(before, scene.files());
    assertEquals(List.of(), scene.recordNames());
  }

  @Test
  void aNameTooLongForTheDiskIsToldAsSuch() throws Exception {
    String name = "x".repeat(300);
    assertEquals(Unwritable.Why.NAME_TOO_LONG, refusal(name, null).why());
    assertEquals(Unwritable.Why.NAME_TOO_LONG, refusal(name + "/y", null).why());
    assertEquals(List.of(), scene.recordNames());
    String longest = "y".repeat(255);
    assertInstanceOf(
        ApplyOutcome.Applied.class,
        scene.applier().apply(List.of(Scene.write(longest, null, "x")), "x"));
  }

  @Test
  void anOutputRootThatIsNotThereIsNotMade() throws Exception {
    Path absent = temporary.resolve("absent");
    ChangeApplier applier = new ChangeApplier(absent, scene.state, () -> Scene.START, Scene.CAPS);
    assertEquals(List.of(), applier.recover());
    ApplyOutcome outcome = applier.apply(List.of(Scene.write("x", null, "x")), "x");
    assertEquals(Unwritable.Why.NO_ROOT, assertInstanceOf(Unwritable.class, outcome).why());
    assertTrue(Files.notExists(absent));
  }

  @Test
  void anInterruptDoesNotStopWhatHasBegun() throws Exception {
    Faults interrupting =
        new Faults((effect, _) -> {
          if (effect == 1) {
            caller.interrupt();
          }
        });
    caller = Thread.currentThread();
    assertInstanceOf(
        ApplyOutcome.Applied.class,
        scene.applier(interrupting).apply(Scene.change(), Scene.CHANGE));
    assertTrue(Thread.interrupted());
  }

  private Thread caller = Thread.currentThread();

  @Test
  void copiesAreForTheOwnerAlone() throws Exception {
    scene.applier().apply(Scene.change(), Scene.CHANGE);
    try (Stream<Path> all = Files.walk(scene.records())) {
      for (Path path : all.toList()) {
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        assertEquals(Files.isDirectory(path) ? "rwx------" : "rw-------", mode, path.toString());
      }
    }
    assertTrue(
        Files.readString(scene.records().resolve("about.txt"), UTF_8)
            .contains(scene.root.toRealPath().toString()));
  }

  @Test
  void anEmptyChangeIsABug() {
    assertThrows(IllegalArgumentException.class, () -> scene.applier().apply(List.of(), "nothing"));
  }

  private void assertRefused(
      String path, @Nullable String before, Unwritable.Why why, String detail) throws Exception {
    assertEquals(new Unwritable(path, why, detail), refusal(path, before));
  }

  private Unwritable refusal(String path, @Nullable String before) throws Exception {
    Map<String, String> files = scene.files();
    ApplyOutcome outcome =
        scene.applier().apply(List.of(Scene.write(path, before, "new")), "refused");
    assertEquals(files, scene.files());
    return assertInstanceOf(Unwritable.class, outcome);
  }
}
