package dev.simplecoder.tools.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends the process before every single effect on the disk, and in the middle of every write. */
final class CrashTest {

  private static final UndoOutcome.Undone UNDONE =
      new UndoOutcome.Undone(
          "000001",
          Scene.CHANGE,
          Scene.paths("new/deep/c.txt", "run.sh", "src/a.txt", "src/d.txt"));

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

  /** What a process does before it is killed. */
  interface Act {
    Object on(Scene scene, Faults faults) throws Exception;
  }

  private static Object apply(Scene scene, Faults faults) throws Exception {
    return scene.applier(faults).apply(Scene.change(), Scene.CHANGE);
  }

  private static Object undo(Scene scene, Faults faults) throws Exception {
    return scene.history(faults).undo();
  }

  private static Object redo(Scene scene, Faults faults) throws Exception {
    return scene.history(faults).redo();
  }

  @Test
  void killedAnywhereInApplyAllFilesAreOldOrAllAreNew() throws Exception {
    TreeSet<String> told = new TreeSet<>();
    int points = 0;
    while (true) {
      points++;
      Scene scene = Scene.prepared(temporary.resolve("apply" + points));
      if (survives(scene, Faults.killedAt(points), CrashTest::apply)) {
        break;
      }
      for (Recovery recovery : scene.applier().recover()) {
        told.add(recovery.getClass().getSimpleName());
      }
      Map<String, String> files = scene.files();
      if (files.equals(before)) {
        assertInstanceOf(ApplyOutcome.Applied.class, apply(scene, Faults.none()));
      }
      assertEquals(after, scene.files(), "killed at effect " + points);
      assertInstanceOf(UndoOutcome.Undone.class, scene.history().undo());
      assertEquals(before, scene.files(), "killed at effect " + points);
    }
    assertTrue(40 < points, "only " + points + " effects");
    assertEquals(List.of("Finished", "NotBegun"), List.copyOf(told));
  }

  @Test
  void killedAnywhereInUndoAllFilesAreNewOrAllAreOld() throws Exception {
    int points = 0;
    while (true) {
      points++;
      Scene scene = Scene.prepared(temporary.resolve("undo" + points));
      apply(scene, Faults.none());
      if (survives(scene, Faults.killedAt(points), CrashTest::undo)) {
        break;
      }
      scene.applier().recover();
      if (scene.files().equals(after)) {
        assertEquals(UNDONE, scene.history().undo());
      }
      assertEquals(before, scene.files(), "killed at effect " + points);
      assertInstanceOf(UndoOutcome.Redone.class, scene.history().redo());
      assertEquals(after, scene.files(), "killed at effect " + points);
    }
    assertTrue(15 < points, "only " + points + " effects");
  }

  @Test
  void killedAnywhereInRedoAllFilesAreOldOrAllAreNew() throws Exception {
    int points = 0;
    while (true) {
      points++;
      Scene scene = Scene.prepared(temporary.resolve("redo" + points));
      apply(scene, Faults.none());
      undo(scene, Faults.none());
      if (survives(scene, Faults.killedAt(points), CrashTest::redo)) {
        break;
      }
      scene.applier().recover();
      if (scene.files().equals(before)) {
        assertInstanceOf(UndoOutcome.Redone.class, scene.history().redo());
      }
      assertEquals(after, scene.files(), "killed at effect " + points);
      assertEquals(UNDONE, scene.history().undo());
      assertEquals(before, scene.files(), "killed at effect " + points);
    }
    assertTrue(20 < points, "only " + points + " effects");
  }

  @Test
  void killedAgainWhileRecoveringNothingIsLost() throws Exception {
    long seed = 20260101;
    Random random = new Random(seed);
    List<Act> acts = List.of(CrashTest::apply, CrashTest::undo, CrashTest::redo);
    for (int round = 0; round < 60; round++) {
      String where = "seed " + seed + ", round " + round;
      Scene scene = Scene.prepared(temporary.resolve("again" + round));
      int act = round % acts.size();
      for (int i = 0; i < act; i++) {
        acts.get(i).on(scene, Faults.none());
      }
      survives(scene, Faults.killedAt(1 + random.nextInt(50)), acts.get(act));
      for (int again = 0; again < 3; again++) {
        int point = 1 + random.nextInt(25);
        survives(scene, Faults.killedAt(point), (s, faults) -> s.applier(faults).recover());
      }
      scene.applier().recover();
      Map<String, String> files = scene.files();
      assertTrue(files.equals(before) || files.equals(after), where + ": " + files);
      assertEquals(List.of(), scene.applier().recover(), where);
    }
  }

  @Test
  void aFileChangedAfterTheCrashIsLeftAloneAndTheRestTakenBack() throws Exception {
    Scene scene = Scene.prepared(temporary.resolve("foreign"));
    Path script = scene.root.resolve("run.sh");
    Faults replaced = Faults.killedWhere(() -> Files.readString(script).equals("new script\n"));
    assertFalse(survives(scene, replaced, CrashTest::apply));

    Files.writeString(script, "mine\n");
    Path aside = scene.records().toRealPath().resolve("000001.set-aside");
    assertEquals(
        List.of(
            new Recovery.RolledBack(
                Scene.CHANGE,
                Scene.paths("new/deep/c.txt", "src/a.txt", "src/d.txt"),
                Scene.paths("run.sh"),
                aside,
                "run.sh changed meanwhile")),
        scene.applier().recover());
    Map<String, String> expected = new TreeMap<>(before);
    expected.put("run.sh", "rwxr-x--x mine\n");
    assertEquals(expected, scene.files());
    assertEquals("old script\n", Files.readString(aside.resolve("1.before")));
    assertEquals("new script\n", Files.readString(aside.resolve("1.after")));
  }

  @Test
  void aDamagedRecordOfAnInterruptedChangeIsSetAsideAndBlocksNothing() throws Exception {
    Scene scene = Scene.prepared(temporary.resolve("damaged"));
    List<String> applying = List.of("000001.applying");
    Faults begun = Faults.killedWhere(() -> scene.recordNames().equals(applying));
    assertFalse(survives(scene, begun, CrashTest::apply));

    Files.writeString(scene.records().resolve("000001.applying/entry.json"), "{");
    assertEquals(
        List.of(
            new Recovery.SetAside(
                scene.records().toRealPath().resolve("000001.set-aside"), "entry.json is no JSON")),
        scene.applier().recover());
    assertEquals(
        new ApplyOutcome.Applied("000002", Scene.paths("x")),
        scene.applier().apply(List.of(Scene.write("x", null, "x")), "x"));
  }

  /** False where the process was killed on the way. */
  private static boolean survives(Scene scene, Faults faults, Act act) throws Exception {
    try {
      act.on(scene, faults);
      return true;
    } catch (Faults.Killed _) {
      return false;
    }
  }
}
