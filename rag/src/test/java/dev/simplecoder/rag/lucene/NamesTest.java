package dev.simplecoder.rag.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How far a question says a name. */
final class NamesTest {

  private final Names names = new Names(Map.of("file", 2.0, "set", 1.0, "sourc", 3.0));

  @Test
  void aNameThatIsSaidAsAWholeIsWorthAllItsWords() {
    assertEquals(
        new Names.Said("FileSources", 5), names.best(List.of("file", "FileSources", "source")));
  }

  @Test
  void aNameThatIsSaidInPartIsWorthLessThanThePart() {
    assertEquals(new Names.Said("FileReader", .5), names.best(List.of("FileReader")));
    assertEquals(Names.Said.NOTHING, names.best(List.of("Reader", "")));
  }

  @Test
  void whatSaysNothingNeedNotBeSaid() {
    assertEquals(new Names.Said("isFile", 2), names.best(List.of("isFile")));
    assertEquals(new Names.Said("getFile", 2), names.best(List.of("getFile")));
    assertEquals(Names.Said.NOTHING, names.best(List.of("is", "get")));
  }

  @Test
  void whatNeedNotBeSaidCountsWhereItIs() {
    assertEquals(new Names.Said("setFile", 3), names.best(List.of("getFile", "setFile")));
  }
}
