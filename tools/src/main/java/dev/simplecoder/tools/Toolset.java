package dev.simplecoder.tools;

import dev.simplecoder.agent.tool.Tool;
import dev.simplecoder.tools.fs.Workspace;
import java.util.List;

/** The tools that a task on files has. */
public final class Toolset {

  private Toolset() {}

  /** Always in the same order, so that prompts begin the same. */
  public static List<Tool> of(Workspace workspace, Limits limits) {
    return List.of(
        new ReadFile(workspace, limits),
        new ListFiles(workspace, limits),
        new SearchInFiles(workspace, limits),
        new EditFile(workspace),
        new WriteFile(workspace));
  }
}
