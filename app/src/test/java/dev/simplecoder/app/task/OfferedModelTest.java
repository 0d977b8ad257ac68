package dev.simplecoder.app.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.command.Program;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.models.Problem;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.Shell.Stream;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where there is nothing to work with, a model to fetch is offered. */
class OfferedModelTest {

  @TempDir Path scratch;

  private String said(Kind kind) throws Exception {
    Path workspace = Files.createDirectory(scratch.resolve(kind.word()));
    var shell =
        new FakeShell(workspace)
            .withHome(scratch.resolve("home"))
            .with("SIMPLECODER_VERIFY", "off")
            .with("SIMPLECODER_PLAIN", "true")
            .withInput(new ByteArrayInputStream(new byte[0]))
            .withTerminals(Stream.IN, Stream.OUT, Stream.ERR);
    Models none =
        (_, _, _) -> new Opened.Refused(new Problem(Problem.Kind.NOTHING_HERE, "none", "get one"));
    var program = new Program("1", new OneTask(none, Desk::of, kind, "1"), List.of());
    assertEquals(ExitCode.MODEL, program.run(List.of("mend calc.py"), shell.shell()));
    return shell.err();
  }

  @Test
  void itIsOfferedForWhatThePersonHasAskedForAndForNothingElse() throws Exception {
    String asked = said(Kind.CHANGES);
    assertTrue(asked.contains("Fetch it from"), asked);
    assertEquals("simplecoder: none; get one\n", said(Kind.WATCH_FIX));
  }
}
