package dev.simplecoder.app.task;

import dev.simplecoder.agent.EditFormat;
import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.ScriptedModel;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.app.arm.Arm;
import dev.simplecoder.app.arm.ArmSettings;
import dev.simplecoder.app.command.Command;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.settings.Key;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Layers;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Scratch;
import dev.simplecoder.app.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code simplecoder demo}: the whole way without a model server. Everything is real but the model,
 * which is a script and says so.
 */
public final class DemoCommand implements Command {

  private static final String TASK = "Write a test for greet.py and mention it in the README.";

  private static final String GREET =
      """
      def greet(name):
          return f"Hello, {name}!"
      """;

  private static final String README =
      """
      # Greetings

      `greet.py` says hello.
      """;

  private static final String TEST =
      """
      import unittest

      from greet import greet


      class GreetTest(unittest.TestCase):
          def test_greets_by_name(self):
              self.assertEqual("Hello, Ada!", greet("Ada"))
      """;

  private static final int WINDOW = 8192;

  private final String version;

  public DemoCommand(String version) {
    this.version = version;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.create();
  }

  @Override
  public ExitCode run(ParseResult parsed, Shell shell) throws IOException, InterruptedException {
    Path folder = scratch(Directories.of(shell).cache().resolve("demo"));
    shell.err().println("A scratch workspace: " + folder);
    shell.err().println("The task: " + TASK);
    Settings settings = Layers.load(shell, folder, consent(shell));
    Invocation task = Invocation.ofOneTask(settings, folder, folder, TASK, shell);
    ExitCode end = new OneTask((_, _, _) -> script(), Desk::of, version).run(task);
    shell.err().println("The files are in " + folder + "; to take the changes back:");
    shell.err().println("  simplecoder undo -C " + folder);
    return end;
  }

  /** With nobody to ask, the changes are applied: the folder is the demo's own. */
  private static Map<Key<?>, Layers.Chosen> consent(Shell shell) {
    boolean canAsk = shell.isTerminal(Shell.Stream.IN) && shell.isTerminal(Shell.Stream.ERR);
    return canAsk ? Map.of() : Map.of(Keys.YES, new Layers.Chosen("demo", "true"));
  }

  private static Path scratch(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      Scratch.delete(folder);
    }
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("greet.py"), GREET);
    Files.writeString(folder.resolve("README.md"), README);
    return folder.toRealPath();
  }

  private static Opened script() {
    var replies =
        List.of(
            says(
                "I am a script in the place of a model. Let me look around.",
                call("1", "list_files", Map.of())),
            says("", call("2", "read_file", Map.of("path", "greet.py"))),
            says(
                "",
                call("3", "write_file", ordered("path", "test_greet.py", "content", TEST)),
                call("4", "read_file", Map.of("path", "README.md"))),
            says(
                "",
                call(
                    "5",
                    "edit_file",
                    ordered(
                        "path",
                        "README.md",
                        "old_text",
                        "`greet.py` says hello.",
                        "new_text",
                        "`greet.py` says hello; `test_greet.py` tests it."))),
            says(
                "I wrote `test_greet.py` with one test and mentioned it in `README.md`. I did not run"
                    + " it; and since I am a script, I would have said so in any case."));
    String why = "a script, since this is a demo";
    var settings = new ArmSettings(DialectName.NATIVE, EditFormat.SEARCH_REPLACE, null);
    return Opened.Ready.one(
        new ScriptedModel("script", WINDOW, replies), new Arm(settings, why), why, _ -> {});
  }

  private static Reply says(String text, ToolCall... calls) {
    return new Reply.Said(new Message.Assistant(text, List.of(calls)), Usage.NONE);
  }

  private static ToolCall call(String id, String tool, Map<String, String> arguments) {
    return new ToolCall(id, tool, Arguments.of(arguments.toString(), arguments));
  }

  private static Map<String, String> ordered(String... pairs) {
    var map = new LinkedHashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
