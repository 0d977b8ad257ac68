package dev.simplecoder.agent.plan;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.util.List;

/**
 * One step of a plan. Its texts are single lines.
 *
 * @param files that it is going to touch, as far as that was said
 * @param check how to tell that it is done; empty where that was not said
 */
public record Step(String what, List<WorkspacePath> files, String check) {

  public static final int MOST_CHARACTERS = 300;
  static final int MOST_FILES = 12;

  public Step {
    files = List.copyOf(files);
    if (what.isBlank()) {
      throw new IllegalArgumentException("a step that does nothing");
    }
    if (isLong(what) || isLong(check) || MOST_FILES < files.size()) {
      throw new IllegalArgumentException("a step that is too long: " + what);
    }
  }

  private static boolean isLong(String text) {
    return MOST_CHARACTERS < text.length() || 0 <= text.indexOf('\n');
  }
}
