package dev.simplecoder.tools;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.tool.BadArguments;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeftOutCodeTest {

  @Test
  void knowsWhatModelsWriteInsteadOfCode() {
    for (String line :
        List.of(
            "// ...",
            "# ...",
            "// \u2026",
            "/* ... */",
            "<!-- ... -->",
            "// ... existing code ...",
            "# ... rest of the code ...",
            "# rest of code unchanged",
            "// rest of the file remains the same",
            "... existing code ...",
            "[... rest of file ...]",
            "(rest of code unchanged)",
            "// existing code here",
            "// existing imports",
            "# Rest of the methods stay... unchanged",
            "// other methods remain unchanged",
            "{/* ... rest of the component ... */}",
            "-- ... remaining columns ...",
            "return x; // ... rest stays the same",
            "[Lines 20-42 are not shown. For the next part: first=20]",
            "# code omitted",
            "// implementation unchanged")) {
      assertTrue(LeftOutCode.stands(line), line);
    }
  }

  @Test
  void takesNoCodeForIt() {
    for (String line :
        List.of(
            "...",
            "pass",
            "def f(self): ...",
            "return {...rest, a: 1};",
            "...existing,",
            "const [a, ...rest] = b;",
            "# Handle the remaining items...",
            "// rest of the arguments",
            "print(\"...\")",
            "// Loading...",
            "# the other function",
            "int... values",
            "x = y  # see the rest of this module for why",
            "# same as before?",
            "* the remaining lines are counted",
            "[rest]",
            "(existing)",
            "for (const x of rest) {",
            "// previous value")) {
      assertFalse(LeftOutCode.stands(line), line);
    }
  }

  @Test
  void whatWasThereBeforeMayStay() {
    assertDoesNotThrow(() -> LeftOutCode.check("a\n  // ...\n", "b\n// ...\n", ""));
    assertThrows(BadArguments.class, () -> LeftOutCode.check("a\n", "b\n// ...\n", ""));
  }
}
