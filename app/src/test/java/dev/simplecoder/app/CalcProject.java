package dev.simplecoder.app;

import dev.simplecoder.app.models.OllamaReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A Python project with one function, {@code calc.py}, and a test of it that passes. */
final class CalcProject {

  static final String RIGHT = "def add(a, b):\n    return a + b\n";

  /** The test fails with it. */
  static final String WRONG = "def add(a, b):\n    return a - b\n";

  static final String TEST =
      """
      import unittest

      from calc import add


      class AddTest(unittest.TestCase):
          def test_add(self):
              self.assertEqual(3, add(1, 2))
      """;

  /** What a model says when it has written the file. */
  static final OllamaReply DONE = OllamaReply.text("I changed calc.py.");

  private CalcProject() {}

  static void writeTo(Path folder) throws IOException {
    Files.writeString(folder.resolve("calc.py"), RIGHT);
    Files.writeString(folder.resolve("test_calc.py"), TEST);
  }

  /** A model that gives the file this text. */
  static OllamaReply writes(String text) {
    return OllamaReply.toolCall("write_file", Map.of("path", "calc.py", "content", text));
  }
}
