package dev.simplecoder.tools.apply;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An output root with a few files, a place for state, and a clock that stands until it is moved.
 */
final class Scene {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  static final Caps CAPS = new Caps(1 << 20, 200, Duration.ofDays(30));

  static final String CHANGE = "two files changed, two made";

  final Path root;
  final Path state;
  private Duration passed = Duration.ZERO;

  private Scene(Path directory) {
    root = directory.resolve("root");
    state = directory.resolve("state");
  }

  /** Finds what is there already. */
  static Scene at(Path directory) {
    return new Scene(directory);
  }

  static Scene prepared(Path directory) throws IOException {
    Scene scene = new Scene(directory);
    Files.createDirectories(scene.root.resolve("src"));
    Files.writeString(scene.root.resolve("run.sh"), "old script\n");
    Files.setPosixFilePermissions(
        scene.root.resolve("run.sh"), PosixFilePermissions.fromString("rwxr-x--x"));
    Files.writeString(scene.root.resolve("src/a.txt"), "old a\n");
    return scene;
  }

  /** Two files that exist, and two that do not, one of them in folders that do not. */
  static List<FileWrite> change() throws IOException {
    return List.of(
        write("new/deep/c.txt", null, "new c\n"),
        write("run.sh", "old script\n", "new script\n"),
        write("src/a.txt", "old a\n", "new a\n"),
        write("src/d.txt", null, "new d\n"));
  }

  static FileWrite write(String path, @Nullable String before, String after) throws IOException {
    return new FileWrite(
        new WorkspacePath(path), before == null ? null : sha256(before), after.getBytes(UTF_8));
  }

  static String sha256(String text) {
    return Sha256.of(text.getBytes(UTF_8));
  }

  static List<WorkspacePath> paths(String... paths) {
    return Stream.of(paths).map(WorkspacePath::new).toList();
  }

  ChangeApplier applier() {
    return applier(Faults.none());
  }

  ChangeApplier applier(Faults faults) {
    return new ChangeApplier(journal(faults), CAPS);
  }

  ChangeApplier applier(Caps caps) {
    return new ChangeApplier(journal(Faults.none()), caps);
  }

  UndoHistory history() {
    return history(Faults.none());
  }

  UndoHistory history(Faults faults) {
    return new UndoHistory(journal(faults), CAPS);
  }

  UndoHistory history(Caps caps) {
    return new UndoHistory(journal(Faults.none()), caps);
  }

  private Journal journal(Faults faults) {
    InstantSource clock = () -> START.plus(passed);
    return new Journal(root, state, clock, faults.opener(), 2);
  }

  void pass(Duration time) {
    passed = passed.plus(time);
  }

  /** The folder with the records of this root. */
  Path records() throws IOException {
    try (Stream<Path> roots = Files.list(state.resolve("undo/v1"))) {
      return roots.findFirst().orElseThrow();
    }
  }

  /** The names of the records, without what else lies there. */
  List<String> recordNames() throws IOException {
    try (Stream<Path> names = Files.list(records())) {
      return names
          .map(path -> path.getFileName().toString())
          .filter(name -> EntryStore.Kept.parse(name).isPresent())
          .sorted()
          .toList();
    }
  }

  /** Everything below the root: folders, and files with mode and content. */
  Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.filter(path -> !path.equals(root)).toList()) {
        files.put(root.relativize(path).toString(), describe(path));
      }
    }
    return files;
  }

  private static String describe(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return "folder";
    }
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
        ? PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
            + " "
            + Files.readString(path)
        : "special";
  }
}
