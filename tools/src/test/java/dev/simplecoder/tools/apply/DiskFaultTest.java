package dev.simplecoder.tools.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets every single effect on the disk fail, once or for good. */
final class DiskFaultTest {

  private static final String BROKEN = "Input/output error";

  @TempDir(factory = MemoryDisk.class)
  Path temporary;

  private Map<String, String> before = Map.of();
  private Map<String, String> after = Map.of();

  @BeforeEach
  void learnBothStates() throws Exception {
    Scene scene = Scene.prepared(temporary.resolve("model"));
    before = scene.files();
    scene.applier().apply(Scene.change(), Scene.CHANGE);
    after = scene.files();
  }

  @Test
  void whereverTheDiskIsFullApplyChangesNothingAndSaysSo() throws Exception {
    for (int point = 1; ; point++) {
      Scene scene = Scene.prepared(temporary.resolve("full" + point));
      ApplyOutcome outcome =
          scene.applier(Faults.fullFrom(point)).apply(Scene.change(), Scene.CHANGE);
      if (outcome instanceof ApplyOutcome.Applied) {
        assertTrue(20 < point, "only " + point + " effects");
        return;
      }
      Unwritable full = assertInstanceOf(Unwritable.class, outcome);
      assertEquals(
          "No file was changed, "
              + full.where()
              + " could not be written: the disk is full (No space left on device)."
              + " Free some space and try again.",
          full.message());
      assertEquals(before, scene.files(), "full from effect " + point);
      assertEquals(List.of(), scene.applier().recover());
      assertEquals(new UndoOutcome.NothingToUndo(), scene.history().undo());
      assertInstanceOf(
          ApplyOutcome.Applied.class, scene.applier().apply(Scene.change(), Scene.CHANGE));
    }
  }

  @Test
  void whereverTheDiskIsFullUndoChangesNothingAndCanBeRepeated() throws Exception {
    for (int point = 1; ; point++) {
      Scene scene = Scene.prepared(temporary.resolve("full" + point));
      scene.applier().apply(Scene.change(), Scene.CHANGE);
      UndoOutcome outcome = scene.history(Faults.fullFrom(point)).undo();
      if (outcome instanceof UndoOutcome.Undone) {
        assertEquals(before, scene.files());
        assertTrue(5 < point, "only " + point + " effects");
        return;
      }
      assertEquals(Unwritable.Why.DISK_FULL, assertInstanceOf(Unwritable.class, outcome).why());
      assertEquals(after, scene.files(), "full from effect " + point);
      assertInstanceOf(UndoOutcome.Undone.class, scene.history().undo());
    }
  }

  @Test
  void whereverOneEffectFailsApplyIsStillAllOrNothing() throws Exception {
    for (int point = 1; ; point++) {
      Scene scene = Scene.prepared(temporary.resolve("once" + point));
      Faults faults = Faults.onceAt(point, BROKEN);
      ApplyOutcome outcome = scene.applier(faults).apply(Scene.change(), Scene.CHANGE);
      switch (outcome) {
        case ApplyOutcome.Applied _ -> assertEquals(after, scene.files(), "at " + point);
        case Unwritable _ -> {
          assertEquals(before, scene.files(), "at " + point);
          assertEquals(List.of(), finished(scene), "at " + point);
          assertEquals(before, scene.files(), "at " + point);
        }
        case HalfDone _ -> assertRecovers(scene, point);
        case ApplyOutcome.Conflict _, Busy _ -> throw new AssertionError(outcome.message());
      }
      if (faults.effects() < point) {
        assertTrue(40 < point, "only " + point + " effects");
        return;
      }
    }
  }

