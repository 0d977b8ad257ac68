package dev.simplecoder.app;

import static dev.simplecoder.app.CalcProject.DONE;
import static dev.simplecoder.app.CalcProject.RIGHT;
import static dev.simplecoder.app.CalcProject.WRONG;
import static dev.simplecoder.app.CalcProject.writes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.TriedProgram.Result;
import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks of a process that is at a terminal, or interrupted. */
class VerifyIT {

  /** Seconds that no other program sleeps. */
  private static final String MARK = "86311.5";

  @TempDir Path scratch;
  private OllamaServer server;
  private BuiltProgram program;

  @BeforeEach
  void start() throws IOException {
    server = OllamaServer.start();
    program = new BuiltProgram(scratch, server.baseUrl().toString());
    CalcProject.writeTo(program.workspace());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void atATerminalThePersonMayApplyWhatIsBroken() throws Exception {
    server.reply(writes(WRONG), DONE, OllamaReply.text("It is meant so."));

    Result result = program.answering("? [y]es", "y\n", "--gate", "off", "subtract");

    assertEquals(0, result.exit(), result.err());
    assertTrue(result.err().contains("This breaks what worked. Apply 1 file"), result.err());
    assertEquals(WRONG, program.files().get("calc.py"));
  }

  @Test
  void ctrlCWhileTestsRunKeepsTheChangesAndLeavesNoProcess() throws Exception {
    Files.writeString(
        program.workspace().resolve("test_calc.py"),
        CalcProject.TEST
            + "        import os\n        os.execvp('sleep', ['sleep', '"
            + MARK
            + "'])\n");
    server.reply(writes(WRONG.replace("-", "+ 0 +")), DONE);

    var running = program.start("", "--yes", "add nothing");
    while (!isRunning(MARK)) {
      assertTrue(running.process().isAlive(), () -> running.text("err"));
    }
    running.signal("INT");
    Result result = running.await();

    assertEquals(130, result.exit(), result.err());
    assertTrue(result.err().contains("+    return a + 0 + b"), result.err());
    assertTrue(result.err().contains("kept as "), result.err());
    assertEquals(RIGHT, program.files().get("calc.py"));
    assertFalse(isRunning(MARK));
  }

  private static boolean isRunning(String word) {
    return ProcessHandle.allProcesses()
        .anyMatch(process -> process.info().commandLine().orElse("").endsWith("sleep " + word));
  }
}
