package dev.simplecoder.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.launcher.Sandbox.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root of the sources, with a script in the place of the build. */
final class CheckoutIT {
  private static final String FIRST =
      "simplecoder: building (the first time fetches libraries: about a minute) ... ";
  private static final String CHANGED = "simplecoder: building, for sources have changed ... ";

  @TempDir private Path temporary;
  private Sandbox sandbox;
  private Path root;
  private Path script;

  @BeforeEach
  void checkOut() throws IOException {
    var repository = Path.of(System.getProperty("simplecoder.repository"));
    sandbox = Sandbox.in(temporary);
    sandbox.installJava("jdk-25", "25.0.1");
    root = Files.createDirectories(temporary.resolve("the sources"));
    script = root.resolve("simplecoder");
    Sandbox.copy(repository.resolve("simplecoder"), script);
    Sandbox.copy(repository.resolve("app/src/dist"), root.resolve("app/src/dist"));
    writeSource("agent-core/src/main/java/A.java");
    writeSource("pom.xml");
    useBuild(
        """
        echo build >>"$HOME/builds"
        mkdir -p app/target/simplecoder-1/bin
        cat >app/target/simplecoder-1/bin/simplecoder <<'END'
        #!/bin/sh
        echo "$PWD: $*"
        exit ${EXIT:-0}
        END
        chmod +x app/target/simplecoder-1/bin/simplecoder
        echo simplecoder-1 >app/target/distribution
        """);
  }

  @Test
  void buildsOnTheFirstStartAndNotOnTheSecond() throws Exception {
    assertEquals(new Ran(0, temporary + ": do it\n", FIRST + "done\n"), start("do", "it"));
    assertEquals(new Ran(0, temporary + ": do it\n", ""), start("do", "it"));
    assertEquals(1, builds());
  }

  @Test
  void buildsWhenASourceIsNewer() throws Exception {
    start();
    age();
    writeSource("agent-core/src/main/java/A.java");
    assertEquals(CHANGED + "done\n", start().err());
    assertEquals(2, builds());
  }

  @Test
  void buildsWhenASourceIsGone() throws Exception {
    writeSource("agent-core/src/main/java/B.java");
    start();
    age();
    Files.delete(root.resolve("agent-core/src/main/java/B.java"));
    assertEquals(CHANGED + "done\n", start().err());
  }

  @Test
  void buildsWhenTheDistributionIsGone() throws Exception {
    start();
    Files.delete(root.resolve("app/target/simplecoder-1/bin/simplecoder"));
    assertEquals(CHANGED + "done\n", start().err());
  }

  @Test
  void startsThroughALinkAndPassesTheExitCode() throws Exception {
    var link = Files.createSymbolicLink(temporary.resolve("link"), script);
    var elsewhere = Files.createDirectories(temporary.resolve("else where"));
    var ran = sandbox.with("EXIT", "5").run(elsewhere, link, "x");
    assertEquals(new Ran(5, elsewhere + ": x\n", FIRST + "done\n"), ran);
  }

  @Test
  void showsWhyTheBuildFailedAndWhereAllOfItIs() throws Exception {
    useBuild(
        """
        echo "[INFO] noise"
        echo "[ERROR] /x/A.java:[1,2] cannot find symbol"
        echo "[ERROR] /x/A.java:[1,2] cannot find symbol"
        exit 1
        """);
    var log = root.resolve("target/build.log");
    assertEquals(
        new Ran(
            70,
            "",
            FIRST
                + "failed\n  /x/A.java:[1,2] cannot find symbol\n"
                + "simplecoder: the build failed; all of it is in "
                + log
                + "\n"),
        start());
    assertTrue(Files.readString(log).startsWith("[INFO] noise\n"));
  }

  @Test
  void saysThatTheBuildNeedsTheNetwork() throws Exception {
    useBuild(
        """
        echo "[ERROR] Could not transfer artifact a:b:pom:1 from/to central: Unknown host"
        exit 1
        """);
    var ran = start();
    assertEquals(70, ran.exit());
    assertEquals(2, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains("needs the network"), ran.err());
  }

  @Test
  void buildsOnceForSeveralStartsAtOnce() throws Exception {
    for (var ran : sandbox.runAtOnce(3, script, "x")) {
      assertEquals(temporary + ": x\n", ran.out());
    }
    assertEquals(1, builds());
  }

  @Test
  void takesOverTheLockOfADeadProcess() throws Exception {
    var dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createDirectories(root.resolve("target/build.lock"));
    Files.writeString(root.resolve("target/build.lock/pid"), dead.pid() + "\n");
    assertEquals(new Ran(0, temporary + ": x\n", FIRST + "done\n"), start("x"));
  }

  @Test
  void saysInOneLineThatNoJdkIsThere() throws Exception {
    sandbox = sandbox.with("SIMPLECODER_JAVA_ROOTS", "");
    var wrapper =
        Path.of(System.getProperty("simplecoder.repository"), "mvnw").toAbsolutePath().normalize();
    for (var ran : new Ran[] {start("x"), sandbox.run(temporary, wrapper, "verify")}) {
      assertEquals(2, ran.exit());
      assertEquals(1, ran.err().lines().count(), ran.err());
      assertTrue(ran.err().startsWith("simplecoder: no Java 25 or newer found"), ran.err());
    }
  }

  private Ran start(String... arguments) throws IOException, InterruptedException {
    return sandbox.run(temporary, script, arguments);
  }

  private void useBuild(String text) throws IOException {
    Sandbox.writeScript(root.resolve("mvnw"), text);
  }

  private void writeSource(String name) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "source");
  }

  /** Sets the last build back, so that what is written now is newer by any clock. */
  private void age() throws IOException {
    var past = FileTime.from(Instant.now().minusSeconds(60));
    try (var files = Files.walk(root)) {
      for (var file : files.toList()) {
        Files.setLastModifiedTime(file, past);
      }
    }
  }

  private long builds() throws IOException {
    return Files.readString(temporary.resolve("home/builds")).lines().count();
  }
}
