package dev.simplecoder.app.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayScriptTest {

  @Test
  void readsRepliesAndFaults(@TempDir Path folder) throws IOException {
    Path script =
        Files.writeString(
            folder.resolve("script.json"),
            """
            [{"tool": "write_file", "arguments": {"path": "hello.py"}},
             {"text": "Done."},
             {"status": 500, "message": "out of memory"},
             {"fault": "cut", "text": "So far"},
             {"fault": "error", "text": "So far", "message": "stopped"}]
            """);
    assertEquals(
        List.of(
            OllamaReply.toolCall("write_file", Map.of("path", "hello.py")),
            OllamaReply.text("Done."),
            OllamaReply.status(500, "out of memory"),
            OllamaReply.cutAfter("So far"),
            OllamaReply.errorAfter("So far", "stopped")),
        ReplayScript.read(script));
  }
}
