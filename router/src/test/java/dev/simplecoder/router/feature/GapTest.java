package dev.simplecoder.router.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fix it",
        "make it better",
        "tests",
        "improve the code",
        "fix the bug",
        "something"
      })
  void whatSaysNeitherWhereNorWhatLeavesMuchOpen(String request) {
    assertTrue(Gap.areMany(Gap.of(request, List.of())), () -> "" + Gap.of(request, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "add x",
        "run the tests",
        "fix it in calc.py",
        "rename parseLine",
        "make add() return a + b",
        "create a small web server that says hello to whoever asks",
        "why does it fail when the file that I give to it on the command line is empty"
      })
  void whatNamesSomethingOrSaysMoreIsClearEnough(String request) {
    assertFalse(Gap.areMany(Gap.of(request, List.of())), () -> "" + Gap.of(request, List.of()));
  }

  @Test
  void aNameThatSeveralFilesHaveIsAGapOfItsOwn() {
    assertEquals(Set.of(Gap.SHORT, Gap.SEVERAL), Gap.of("fix util.py", List.of(2)));
    assertTrue(Gap.areMany(Gap.of("fix util.py", List.of(2))));
    assertFalse(Gap.areMany(Gap.of("fix util.py", List.of(1))));
  }

  @Test
  void theFilesOfARequestAreFoundWithTheirFolders() {
    assertEquals(
        List.of("util.py", "src/main/App.java"),
        Gap.files("Fix util.py, and src/main/App.java. Then util.py again!"));
    assertEquals(List.of(), Gap.files("fix it"));
  }

  @Test
  void whateverARequestIsItIsReadInLinearTime() {
    long seed = 20261121;
    var random = new Random(seed);
    String signs = "ab./_-`\"( \n:A1";
    var text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append(signs.charAt(random.nextInt(signs.length())));
    }
    assertFalse(Gap.of(text.toString(), List.of()).contains(Gap.SHORT), "seed " + seed);
    assertTrue(Gap.files("a".repeat(50_000)).isEmpty());
  }
}
