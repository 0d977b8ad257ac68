package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Installation;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTrainingTest {

  @TempDir private Path folder;

  /** In the last one there is nobody to allow the changes. */
  @Test
  void everyWalkComesToItsEnd() throws Exception {
    var installation = new Installation("1", "25", folder, "", "");
    InstantSource clock = InstantSource.system();
    List<ExitCode> ends = new StartTraining(Wiring.program(installation, clock), clock).run();
    List<ExitCode> expected = new ArrayList<>(Collections.nCopies(10, ExitCode.DONE));
    expected.add(ExitCode.NOT_DONE);
    assertEquals(expected, ends);
  }
}
