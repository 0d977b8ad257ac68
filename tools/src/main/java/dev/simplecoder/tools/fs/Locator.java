package dev.simplecoder.tools.fs;

import dev.simplecoder.agent.tool.Action.Scope;
import dev.simplecoder.agent.tool.BadArguments;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Finds out where a path that a model wrote leads and how that place stands to the workspace.
 * Changes nothing.
 */
final class Locator {

  private final Roots roots;

  Locator(Roots roots) {
    this.roots = roots;
  }

  Located locate(String raw, Purpose purpose) throws BadArguments {
    PathText text = PathText.of(raw);
    try {
      refuseTwoMeanings(raw);
      Path place =
          text.absolute()
              ? Links.resolve(roots.workspace().getRoot(), text.segments())
              : relative(text.segments());
      return switch (purpose) {
        case READ -> located(place, text, purpose);
        case WRITE -> forWriting(located(place, text, purpose), text);
      };
    } catch (IOException | InvalidPathException broken) {
      throw new BadArguments(
          "The path "
              + raw.strip()
              + " cannot be followed: a link in it leads nowhere or in a circle, or a name is not possible here.");
    }
  }

  /** How a path below the root stands to the workspace by its names and the ignore rules. */
  Scope scope(WorkspacePath path, Purpose purpose) {
    Scope named = named(Links.segments(path), purpose);
    boolean ignored =
        named == Scope.INSIDE
            && IgnoreRules.of(roots.workspace()).ignoresWithin(path, folder(path));
    return ignored ? Scope.IGNORED : named;
  }

  /** Where writing is allowed, in words for a model. */
  BadArguments notWritable(WorkspacePath path) {
    WorkspacePath writable = roots.writable();
    return new BadArguments(
        "Files can be written below "
            + writable
            + "/ only. Write "
            + writable
            + "/"
            + path
            + " instead of "
            + path
            + ".");
  }

  private Path relative(List<String> segments) throws IOException {
    List<Path> layers = segments.contains("..") ? List.of(roots.workspace()) : roots.layers();
    for (Path layer : layers) {
      Path place = Links.resolve(layer, segments);
      if (layer.equals(roots.workspace()) || Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        return place;
      }
    }
    throw new IllegalStateException("the workspace is always a layer");
  }

  private Located located(Path place, PathText text, Purpose purpose) {
    for (Path layer : List.of(roots.workspace(), roots.top())) {
      if (place.startsWith(layer)) {
        WorkspacePath path = Links.below(layer, place);
        Scope asWritten = text.absolute() ? Scope.INSIDE : named(text.segments(), purpose);
        return new Located.Inside(
            path, asWritten == Scope.INSIDE ? scope(path, purpose) : asWritten);
      }
    }
    return new Located.Outside(place);
  }

  private Located forWriting(Located found, PathText text) throws IOException, BadArguments {
    if (!(found instanceof Located.Inside(WorkspacePath path, Scope scope))) {
      return found;
    }
    if (path.isRoot()) {
      throw new BadArguments("The path is the workspace itself, not a file in it.");
    }
    Path target = Links.resolve(roots.top(), Links.segments(path));
    if (!target.startsWith(roots.top())) {
      return new Located.Outside(target);
    }
    WorkspacePath written = Links.below(roots.top(), target);
    if (scope != Scope.PROTECTED && !written.startsWith(roots.writable())) {
      throw notWritable(written);
    }
    return written.equals(path) ? found : located(target, text, Purpose.WRITE);
  }

  private void refuseTwoMeanings(String raw) throws BadArguments {
    if (raw.indexOf('\\') == -1 || roots.workspace().getFileSystem().getSeparator().equals("\\")) {
      return;
    }
    for (Path layer : roots.layers()) {
      if (Files.exists(layer.resolve(raw.strip()), LinkOption.NOFOLLOW_LINKS)) {
        throw new BadArguments(
            "The path "
                + raw.strip()
                + " has a backslash in a name. Such files cannot be used here.");
      }
    }
  }

  private boolean folder(WorkspacePath path) {
    return roots.layers().stream()
        .anyMatch(
            layer -> Files.isDirectory(layer.resolve(path.value()), LinkOption.NOFOLLOW_LINKS));
  }

  private static Scope named(Collection<String> segments, Purpose purpose) {
    if (segments.stream().anyMatch(SpecialNames::versionControl)
        || (purpose == Purpose.WRITE && segments.stream().anyMatch(SpecialNames::own))) {
      return Scope.PROTECTED;
    }
    return segments.stream().anyMatch(SpecialNames::secret) ? Scope.SECRET : Scope.INSIDE;
  }
}
