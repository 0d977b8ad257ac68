package dev.simplecoder.tools.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;

final class BlockedTest {

  @Test
  void aMissingPermissionIsSaidInWordsOnly() {
    var blocked = new Blocked("src/a.py", new AccessDeniedException("/w/src/a.py"));
    assertEquals(
        "No file was changed, src/a.py could not be written: you may not write there. Change its"
            + " permissions or owner and try again.",
        blocked.reason().message());
  }
}
