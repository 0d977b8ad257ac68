package dev.simplecoder.tools;

import dev.simplecoder.agent.tool.Tool;
import dev.simplecoder.tools.fs.Workspace;
import java.util.List;

/** The tools that a task on files has. */
public final class Toolset {

  private Toolset() {}

  /** Without passages for what reads like a question. */
  public static List<Tool> of(Workspace workspace, Limits limits) {
    return of(workspace, limits, PassageSearch.NONE);
  }

  /** Always in the same order, so that prompts begin the same. */
  public static List<Tool> of(Workspace workspace, Limits limits, PassageSearch passages) {
    return List.of(
        new ReadFile(workspace, limits),
        new ListFiles(workspace, limits),
        new SearchInFiles(workspace, limits, passages),
        new EditFile(workspace),
        new WriteFile(workspace));
  }
}
