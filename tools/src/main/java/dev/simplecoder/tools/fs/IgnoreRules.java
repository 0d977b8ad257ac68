package dev.simplecoder.tools.fs;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.jspecify.annotations.Nullable;

/**
 * What version control and the project leave out: {@code .git/info/exclude}, and {@code .gitignore}
 * and {@code .simplecoderignore} of a folder and those above it, up to the folder that has the
 * repository. Later rules win, as in Git. Immutable; {@link #below} adds a folder's own rules.
 */
final class IgnoreRules {

  private static final int FILE_BYTES = 1 << 20;
  private static final Set<String> HEAVY = Set.of("node_modules", "target", "__pycache__", ".venv");

  /** Leaves out version control's own folder only. */
  static final IgnoreRules NONE = new IgnoreRules(null, "", List.of());

  private final @Nullable Path top;
  private final String above;
  private final List<Level> levels;

  /**
   * Rules of one folder. {@code base} is its path below {@code top}, with a slash at the end or
   * empty.
   */
  private record Level(String base, IgnoreNode rules) {}

  private IgnoreRules(@Nullable Path top, String above, List<Level> levels) {
    this.top = top;
    this.above = above;
    this.levels = levels;
  }

  /** The rules that hold in the root of {@code workspace}. */
  static IgnoreRules of(Path workspace) {
    Path top = repository(workspace);
    IgnoreRules rules =
        new IgnoreRules(top, "", List.of()).with("", WorkspacePath.ROOT, ".git/info/exclude");
    WorkspacePath inside = Links.below(top, workspace);
    WorkspacePath folder = WorkspacePath.ROOT;
    rules = rules.below(folder);
    for (String segment : Links.segments(inside)) {
      folder = folder.child(segment);
      rules = rules.below(folder);
    }
    return new IgnoreRules(top, inside.isRoot() ? "" : inside.value() + "/", rules.levels);
  }

  /** With the rules that lie in {@code folder}. */
  IgnoreRules below(WorkspacePath folder) {
    String base = folder.isRoot() ? above : above + folder.value() + "/";
    WorkspacePath place =
        new WorkspacePath(base.isEmpty() ? "" : base.substring(0, base.length() - 1));
    return with(base, place, ".gitignore").with(base, place, ".simplecoderignore");
  }

  /** With the rules of the folders above {@code folder}. */
  IgnoreRules above(WorkspacePath folder) {
    IgnoreRules rules = this;
    List<String> segments = Links.segments(folder);
    WorkspacePath here = WorkspacePath.ROOT;
    for (String segment : segments.subList(0, Math.max(0, segments.size() - 1))) {
      here = here.child(segment);
      rules = rules.below(here);
    }
    return rules;
  }

  /** Whether a rule leaves out just this file or folder; for folders above it ask before. */
  boolean ignores(WorkspacePath path, boolean folder) {
    if (SpecialNames.versionControl(path.name())) {
      return true;
    }
    String full = above + path.value();
    for (Level level : levels.reversed()) {
      if (full.startsWith(level.base())) {
        Boolean ignored = level.rules().checkIgnored(full.substring(level.base().length()), folder);
        if (ignored != null) {
          return ignored;
        }
      }
    }
    return false;
  }

  /** Whether a rule leaves out this file or folder, or a folder above it. */
  boolean ignoresWithin(WorkspacePath path, boolean folder) {
    IgnoreRules rules = this;
    List<String> segments = Links.segments(path);
    WorkspacePath here = WorkspacePath.ROOT;
    for (int i = 0; i < segments.size(); i++) {
      here = here.child(segments.get(i));
      boolean last = i == segments.size() - 1;
      if (rules.ignores(here, !last || folder)) {
        return true;
      }
      rules = last ? rules : rules.below(here);
    }
    return false;
  }

  /**
   * Whether a walk passes by this folder because nobody said what is generated, and this usually
   * is.
   */
  boolean heavy(String folder) {
    return top != null && levels.isEmpty() && HEAVY.contains(folder);
  }

  private IgnoreRules with(String base, WorkspacePath folder, String file) {
    IgnoreNode rules = read(folder, file);
    if (rules == null) {
      return this;
    }
    List<Level> more = new ArrayList<>(levels);
    more.add(new Level(base, rules));
    return new IgnoreRules(top, above, List.copyOf(more));
  }

  /** A file that cannot be read, is a link or too large has no rules, as in Git. */
  private @Nullable IgnoreNode read(WorkspacePath folder, String file) {
    if (top == null) {
      return null;
    }
    Path path = top.resolve(folder.value()).resolve(file);
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    var rules = new IgnoreNode();
    try (InputStream in =
        Channels.newInputStream(
            Files.newByteChannel(
                path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)))) {
      rules.parse(new ByteArrayInputStream(IgnoreLines.bounded(in.readNBytes(FILE_BYTES))));
    } catch (IOException unreadable) {
      return null;
    }
    return rules.getRules().isEmpty() ? null : rules;
  }

  private static Path repository(Path workspace) {
    for (Path folder = workspace; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        return folder;
      }
    }
    return workspace;
  }
}
