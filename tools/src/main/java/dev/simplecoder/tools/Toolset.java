package dev.simplecoder.tools;

import dev.simplecoder.agent.EditFormat;
import dev.simplecoder.agent.model.ToolSpec;
import dev.simplecoder.agent.tool.Tool;
import dev.simplecoder.tools.fs.Workspace;
import java.util.List;
import java.util.stream.Stream;

/** The tools that a task on files has. */
public final class Toolset {

  private Toolset() {}

  /** Without passages for what reads like a question. */
  public static List<Tool> of(Workspace workspace, Limits limits, EditFormat edits) {
    return of(workspace, limits, edits, PassageSearch.NONE);
  }

  /**
   * Always in the same order, so that prompts begin the same. Where a model writes whole files
   * only, it is not offered {@code edit_file}.
   */
  public static List<Tool> of(
      Workspace workspace, Limits limits, EditFormat edits, PassageSearch passages) {
    return switch (edits) {
      case BY_SIZE, SEARCH_REPLACE ->
          List.of(
              new ReadFile(workspace, limits),
              new ListFiles(workspace, limits),
              new SearchInFiles(workspace, limits, passages),
              new EditFile(workspace),
              WriteFile.besideEdits(workspace));
      case WHOLE ->
          List.of(
              new ReadFile(workspace, limits),
              new ListFiles(workspace, limits),
              new SearchInFiles(workspace, limits, passages),
              WriteFile.only(workspace));
    };
  }

  /** What a model is told of all of them, without a workspace to use them in. */
  public static List<ToolSpec> specs() {
    return Stream.of("read_file", "list_files", "search_in_files", "edit_file", "write_file")
        .map(name -> ToolPage.of(name).spec())
        .toList();
  }
}
