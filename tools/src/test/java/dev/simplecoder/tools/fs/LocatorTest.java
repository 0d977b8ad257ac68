package dev.simplecoder.tools.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.tool.Action.Scope;
import dev.simplecoder.agent.tool.BadArguments;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocatorTest {

  private static final List<String> PIECES =
      List.of(
          "src",
          "a.txt",
          "b.txt",
          "..",
          ".",
          "",
          "out",
          "in",
          "loop",
          "gone",
          "deep",
          "up",
          ".git",
          ".GIT",
          ".git ",
          "git~1",
          ".git::$INDEX_ALLOCATION",
          "config",
          "~",
          "C:",
          "\\",
          "\\\\server",
          "%2e%2e",
          "..\\..",
          "\u202e",
          "\u200b",
          "\u2024\u2024",
          "\uff0e\uff0e",
          "\uff0f",
          "\u2215",
          "a\u0000b",
          "a\nb",
          "x.",
          "x ",
          "\ud800",
          ".simplecoder.toml",
          "\u00e9",
          "e\u0301",
          "\ud83d\ude00",
          "file://",
          "con",
          "..;",
          "...",
          "secret.txt",
          "'");

  @TempDir Path temp;
  private Path root;
  private Path outside;
  private Locator locator;

  @BeforeEach
  void makeFiles() throws IOException {
    Path real = temp.toRealPath();
    root = Files.createDirectory(real.resolve("ws"));
    outside = Files.createDirectory(real.resolve("elsewhere"));
    Trees.file(outside, "secret.txt", "no");
    Trees.file(root, "src/a.txt", "a");
    Trees.file(root, "deep/er/b.txt", "b");
    Trees.file(root, ".git/config", "c");
    Trees.file(root, ".gitignore", "*.log\nbuild/\n");
    Trees.link(root, "out", outside.toString());
    Trees.link(root, "in", "src");
    Trees.link(root, "up", "..");
    Trees.link(root, "loop", "loop");
    Trees.link(root, "gone", "nowhere/at/all");
    Trees.link(root, "src/hooks", "../.git");
    locator = new Locator(Roots.of(root, root));
  }

  @Test
  void saysWhereAPathLeadsAndHowThatStandsToTheWorkspace() throws BadArguments {
    assertEquals(inside("src/a.txt", Scope.INSIDE), read("src/a.txt"));
    assertEquals(inside("src/a.txt", Scope.INSIDE), read(" `./src//a.txt` \n"));
    assertEquals(inside("src/a.txt", Scope.INSIDE), read("src\\a.txt"));
    assertEquals(inside("src/a.txt", Scope.INSIDE), read(root + "/deep/../src/a.txt"));
    assertEquals(inside("src/a.txt", Scope.INSIDE), read("in/a.txt"));
    assertEquals(inside("src/new.txt", Scope.INSIDE), read("in/new.txt"));
    assertEquals(inside("", Scope.INSIDE), read("."));
    assertEquals(inside("x.log", Scope.IGNORED), read("x.log"));
    assertEquals(inside("build/x", Scope.IGNORED), read("build/x"));
    assertEquals(inside(".git/config", Scope.PROTECTED), read("src/hooks/config"));
    assertEquals(inside(".simplecoder.toml", Scope.INSIDE), read(".simplecoder.toml"));
    assertEquals(
        inside(".simplecoder.toml", Scope.PROTECTED),
        locator.locate(".simplecoder.toml", Purpose.WRITE));
    assertEquals(new Located.Outside(outside.resolve("secret.txt")), read("out/secret.txt"));
    assertEquals(
        new Located.Outside(outside.resolve("secret.txt")), read("../elsewhere/secret.txt"));
    assertEquals(new Located.Outside(outside), read("out/../elsewhere"));
    assertEquals(
        new Located.Outside(outside.resolve("new")),
        locator.locate("up/elsewhere/new", Purpose.WRITE));
  }

  @Test
  void knowsVersionControlInEverySpelling() throws BadArguments {
    for (String name :
        List.of(".git", ".GIT", ".Git", "git~1", "GIT~1", ".git::$INDEX_ALLOCATION", ".git:x")) {
      assertEquals(Scope.PROTECTED, locator.locate(name + "/config", Purpose.WRITE).scope(), name);
    }
    assertEquals(Scope.INSIDE, locator.locate(".github/workflows/x.yml", Purpose.WRITE).scope());
  }

  @Test
  void knowsSecretsByTheirNames() throws BadArguments {
    for (String name :
        List.of(
            ".env",
            ".ENV",
            ".env.local",
            "a/server.pem",
            "tls.key",
            "id_rsa",
            ".ssh/config",
            ".npmrc",
            "b/credentials.json",
            "k.jks")) {
      assertEquals(Scope.SECRET, read(name).scope(), name);
    }
    for (String name :
        List.of(".env.example", "id_rsa.pub", "environment.py", "keys.md", "monkey.txt")) {
      assertEquals(Scope.INSIDE, read(name).scope(), name);
    }
  }

  @Test
  void refusesWhatHasNoOneMeaning() {
    for (String raw :
        List.of(
            "",
            " ",
            "~",
            "~/x",
            "C:\\x",
            "c:x",
            "\\\\server\\share",
            "//server/share",
            "file:///etc/passwd",
            "a\u0000b",
            "a\u202eb",
            "a\u200bb",
            "a\uff0fb",
            "\uff0e\uff0e/x",
            "\u2025/x",
            "a\u2215b",
            "x./y",
            "x /y",
            "loop",
            "loop/x",
            "gone",
            "gone/x",
            "\ud800",
            "a\nb")) {
      assertThrows(BadArguments.class, () -> read(raw), raw);
      assertThrows(BadArguments.class, () -> locator.locate(raw, Purpose.WRITE), raw);
    }
  }

  @Test
  void namesTheRightPrefixWhereAnOutputRootLiesInTheWorkspace() throws IOException, BadArguments {
    var narrow = new Locator(Roots.of(root, root.resolve("src/gen")));
    var refused = assertThrows(BadArguments.class, () -> narrow.locate("a.txt", Purpose.WRITE));
    assertEquals(
        "Files can be written below src/gen/ only. Write src/gen/a.txt instead of a.txt.",
        refused.getMessage());
    assertEquals(
        inside("src/gen/a.txt", Scope.INSIDE), narrow.locate("in/gen/a.txt", Purpose.WRITE));
    assertEquals(inside("a.txt", Scope.INSIDE), narrow.locate("a.txt", Purpose.READ));
  }

  @Test
  void anOutputRootOutsideCoversTheWorkspace() throws IOException, BadArguments {
    Path output = root.resolveSibling("output");
    Trees.file(output, "made.txt", "m");
    Trees.link(output, "src", outside.toString());
    var covered = new Locator(Roots.of(root, output));
    assertEquals(inside("made.txt", Scope.INSIDE), covered.locate("made.txt", Purpose.READ));
    assertEquals(
        inside("made.txt", Scope.INSIDE), covered.locate(output + "/made.txt", Purpose.READ));
    assertEquals(
        inside("deep/er/b.txt", Scope.INSIDE), covered.locate("deep/er/b.txt", Purpose.WRITE));
    assertEquals(
        new Located.Outside(outside.resolve("a.txt")), covered.locate("src/a.txt", Purpose.WRITE));
  }

  @Test
  void noPathLeadsOutUnnoticed() throws IOException {
    for (long seed = 1; seed <= 8_000; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      String raw = nasty(random);
      for (Purpose purpose : Purpose.values()) {
        checkStaysInside(raw, purpose, "seed " + seed + ": " + raw);
      }
    }
  }

  private void checkStaysInside(String raw, Purpose purpose, String message) throws IOException {
    try {
      Located located = locator.locate(raw, purpose);
      if (located instanceof Located.Inside(WorkspacePath path, Scope scope)) {
        Path place = root.resolve(path.value());
        assertEquals(place, Links.resolve(place), message);
        assertTrue(place.startsWith(root), message);
        boolean own = path.value().startsWith(".git/") || path.value().equals(".git");
        assertTrue(!own || scope == Scope.PROTECTED, message);
      } else {
        assertEquals(Scope.OUTSIDE, located.scope(), message);
      }
    } catch (BadArguments refused) {
      assertTrue(0 < String.valueOf(refused.getMessage()).length(), message);
    } catch (RuntimeException bug) {
      throw new AssertionError(message, bug);
    }
  }

  private String nasty(RandomGenerator random) {
    var path =
        new StringBuilder(
            random.nextInt(12) == 0 ? root + "/" : random.nextInt(12) == 0 ? "/" : "");
    int pieces = 1 + random.nextInt(6);
    for (int i = 0; i < pieces; i++) {
      path.append(PIECES.get(random.nextInt(PIECES.size())));
      path.append(random.nextInt(8) == 0 ? "\\" : random.nextInt(10) == 0 ? "" : "/");
    }
    return random.nextInt(5) == 0 ? path + "x".repeat(random.nextInt(400)) : path.toString();
  }

  private Located read(String raw) throws BadArguments {
    return locator.locate(raw, Purpose.READ);
  }

  private static Located inside(String path, Scope scope) {
    return new Located.Inside(new WorkspacePath(path), scope);
  }
}
