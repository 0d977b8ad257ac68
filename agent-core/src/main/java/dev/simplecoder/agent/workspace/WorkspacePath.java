package dev.simplecoder.agent.workspace;

/**
 * The place of a file or folder below the workspace's root: segments joined by {@code /}, without
 * {@code .} and {@code ..}; the root itself is the empty path. It is a name only: whether links
 * lead it elsewhere is decided where files are opened.
 */
public record WorkspacePath(String value) implements Comparable<WorkspacePath> {

  public static final WorkspacePath ROOT = new WorkspacePath("");

  public WorkspacePath {
    if (0 <= value.indexOf('\0')) {
      throw new IllegalArgumentException("a path has no NUL");
    }
    if (!value.isEmpty()) {
      for (String segment : value.split("/", -1)) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
          throw new IllegalArgumentException("not a path below the workspace: " + value);
        }
      }
    }
  }

  public boolean isRoot() {
    return value.isEmpty();
  }

  /** The last segment; empty for the root. */
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /** Whether this is {@code ancestor} or lies below it. */
  public boolean startsWith(WorkspacePath ancestor) {
    return ancestor.isRoot()
        || value.equals(ancestor.value)
        || value.startsWith(ancestor.value + "/");
  }

  public WorkspacePath child(String name) {
    return new WorkspacePath(value.isEmpty() ? name : value + "/" + name);
  }

  @Override
  public int compareTo(WorkspacePath other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.isEmpty() ? "." : value;
  }
}
