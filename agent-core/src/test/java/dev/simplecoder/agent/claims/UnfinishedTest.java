package dev.simplecoder.agent.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.agent.Tasks;
import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.agent.tool.ToolResult;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnfinishedTest {

  private static final String CHANGE = "create hello.py";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'll now create hello.py.",
        "I will create the file now.",
        "Let me read the file first.",
        "Let me take a look at the code:",
        "Next, I will add the test.",
        "First, I need to look at main.py:",
        "Sure! I'll start by reading main.py.",
        "I found the bug in line 3. Now I'll fix it.",
        "Okay, let's check the tests.",
        "I\u2019m going to update it.",
        "I'll create hello.py. It will print a greeting.",
        "To do this, I need to edit main.py. Let me do so. I'll write it now.",
      })
  void whatIsOnlyAnnouncedIsNotDone(String answer) {
    assertEquals(Optional.of(new Unfinished.Announced()), unfinished(CHANGE, answer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Let me know if I should change more.",
        "If you want, I will add a test.",
        "I can add a test.",
        "Shall I create it?",
        "I'll change it. Which file is it?",
        "I will wait for you.",
        "I will not change it.",
        "I'll add tests once you have decided.",
        "The program will create a file.",
        "You need to read the manual.",
        "Let me explain: it prints a name.",
        "Would you like me to create it?",
        "It reads a name. It greets. It ends. First, I will read the code, it says. All is well. That is all.",
        "Done.",
        "> I'll now create hello.py.",
        "Tell me which file, and I will fix it.",
      })
  void whatIsOfferedAskedOrToldIsAnAnswer(String answer) {
    assertEquals(Optional.empty(), unfinished("What is this?", answer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"write_file\", \"arguments\": {\"path\": \"a.py\"}}",
        "```json\n{\"name\": \"read_file\", \"parameters\": {\"path\": \"a.py\"}}\n```",
        "I do it:\n```tool_call\nwrite_file a.py\n```",
        "<tool_call>\n{\"name\": \"read_file\"}\n</tool_call>",
        "<function=read_file><parameter=path>a.py</parameter></function>",
        "```\nwrite_file(path=\"a.py\", content=\"x\")\n```",
        "```\nread_file a.py\n```",
      })
  void aCallThatIsOnlyShownIsNotDone(String answer) {
    assertEquals(Optional.of(new Unfinished.CallAsText()), unfinished(CHANGE, answer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Here is hello.py:\n```python\nprint(1)\n```",
        "```python hello.py\nprint(1)\n```",
        "```hello.py\nprint(1)\n```",
        "Here it is:\n\n```python\n# hello.py\nprint(1)\n```\nIt prints 1.",
        "Here you go:\n\n```python\nprint(1)\n```",
        "**hello.py**\n\n```python\nprint(1)\n",
      })
  void aFileThatIsOnlyShownIsNotWritten(String answer) {
    assertEquals(Optional.of(new Unfinished.FileAsText("hello.py")), unfinished(CHANGE, answer));
    assertEquals(Optional.empty(), unfinished("What is in hello.py?", answer));
    assertEquals(
        Optional.empty(), Unfinished.of(Tasks.answered(CHANGE, answer, Tasks.wrote("hello.py"))));
  }

  @Test
  void whoMayNotWriteMayShow() {
    var denied =
        Tasks.called(
            new Action.Write("hello.py", Action.Scope.INSIDE, ""),
            new ToolResult.Denied("read-only", "read-only"));
    assertEquals(
        Optional.empty(),
        Unfinished.of(Tasks.answered(CHANGE, "Here is hello.py:\n```python\nx\n```", denied)));
  }

  @Test
  void aCommandIsNoFile() {
    assertEquals(
        Optional.empty(),
        unfinished("add hello.py", "It is there already. Run it:\n```bash\npython hello.py\n```"));
  }

  private static Optional<Unfinished> unfinished(String request, String answer) {
    return Unfinished.of(Tasks.answered(request, answer));
  }
}
