package dev.simplecoder.tools.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.simplecoder.agent.tool.BadArguments;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {

  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = Files.createDirectory(temp.toRealPath().resolve("ws"));
  }

  @Test
  void goesThroughFilesThenFoldersInTheOrderOfNames() throws Exception {
    for (String file : List.of("b/y.txt", "b/a/x.txt", "z.txt", "a/q.txt", "m.txt")) {
      Trees.file(root, file, "x");
    }
    assertEquals(List.of("m.txt", "z.txt", "a/q.txt", "b/y.txt", "b/a/x.txt"), walk(tree(), ""));
    assertEquals(List.of("b/y.txt", "b/a/x.txt"), walk(tree(), "b"));
  }

  @Test
  void aRuleOfManyStarsIsQuickAndLeavesOutAtLeastAsMuch() throws Exception {
    Trees.file(
        root,
        ".gitignore",
        "*a*a*a*a*a*a*a*a*a*a*b\n*.*.*.*.log\n[a]*a*a*a*a*a*a*a*a*a*c/x\n!*k*e*e*p*\n");
    Trees.file(root, "a".repeat(250), "x");
    Trees.file(root, "a.b.c.d.log", "x");
    Trees.file(root, "a.log", "x");
    List<String> files = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> walk(tree(), ""));
    assertEquals(List.of(".gitignore", "a.log", "a".repeat(250)), files);
  }

  @Test
  void leavesOutWhatRulesOfAnyLevelLeaveOut() throws Exception {
    Trees.file(root, ".git/info/exclude", "*.tmp\n");
    Trees.file(root, ".gitignore", "# generated\n*.log\n/out/\n!keep.log\n");
    Trees.file(root, ".simplecoderignore", "private/\n");
    Trees.file(root, "sub/.gitignore", "!x.log\ndata\n");
    for (String file :
        List.of(
            "a.txt",
            "a.log",
            "keep.log",
            "x.tmp",
            "out/o.txt",
            "sub/out/o.txt",
            "sub/x.log",
            "sub/y.log",
            "sub/data",
            "private/p",
            "data")) {
      Trees.file(root, file, "x");
    }
    assertEquals(
        List.of(
            ".gitignore",
            ".simplecoderignore",
            "a.txt",
            "data",
            "keep.log",
            "sub/.gitignore",
            "sub/x.log",
            "sub/out/o.txt"),
        walk(tree(), ""));
  }

  @Test
  void rulesOfTheRepositoryAboveTheWorkspaceHold() throws Exception {
    Trees.file(temp.toRealPath(), ".git/HEAD", "x");
    Trees.file(temp.toRealPath(), ".gitignore", "/ws/gen/\n*.log\n");
    Trees.file(root, "gen/a", "x");
    Trees.file(root, "a.log", "x");
    Trees.file(root, "b.txt", "x");
    assertEquals(List.of("b.txt"), walk(tree(), ""));
  }

  @Test
  void whatIsUsuallyGeneratedIsLeftOutOnlyWhereThereAreNoRules() throws Exception {
    Trees.file(root, "node_modules/a.js", "x");
    Trees.file(root, "b.js", "x");
    assertEquals(List.of("b.js"), walk(tree(), ""));
    Trees.file(root, ".gitignore", "*.log\n");
    assertEquals(List.of(".gitignore", "b.js", "node_modules/a.js"), walk(tree(), ""));
  }

  @Test
  void anIgnoredFolderThatIsNamedIsShown() throws Exception {
    Trees.file(root, ".gitignore", "build/\n");
    Trees.file(root, "build/a/x.txt", "x");
    assertEquals(List.of("build/a/x.txt"), walk(tree(), "build"));
  }

  @Test
  void linksAreShownAndNotFollowed() throws Exception {
    Trees.file(temp.toRealPath(), "outside/o.txt", "x");
    Trees.file(root, "a/x.txt", "x");
    Trees.link(root, "a/loop", "..");
    Trees.link(root, "out", "../outside");
    assertEquals(List.of("out LINK", "a/loop LINK", "a/x.txt"), walk(tree(), ""));
  }

  @Test
  void stagedFilesAreThereAsIfOnTheDisk() throws Exception {
    Trees.file(root, "a/x.txt", "x");
    var workspace = new Workspace(Roots.of(root, root));
    stage(workspace, "a/x.txt");
    stage(workspace, "a/b/new.txt");
    assertEquals(List.of("a/x.txt STAGED", "a/b/new.txt STAGED"), walk(workspace.tree(), ""));
  }

  @Test
  void anOutputRootOutsideIsLaidOverTheWorkspace() throws Exception {
    Trees.file(root, "a/x.txt", "x");
    Trees.file(root, "b.txt", "x");
    Path output = temp.toRealPath().resolve("output");
    Trees.file(output, "a/y.txt", "x");
    Trees.file(output, "b.txt", "y");
    assertEquals(
        List.of("b.txt", "a/x.txt", "a/y.txt"),
        walk(new Workspace(Roots.of(root, output)).tree(), ""));
  }

  @Test
  void manyFoldersComeInOneOrder() throws Exception {
    List<String> expected = new ArrayList<>();
    for (int folder = 100; folder < 250; folder++) {
      for (int file = 100; file < 103; file++) {
        String path = "f" + folder + "/g/h/" + file + ".txt";
        Trees.file(root, path, "x");
        expected.add(path);
      }
    }
    List<String> flat = IntStream.range(1000, 1300).mapToObj(i -> "z/" + i).toList();
    for (String path : flat) {
      Trees.file(root, path, "x");
    }
    expected.addAll(flat);
    assertEquals(expected, walk(tree(), ""));
  }

  private static void stage(Workspace workspace, String path) throws BadArguments, IOException {
    workspace.stage(new WorkspacePath(path), "new");
  }

  private FileTree tree() throws IOException {
    return new Workspace(Roots.of(root, root)).tree();
  }

  @Test
  void findsOnlyWhatNobodyNeedsToBeAskedFor() throws Exception {
    Trees.file(root, ".gitignore", "*.log\n/out/\n!.env\n!id_rsa\n");
    Trees.file(root, ".git/config", "x");
    for (String file : List.of("a.txt", "a.log", "out/o.txt", ".env", "id_rsa", ".ssh/config")) {
      Trees.file(root, file, "x");
    }
    Trees.link(root, "link", "a.txt");
    Trees.link(root, "folder", "out");
    assertEquals(
        List.of(
            "a.txt Text",
            "a.log Missing",
            "out/o.txt Missing",
            "out Folder",
            ".env Missing",
            "id_rsa Missing",
            ".ssh/config Missing",
            ".git/config Missing",
            "link Binary",
            "folder/o.txt Missing",
            "gone Missing"),
        Stream.of(
                "a.txt",
                "a.log",
                "out/o.txt",
                "out",
                ".env",
                "id_rsa",
                ".ssh/config",
                ".git/config",
                "link",
                "folder/o.txt",
                "gone")
            .map(this::found)
            .toList());
  }

  private String found(String path) {
    try {
      return path + " " + tree().find(new WorkspacePath(path)).getClass().getSimpleName();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void aFileComesWithItsSizeAndTime() throws Exception {
    Path file = Trees.file(root, "a.txt", "four");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_234_567));
    List<FileEntry> entries = new ArrayList<>();
    tree().walk(WorkspacePath.ROOT, FolderFiles::entries, entries::addAll);
    assertEquals(
        List.of(
            new FileEntry(
                new WorkspacePath("a.txt"), root, FileEntry.State.ON_DISK, false, 4, 1_234_567)),
        entries);
  }

  private static List<String> walk(FileTree tree, String start)
      throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    tree.walk(
        new WorkspacePath(start),
        FolderFiles::entries,
        entries -> {
          for (FileEntry entry : entries) {
            found.add(
                entry.state() == FileEntry.State.ON_DISK
                    ? entry.path().value()
                    : entry.path() + " " + entry.state());
          }
          return true;
        });
    return found;
  }
}
