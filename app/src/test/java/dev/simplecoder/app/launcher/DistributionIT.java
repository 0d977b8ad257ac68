package dev.simplecoder.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code package} leaves, started on the JVM that runs the tests. */
final class DistributionIT {
  private final Path distribution = Path.of(System.getProperty("simplecoder.distribution"));

  @Test
  void startsWithTheCacheThatTheBuildMade(@TempDir Path temporary) throws Exception {
    try (var caches = Files.list(distribution.resolve("aot"))) {
      assertEquals(1, caches.filter(f -> f.toString().endsWith(".aot")).count());
    }
    var ran =
        sandbox(temporary).run(temporary, distribution.resolve("bin/simplecoder"), "--version");
    assertEquals(0, ran.exit(), ran.err());
    assertEquals("", ran.err());
  }

  @Test
  void unpacksAndMakesItsOwnCache(@TempDir Path temporary) throws Exception {
    var sandbox = sandbox(temporary);
    var archive = distribution.resolveSibling(distribution.getFileName() + ".tar.gz");
    var unpacked = sandbox.run(temporary, Path.of("tar"), "xzf", archive.toString());
    assertEquals(new Sandbox.Ran(0, "", ""), unpacked);

    var launcher = temporary.resolve(distribution.getFileName()).resolve("bin/simplecoder");
    var first = sandbox.run(temporary, launcher, "--version");
    assertEquals(0, first.exit(), first.err());
    assertEquals("simplecoder: preparing fast starts (once, a few seconds)\n", first.err());
    assertEquals(
        new Sandbox.Ran(0, first.out(), ""), sandbox.run(temporary, launcher, "--version"));
    try (var caches = Files.list(temporary.resolve("cache/simplecoder"))) {
      assertTrue(caches.allMatch(f -> f.toString().endsWith(".aot")));
    }
  }

  private static Sandbox sandbox(Path temporary) {
    return new Sandbox(
        temporary,
        Map.of(
            "PATH", "/usr/bin:/bin",
            "JAVA_HOME", System.getProperty("java.home"),
            "XDG_CACHE_HOME", temporary.resolve("cache").toString()));
  }
}