  @Test
  void whereverTheDiskFailsForGoodTheNextStartPutsItRight() throws Exception {
    for (int point = 1; ; point++) {
      Scene scene = Scene.prepared(temporary.resolve("good" + point));
      Faults faults = Faults.fromOn(point, BROKEN);
      ApplyOutcome outcome = scene.applier(faults).apply(Scene.change(), Scene.CHANGE);
      if (outcome instanceof HalfDone half) {
        assertEquals(Scene.CHANGE, half.label());
        assertInstanceOf(
            HalfDone.class,
            scene.applier().apply(List.of(Scene.write("x", null, "x")), "another"),
            "nothing is applied on top of a half done change");
        assertRecovers(scene, point);
      } else if (outcome instanceof Unwritable) {
        assertEquals(before, scene.files(), "at " + point);
        assertEquals(List.of(), finished(scene), "at " + point);
      }
      if (faults.effects() < point) {
        assertEquals(after, scene.files());
        return;
      }
    }
  }

  @Test
  void aHalfDoneChangeIsToldWithWhereBothVersionsAre() throws Exception {
    for (int point = 1; ; point++) {
      Scene scene = Scene.prepared(temporary.resolve("half" + point));
      Faults faults = Faults.fromOn(point, BROKEN);
      if (scene.applier(faults).apply(Scene.change(), Scene.CHANGE) instanceof HalfDone half
          && half.why().startsWith("run.sh")) {
        Path copies = scene.records().toRealPath().resolve("000001.applying");
        assertEquals(
            new HalfDone(
                Scene.CHANGE,
                Scene.paths("new/deep/c.txt", "run.sh", "src/a.txt", "src/d.txt"),
                copies,
                "run.sh: the system refused, Input/output error"),
            half);
        assertEquals(
            "The change \"two files changed, two made\" is half done: run.sh: the system refused,"
                + " Input/output error. Nothing is lost, the old and new versions of"
                + " new/deep/c.txt, run.sh, src/a.txt and 1 more are in "
                + copies
                + ". Put right what stands in the way and start simplecoder again: it finishes the"
                + " change or takes it back.",
            half.message());
        return;
      }
    }
  }

  /** But for one instant: between the last look at it and the renaming that replaces it. */
  @Test
  void aFileThatIsSavedMeanwhileIsNotOverwritten() throws Exception {
    int conflicts = 0;
    int overwritten = 0;
    for (int point = 1; ; point++) {
      Scene scene = Scene.prepared(temporary.resolve("saved" + point));
      int when = point;
      Path saved = scene.root.resolve("run.sh");
      Faults faults =
          new Faults((effect, _) -> {
            if (effect == when) {
              Files.writeString(saved, "mine\n");
            }
          });
      ApplyOutcome outcome = scene.applier(faults).apply(Scene.change(), Scene.CHANGE);
      if (faults.effects() < point) {
        assertTrue(20 < conflicts, "only " + conflicts + " conflicts");
        assertEquals(1, overwritten);
        return;
      }
      boolean mine = Files.readString(saved).equals("mine\n");
      overwritten += mine ? 0 : 1;
      if (outcome instanceof ApplyOutcome.Conflict conflict) {
        conflicts++;
        assertEquals(Scene.paths("run.sh"), conflict.paths());
        assertTrue(mine, "at " + point);
        Map<String, String> expected = new TreeMap<>(before);
        expected.put("run.sh", "rwxr-x--x mine\n");
        assertEquals(expected, scene.files(), "at " + point);
      }
      assertEquals(List.of(), finished(scene), "at " + point);
    }
  }

  private void assertRecovers(Scene scene, int point) throws Exception {
    assertEquals(
        List.of(
            new Recovery.Finished(
                Scene.CHANGE,
                Scene.paths("new/deep/c.txt", "run.sh", "src/a.txt", "src/d.txt"),
                false)),
        finished(scene),
        "at " + point);
    assertEquals(after, scene.files(), "at " + point);
    assertInstanceOf(UndoOutcome.Undone.class, scene.history().undo());
    assertEquals(before, scene.files(), "at " + point);
  }

  /** What recovery did to files. */
  private static List<Recovery> finished(Scene scene) throws Exception {
    return scene.applier().recover().stream()
        .filter(recovery -> !(recovery instanceof Recovery.NotBegun))
        .toList();
  }
}
