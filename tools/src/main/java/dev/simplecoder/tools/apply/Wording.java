package dev.simplecoder.tools.apply;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.util.List;
import java.util.stream.Collectors;

/** Turns of phrase that several messages share. */
final class Wording {

  private static final int NAMED = 3;

  private Wording() {}

  /** The first few by name, the rest by number. */
  static String list(List<WorkspacePath> paths) {
    if (paths.isEmpty()) {
      return "no file";
    }
    String named =
        paths.stream().limit(NAMED).map(WorkspacePath::toString).collect(Collectors.joining(", "));
    return paths.size() <= NAMED ? named : named + " and " + (paths.size() - NAMED) + " more";
  }

  static String it(List<WorkspacePath> paths) {
    return paths.size() == 1 ? "it" : "them";
  }
}
