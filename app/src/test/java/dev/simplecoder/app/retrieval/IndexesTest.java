package dev.simplecoder.app.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.models.ModelSettings;
import dev.simplecoder.app.models.OllamaModelCard;
import dev.simplecoder.app.models.OllamaServer;
import dev.simplecoder.app.retrieval.IndexFolder.Drop;
import dev.simplecoder.app.settings.Layers;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.rag.Hit;
import dev.simplecoder.rag.Progress;
import dev.simplecoder.tools.fs.Roots;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexesTest {

  private static final String MODEL = "nomic-embed-text:latest";

  @TempDir private Path scratch;
  private Path cache;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private int workspaces;

  @BeforeEach
  void makeCache() throws IOException {
    cache = scratch.toRealPath().resolve("cache");
  }

  private Roots workspace() throws IOException {
    Path folder = Files.createDirectory(scratch.toRealPath().resolve("w" + ++workspaces));
    Files.writeString(folder.resolve("a.py"), "def price():\n    return 1\n");
    return Roots.of(folder, folder);
  }

  private Indexes indexes(int most, long bytes) {
    return new Indexes(new Directories(cache, cache, cache), new IndexCaps(most, bytes), () -> now);
  }

  private List<String> search(Indexes indexes, Roots roots, String query)
      throws IOException, InterruptedException {
    now = now.plusSeconds(60);
    try (WorkspaceIndex index = indexes.open(roots)) {
      index.update(Progress.NONE);
      return index.search(query, 3, words()).stream().map(Hit::path).toList();
    }
  }

  private Meanings words() {
    return Meanings.of(
        Layers.load(new FakeShell(scratch).shell(), scratch, Map.of()),
        ModelSettings.at(URI.create("http://127.0.0.1:9")),
        _ -> {});
  }

  private Meanings meanings(OllamaServer server) {
    FakeShell shell = new FakeShell(scratch).with("SIMPLECODER_EMBEDDING_MODEL", MODEL);
    return Meanings.of(
        Layers.load(shell.shell(), scratch, Map.of()), ModelSettings.at(server.baseUrl()), _ -> {});
  }

  @Test
  void vectorsCountForTheCapOnTheirSize() throws Exception {
    Indexes roomy = indexes(9, 1 << 30);
    Roots one = workspace();
    Roots two = workspace();
    search(roomy, one, "price");
    search(roomy, two, "price");
    long bytes = roomy.folder(one).bytes() + roomy.folder(two).bytes();
    try (var server = OllamaServer.start(OllamaModelCard.embedding(MODEL));
        WorkspaceIndex index = indexes(9, bytes).open(two)) {
      index.embed(meanings(server).embedder().orElseThrow(), Progress.NONE);
    }
    assertEquals(List.of(roomy.folder(two)), roomy.all());
  }

  @Test
  void eachWorkspaceHasItsOwnIndexThatOnlyItsOwnerCanRead() throws Exception {
    Indexes indexes = indexes(9, 1 << 30);
    Roots one = workspace();
    Roots other = workspace();
    Files.writeString(other.workspace().resolve("a.py"), "class Tax: pass\n");
    assertEquals(List.of("a.py"), search(indexes, one, "price"));
    assertEquals(List.of(), search(indexes, other, "price"));
    assertEquals(List.of("a.py"), search(indexes, other, "tax"));
    assertEquals(List.of(indexes.folder(other), indexes.folder(one)), indexes.all());
    for (IndexFolder folder : indexes.all()) {
      assertEquals(
          "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())));
    }
    IndexAbout about = indexes.folder(one).about().orElseThrow();
    assertEquals(one.workspace(), about.workspace());
    assertEquals(1, about.files());
  }

  @Test
  void aFolderThatOthersCouldReadIsClosedToThem() throws Exception {
    Indexes indexes = indexes(9, 1 << 30);
    Roots roots = workspace();
    Path folder = Files.createDirectories(indexes.folder(roots).path());
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    search(indexes, roots, "price");
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
  }

  @Test
  void aLinkToTheWorkspaceIsTheSameWorkspace() throws Exception {
    Roots roots = workspace();
    Path link = Files.createSymbolicLink(scratch.resolve("link"), roots.workspace());
    Indexes indexes = indexes(9, 1 << 30);
    assertEquals(indexes.folder(roots), indexes.folder(Roots.of(link, link)));
    Path covering = scratch.toRealPath().resolve("elsewhere");
    assertFalse(
        indexes.folder(roots).equals(indexes.folder(Roots.of(roots.workspace(), covering))));
  }

  @Test
  void thoseThatWereUnusedForLongestGoFirst() throws Exception {
    Indexes indexes = indexes(2, 1 << 30);
    Roots one = workspace();
    Roots two = workspace();
    Roots three = workspace();
    search(indexes, one, "price");
    search(indexes, two, "price");
    search(indexes, one, "price");
    search(indexes, three, "price");
    assertEquals(List.of(indexes.folder(three), indexes.folder(one)), indexes.all());
  }

  @Test
  void aCapOnTheirSizeLeavesTheOneAtHand() throws Exception {
    Indexes indexes = indexes(9, 0);
    Roots one = workspace();
    Roots two = workspace();
    search(indexes, one, "price");
    assertEquals(List.of("a.py"), search(indexes, two, "price"));
    assertEquals(List.of(indexes.folder(two)), indexes.all());
  }

  @Test
  void anIndexThatIsInUseStays() throws Exception {
    Indexes indexes = indexes(9, 1 << 30);
    Roots roots = workspace();
    IndexFolder folder = indexes.folder(roots);
    assertEquals(Drop.NOT_THERE, folder.drop());
    try (WorkspaceIndex index = indexes.open(roots)) {
      index.update(Progress.NONE);
      assertEquals(Drop.IN_USE, folder.drop());
    }
    assertEquals(Drop.DROPPED, folder.drop());
    assertFalse(Files.exists(folder.path()));
    assertTrue(Files.exists(lock(folder.path())), "others may wait for it already");
    assertEquals(List.of(), indexes.all());
    assertEquals(List.of("a.py"), search(indexes, roots, "price"));
  }

  private static Path lock(Path folder) {
    return folder.resolveSibling(folder.getFileName() + ".lock");
  }

  @Test
  void aLinkInThePlaceOfAFolderOrFileIsRefused() throws Exception {
    Indexes indexes = indexes(9, 1 << 30);
    Path elsewhere = Files.createDirectory(scratch.resolve("elsewhere"));
    Roots one = workspace();
    Files.createDirectories(cache.resolve("indexes"));
    Files.createSymbolicLink(indexes.folder(one).path(), elsewhere);
    assertThrows(IOException.class, () -> indexes.open(one));
    assertEquals(List.of(), indexes.all());
    for (String name : List.of("index", "../lock", "about")) {
      Roots roots = workspace();
      Path folder = Files.createDirectories(indexes.folder(roots).path());
      Path link = name.equals("../lock") ? lock(folder) : folder.resolve(name);
      Files.createSymbolicLink(link, elsewhere.resolve("x"));
      assertThrows(IOException.class, () -> indexes.open(roots), name);
      if (name.equals("../lock")) {
        assertThrows(IOException.class, () -> indexes.folder(roots).drop());
      }
    }
    assertEquals(0, elsewhere.toFile().list().length);
  }

  @Test
  void whatIsWrittenBesideAnIndexMayBeDamaged() throws Exception {
    Indexes indexes = indexes(9, 1 << 30);
    Roots roots = workspace();
    search(indexes, roots, "price");
    IndexFolder folder = indexes.folder(roots);
    for (String text :
        List.of("", "x\n", "file:///a\nyesterday\n1\n", "file:///a\n" + now + "\n1\nx\n")) {
      Files.writeString(folder.aboutFile(), text);
      assertTrue(folder.about().isEmpty(), text);
    }
    assertEquals(List.of("a.py"), search(indexes, roots, "price"));
  }
}
