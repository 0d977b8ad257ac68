package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watch as a process in a terminal, as the README shows it. */
class WatchIT {

  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^```text\n\\$ simplecoder watch\n(.*?)^```$");

  @TempDir Path scratch;

  @Test
  void aSaveIsCheckedAFixIsTakenAndCtrlCEndsItAsTheReadmeSays() throws Exception {
    try (var server = OllamaServer.start()) {
      server.reply(
          OllamaReply.toolCall(
              "write_file", Map.of("path", "calc.py", "content", CalcProject.RIGHT)),
          OllamaReply.text("I mended calc.py."));
      var program = new BuiltProgram(scratch, server.baseUrl().toString());
      CalcProject.writeTo(program.workspace());
      try (PtySession terminal = program.terminal(30, 200, "watch")) {
        terminal.await("watching for saves");
        Files.writeString(program.workspace().resolve("calc.py"), CalcProject.WRONG);
        terminal.await("[N]o, [?]").type("y\r").await("applied 1 file").type("\003");
        terminal.await("1 taken");
        assertEquals(0, terminal.exit());
        assertEquals(CalcProject.RIGHT, program.files().get("calc.py"));
        String screen = terminal.screen();
        assertTrue(screen.matches(readme()), screen);
      }
    }
  }

  /** A dot of three stands for any text of its line. */
  private static String readme() throws IOException {
    Path file = Path.of(System.getProperty("simplecoder.repository"), "README.md");
    Matcher block = BLOCK.matcher(Files.readString(file));
    assertTrue(block.find(), "no block of a watch");
    return List.of(block.group(1).split("…", -1)).stream()
        .map(Pattern::quote)
        .collect(Collectors.joining("[^\n]*"));
  }
}
