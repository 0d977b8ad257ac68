package dev.simplecoder.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.simplecoder.agent.EditFormat;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.ToolSpec;
import dev.simplecoder.agent.tool.BadArguments;
import dev.simplecoder.agent.tool.Tool;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.fs.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolsetTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      value = EditFormat.class,
      names = {"BY_SIZE", "SEARCH_REPLACE"})
  void whoEditsHasEveryTool(EditFormat edits) throws Exception {
    assertEquals(Toolset.specs(), tools(edits).stream().map(Tool::spec).toList());
  }

  @Test
  void whoWritesWholeFilesIsNotToldOfEdits() throws Exception {
    List<ToolSpec> specs = tools(EditFormat.WHOLE).stream().map(Tool::spec).toList();
    assertEquals(
        List.of("read_file", "list_files", "search_in_files", "write_file"),
        specs.stream().map(ToolSpec::name).toList());
    assertFalse(specs.toString().contains("edit"), specs::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "line\n// ... rest of the code ...\n"})
  void aRefusalNamesNoToolThatIsNotThere(String content) throws Exception {
    Files.writeString(folder.resolve("a.txt"), "line\n".repeat(1_000));
    Tool write = tools(EditFormat.WHOLE).getLast();
    var given = Arguments.of("", Map.of("path", "a.txt", "content", content));
    String said = assertThrows(BadArguments.class, () -> write.prepare(given)).toString();
    assertFalse(said.contains("edit_file"), said);
  }

  private List<Tool> tools(EditFormat edits) throws Exception {
    return Toolset.of(
        new Workspace(Roots.of(folder.toRealPath(), folder.toRealPath())), Limits.DEFAULT, edits);
  }
}
