package dev.simplecoder.app.arm;

import static dev.simplecoder.agent.dialect.DialectName.FENCED;
import static dev.simplecoder.agent.dialect.DialectName.JSON;
import static dev.simplecoder.agent.dialect.DialectName.NATIVE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.agent.EditFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArmTest {

  private static final Candidate CODER = new Candidate("qwen2.5-coder:7b", true, false);
  private static final Candidate DEAF = new Candidate("qwen2.5-coder:7b", false, false);
  private static final Candidate THINKER = new Candidate("stranger:1b", true, true);

  @Test
  void whatThePersonWantsCountsBeforeWhatWasTriedOut() {
    var wishes = new Wishes(JSON, EditFormat.WHOLE, null);
    assertEquals(
        new Arm(
            new ArmSettings(JSON, EditFormat.WHOLE, null),
            "JSON calls (as set), whole files (as set)"),
        Arm.of(CODER, wishes, Trials.probed(Trials.whole(NATIVE))));
  }

  @Test
  void whatWasTriedOutCountsBeforeTheFamily() {
    Probed probed =
        Trials.probed(
            Trials.of(NATIVE, Mark.FAILED),
            Trials.of(FENCED, Mark.PASSED, Mark.PASSED, Mark.FAILED, Mark.REPAIRED));
    assertEquals(
        new Arm(
            new ArmSettings(FENCED, EditFormat.WHOLE, null),
            "fenced calls (tried out), whole files (tried out)"),
        Arm.of(CODER, Wishes.NONE, probed));
    assertEquals(
        new ArmSettings(NATIVE, EditFormat.BY_SIZE, null),
        Arm.of(CODER, Wishes.NONE, Trials.probed(Trials.whole(NATIVE))).settings());
  }

  @Test
  void aDialectThatIsSetKeepsTheEditsThatWereTriedOutInIt() {
    Probed probed =
        Trials.probed(
            Trials.of(NATIVE, Mark.PASSED, Mark.PASSED, Mark.FAILED, Mark.PASSED),
            Trials.whole(FENCED));
    assertEquals(
        new ArmSettings(NATIVE, EditFormat.WHOLE, null),
        Arm.of(CODER, new Wishes(NATIVE, null, null), probed).settings());
  }

  @Test
  void theFamilyCountsBeforeWhatTheModelCanDo() {
    assertEquals(
        new Arm(
            new ArmSettings(NATIVE, EditFormat.BY_SIZE, null),
            "native calls (usual for qwen2.5-coder), edits in long files only"
                + " (usual for qwen2.5-coder)"),
        Arm.of(CODER, Wishes.NONE, null));
    assertEquals(FENCED, Arm.of(DEAF, Wishes.NONE, null).settings().dialect());
    assertEquals(
        FENCED,
        Arm.of(new Candidate("gemma3:4b", true, false), Wishes.NONE, null).settings().dialect());
  }

  @Test
  void aStrangerIsAskedAsItsServerSays() {
    assertEquals(
        new Arm(
            new ArmSettings(NATIVE, EditFormat.BY_SIZE, null),
            "native calls (since it has tools), edits in long files only (by default)"),
        Arm.of(new Candidate("stranger:1b", true, false), Wishes.NONE, null));
    assertEquals(
        new ArmSettings(FENCED, EditFormat.BY_SIZE, null),
        Arm.of(new Candidate("stranger:1b", false, false), Wishes.NONE, null).settings());
  }

  @Test
  void whereNothingSurvivedItIsFencedText() {
    Probed probed = Trials.probed(Trials.of(NATIVE, Mark.REFUSED), Trials.of(FENCED, Mark.FAILED));
    assertEquals(
        new Arm(
            new ArmSettings(FENCED, EditFormat.WHOLE, null),
            "fenced calls (since every trial failed), whole files (tried out)"),
        Arm.of(CODER, Wishes.NONE, probed));
  }

  @Test
  void onlyAModelThatThinksIsToldTo() {
    var wishes = new Wishes(NATIVE, EditFormat.WHOLE, false);
    assertEquals(
        new Arm(
            new ArmSettings(NATIVE, EditFormat.WHOLE, false),
            "native calls (as set), whole files (as set), thinking off (as set)"),
        Arm.of(THINKER, wishes, null));
    assertEquals(
        new Arm(
            new ArmSettings(NATIVE, EditFormat.WHOLE, null),
            "native calls (as set), whole files (as set); think is ignored, since the server does not list it for this model"),
        Arm.of(CODER, wishes, null));
  }

  @Test
  void nativeIsNotTriedWithoutTools() {
    assertEquals(List.of(NATIVE, FENCED, JSON), Arm.order(CODER));
    assertEquals(List.of(FENCED, JSON), Arm.order(DEAF));
    assertEquals(List.of(NATIVE, FENCED, JSON), Arm.order(THINKER));
  }

  @Test
  void ofUsableDialectsTheOneThatNeededNoRepairIsChosenAndOfEqualsTheFirst() {
    Trial mended = Trials.of(NATIVE, Mark.PASSED, Mark.PASSED, Mark.PASSED, Mark.REPAIRED);
    assertEquals(
        Optional.of(Trials.whole(JSON)),
        Trials.probed(mended, Trials.whole(JSON), Trials.whole(FENCED)).chosen());
    Trial withoutAnswer = Trials.of(FENCED, Mark.PASSED, Mark.FAILED);
    assertEquals(Optional.of(mended), Trials.probed(withoutAnswer, mended).chosen());
    assertEquals(Optional.empty(), Trials.probed(withoutAnswer).chosen());
  }

  @Test
  void theSettingsOfAnEventAreByName() {
    var expected = new LinkedHashMap<String, String>();
    expected.put("dialect", "fenced");
    expected.put("edits", "by_size");
    expected.put("num_ctx", "8192");
    expected.put("think", "off");
    assertEquals(expected, new ArmSettings(FENCED, EditFormat.BY_SIZE, false).shown(8192));
  }
}
