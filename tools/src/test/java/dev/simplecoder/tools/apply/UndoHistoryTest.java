package dev.simplecoder.tools.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UndoHistoryTest {

  private static final UndoOutcome.NothingToUndo NOTHING_TO_UNDO = new UndoOutcome.NothingToUndo();
  private static final UndoOutcome.NothingToRedo NOTHING_TO_REDO = new UndoOutcome.NothingToRedo();

  @TempDir Path temporary;
  private Scene scene = Scene.at(Path.of(""));

  @BeforeEach
  void prepare() throws IOException {
    scene = Scene.prepared(temporary.toRealPath());
  }

  @Test
  void goesBackAndForthWithEverythingThatWasThere() throws Exception {
    Map<String, String> before = scene.files();
    scene.applier().apply(Scene.change(), Scene.CHANGE);
    Map<String, String> after = scene.files();
    var paths = Scene.paths("new/deep/c.txt", "run.sh", "src/a.txt", "src/d.txt");
    for (int round = 0; round < 3; round++) {
      UndoOutcome undone = scene.history().undo();
      assertEquals(new UndoOutcome.Undone("000001", Scene.CHANGE, paths), undone);
      assertEquals(
          "Took back \"two files changed, two made\": new/deep/c.txt, run.sh, src/a.txt and 1 more."
              + " To have it again: simplecoder redo",
          undone.message());
      assertEquals(before, scene.files());
      assertEquals(NOTHING_TO_UNDO, scene.history().undo());
      assertEquals(new UndoOutcome.Redone("000001", Scene.CHANGE, paths), scene.history().redo());
      assertEquals(after, scene.files());
      assertEquals(NOTHING_TO_REDO, scene.history().redo());
    }
  }

  @Test
  void severalChangesComeBackInTurn() throws Exception {
    change("a.txt", null, "1");
    change("a.txt", "1", "2");
    change("a.txt", "2", "3");
    assertEquals(List.of("2", "1", "none"), List.of(undo(), undo(), undo()));
    assertEquals(List.of("1", "2", "3"), List.of(redo(), redo(), redo()));
    assertEquals(List.of("2", "1"), List.of(undo(), undo()));
    assertEquals("2", redo());
  }

  @Test
  void aNewChangeEndsRedoAndOneThatFailsDoesNot() throws Exception {
    change("a.txt", null, "1");
    change("a.txt", "1", "2");
    undo();
    assertInstanceOf(
        ApplyOutcome.Conflict.class,
        scene.applier().apply(List.of(Scene.write("a.txt", "9", "x")), "stale"));
    assertEquals("2", redo());
    undo();
    change("b.txt", null, "b");
    assertEquals(NOTHING_TO_REDO, scene.history().redo());
    assertEquals(List.of("000001.done", "000003.done"), scene.recordNames());
  }

  @Test
  void whatChangedSinceIsNotTouched() throws Exception {
    scene.applier().apply(Scene.change(), Scene.CHANGE);
    Files.writeString(scene.root.resolve("run.sh"), "mine\n");
    Files.delete(scene.root.resolve("src/d.txt"));
    Files.delete(scene.root.resolve("src/a.txt"));
    Files.createSymbolicLink(scene.root.resolve("src/a.txt"), Path.of("../run.sh"));
    Map<String, String> files = scene.files();
    UndoOutcome outcome = scene.history().undo();
    assertEquals(
        new UndoOutcome.ChangedSince(Scene.CHANGE, Scene.paths("run.sh", "src/a.txt", "src/d.txt")),
        outcome);
    assertEquals(
        "No file was touched: run.sh, src/a.txt, src/d.txt changed since \"two files changed, two"
            + " made\". Put your version aside first, then try again.",
        outcome.message());
    assertEquals(files, scene.files());
  }

  @Test
  void redoIsRefusedWhereAFileAppeared() throws Exception {
    change("a.txt", null, "1");
    undo();
    Files.writeString(scene.root.resolve("a.txt"), "mine");
    assertEquals(
        new UndoOutcome.ChangedSince("to 1", Scene.paths("a.txt")), scene.history().redo());
    assertEquals("mine", Files.readString(scene.root.resolve("a.txt")));
  }

  @Test
  void aParentFolderThatBecameALinkIsNotFollowed() throws Exception {
    change("src/a.txt", "old a\n", "new a\n");
    Files.move(scene.root.resolve("src"), temporary.resolve("elsewhere"));
    Files.createSymbolicLink(scene.root.resolve("src"), temporary.resolve("elsewhere"));
    assertEquals(
        new UndoOutcome.ChangedSince("to new a\n", Scene.paths("src/a.txt")),
        scene.history().undo());
    assertEquals("new a\n", Files.readString(temporary.resolve("elsewhere/a.txt")));
  }

  @Test
  void aFolderThatWasMadeStaysWhereSomethingElseIsInIt() throws Exception {
    scene
        .applier()
        .apply(
            List.of(Scene.write("made/x", null, "x"), Scene.write("new/deep/x", null, "x")), "x");
    Files.writeString(scene.root.resolve("new/deep/mine"), "mine");
    scene.history().undo();
    assertEquals(
        List.of("new", "new/deep", "new/deep/mine", "run.sh", "src", "src/a.txt"),
        List.copyOf(scene.files().keySet()));
  }

  @Test
  void aModeThatWasSetSinceIsKept() throws Exception {
    change("src/a.txt", "old a\n", "new a\n");
    Files.setPosixFilePermissions(
        scene.root.resolve("src/a.txt"), PosixFilePermissions.fromString("rwx------"));
    scene.history().undo();
    assertEquals("rwx------ old a\n", scene.files().get("src/a.txt"));
  }

  @Test
  void listsNewestFirstAndSaysWhatIsUndone() throws Exception {
    assertEquals(List.of(), scene.history().list());
    change("a.txt", null, "1");
    scene.pass(Duration.ofHours(1));
    change("a.txt", "1", "22");
    undo();
    assertEquals(
        List.of(
            new UndoEntry(
                "000002",
                "to 22",
                Scene.START.plus(Duration.ofHours(1)),
                Scene.paths("a.txt"),
                3,
                true),
            new UndoEntry("000001", "to 1", Scene.START, Scene.paths("a.txt"), 1, false)),
        scene.history().list());
  }

  @Test
  void dropsTheOldestOverTheCount() throws Exception {
    Caps caps = new Caps(1000, 2, Duration.ofDays(1));
    for (int i = 0; i < 4; i++) {
      scene.applier(caps).apply(List.of(Scene.write("f" + i, null, "x")), "f" + i);
    }
    assertEquals(List.of("000003.done", "000004.done"), scene.recordNames());
  }

  @Test
  void dropsTheOldestOverTheSizeButNeverTheNewest() throws Exception {
    Caps caps = new Caps(10, 9, Duration.ofDays(1));
    scene.applier(caps).apply(List.of(Scene.write("a", null, "12345")), "a");
    scene.applier(caps).apply(List.of(Scene.write("b", null, "12345")), "b");
    scene.applier(caps).apply(List.of(Scene.write("c", null, "12345")), "c");
    assertEquals(List.of("000002.done", "000003.done"), scene.recordNames());
    scene.applier(caps).apply(List.of(Scene.write("d", null, "x".repeat(99))), "d");
    assertEquals(List.of("000004.done"), scene.recordNames());
    assertInstanceOf(UndoOutcome.Undone.class, scene.history(caps).undo());
    assertInstanceOf(UndoOutcome.Redone.class, scene.history(caps).redo());
  }

  @Test
  void forgetsWhatIsTooOld() throws Exception {
    change("a.txt", null, "1");
    scene.pass(Duration.ofDays(20));
    change("a.txt", "1", "2");
    scene.pass(Duration.ofDays(11));
    assertEquals("1", undo());
    assertEquals(NOTHING_TO_UNDO, scene.history().undo());
    assertEquals(List.of("000002.undone"), scene.recordNames());
  }

  @Test
  void aRedoDoesNotOutliveTheOneBeforeIt() throws Exception {
    change("a.txt", null, "1");
    scene.pass(Duration.ofDays(20));
    change("a.txt", "1", "2");
    undo();
    undo();
    scene.pass(Duration.ofDays(11));
    assertEquals(NOTHING_TO_REDO, scene.history().redo());
    assertEquals(List.of(), scene.recordNames());
  }

  @Test
  void aDamagedRecordIsSetAsideAndTheOneBeforeItReached() throws Exception {
    change("a.txt", null, "1");
    change("b.txt", null, "2");
    Files.delete(scene.records().resolve("000002.done/entry.json"));
    assertEquals(List.of("000001"), scene.history().list().stream().map(UndoEntry::id).toList());
    Path aside = scene.records().toRealPath().resolve("000002.set-aside");
    UndoOutcome outcome = scene.history().undo();
    assertEquals(new UndoOutcome.Unreadable(aside, "entry.json is missing"), outcome);
    assertEquals(
        "No file was touched: the record of the last change is damaged (entry.json is missing) and"
            + " was put aside in "
            + aside
            + ". Call again to go on with the next one.",
        outcome.message());
    assertInstanceOf(UndoOutcome.Undone.class, scene.history().undo());
  }

  @Test
  void anAlteredCopyIsNeverWrittenBack() throws Exception {
    scene.applier().apply(Scene.change(), Scene.CHANGE);
    Map<String, String> after = scene.files();
    Files.writeString(scene.records().resolve("000001.done/2.before"), "evil\n");
    assertEquals(
        new UndoOutcome.Unreadable(
            scene.records().toRealPath().resolve("000001.set-aside"),
            "the copy 2.before of src/a.txt was altered"),
        scene.history().undo());
    assertEquals(after, scene.files());
  }

  private void change(String path, @Nullable String before, String after) throws Exception {
    assertInstanceOf(
        ApplyOutcome.Applied.class,
        scene.applier().apply(List.of(Scene.write(path, before, after)), "to " + after));
  }

  private String undo() throws Exception {
    assertInstanceOf(UndoOutcome.Undone.class, scene.history().undo());
    return a();
  }

  private String redo() throws Exception {
    assertInstanceOf(UndoOutcome.Redone.class, scene.history().redo());
    return a();
  }

  private String a() throws IOException {
    Path a = scene.root.resolve("a.txt");
    return Files.exists(a) ? Files.readString(a) : "none";
  }
}
