package dev.simplecoder.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.launcher.Sandbox.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher of the distribution, with a script in the place of the JVM. */
final class LauncherIT {
  private static final String PREPARING =
      "simplecoder: preparing fast starts (once, a few seconds)\n";

  @TempDir private Path temporary;
  private Sandbox sandbox;
  private Path home;
  private Path launcher;
  private Path caches;

  @BeforeEach
  void unpack() throws IOException {
    sandbox = Sandbox.in(temporary);
    home = temporary.resolve("a place/with spaces");
    Sandbox.copy(
        Path.of(System.getProperty("simplecoder.distribution"), "bin"), home.resolve("bin"));
    Files.createDirectories(home.resolve("lib"));
    Files.copy(
        Path.of(System.getProperty("simplecoder.distribution"), "lib/find-java.sh"),
        home.resolve("lib/find-java.sh"));
    Files.writeString(home.resolve("lib/build-id"), "build1\n");
    launcher = home.resolve("bin/simplecoder");
    caches = temporary.resolve("home/.cache/simplecoder");
  }

  @Test
  void passesArgumentsUnchanged() throws Exception {
    sandbox.installJava("jdk-25", "25.0.1");
    var arguments = new String[] {"two words", "*", "", "it's", "\"quoted\"", "$HOME", "-Dx", "--"};
    assertEquals(List.of(arguments), programArguments(start(arguments).out()));
  }

  @Test
  void startsThroughLinksAndFromAnyDirectory() throws Exception {
    sandbox.installJava("jdk-25", "25.0.1");
    var first = Files.createSymbolicLink(temporary.resolve("first"), launcher);
    var links = Files.createDirectories(temporary.resolve("some links"));
    var second = Files.createSymbolicLink(links.resolve("second"), Path.of("../first"));
    assertEquals(first.getParent(), links.getParent());

    var ran = sandbox.run(links, second, "hello");

    assertEquals(List.of("hello"), programArguments(ran.out()));
    assertTrue(ran.out().contains("[" + home.toRealPath() + "/lib/simplecoder.jar]"), ran.out());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 70, 130})
  void passesTheExitCode(int code) throws Exception {
    sandbox.installJava("jdk-25", "25.0.1");
    sandbox = sandbox.with("EXIT", Integer.toString(code));
    assertEquals(code, start().exit());
  }

  @Test
  void takesTheNewestJava() throws Exception {
    sandbox.installJava("a", "25.0.9");
    sandbox.installJava("b", "26.0.1");
    sandbox.installJava("c", "25.0.10");
    sandbox.installJava("d", "9.0.1");
    assertEquals("java b", start().out().lines().findFirst().orElseThrow());
  }

  @Test
  void keepsJavaHomeWhenItIsNewEnough() throws Exception {
    var kept = sandbox.installJava("kept", "25");
    sandbox.installJava("newer", "27");
    sandbox = sandbox.with("JAVA_HOME", kept.toString());
    assertEquals("java kept", start().out().lines().findFirst().orElseThrow());
  }

  @Test
  void findsTheJavaBehindLinksOnThePath() throws Exception {
    var hidden = sandbox.installJava("jdk", "25.0.1");
    sandbox = sandbox.with("SIMPLECODER_JAVA_ROOTS", "");
    var alternatives = Files.createDirectories(temporary.resolve("alternatives"));
    Files.createSymbolicLink(alternatives.resolve("java"), hidden.resolve("bin/java"));
    Files.createSymbolicLink(temporary.resolve("bin/java"), Path.of("../alternatives/java"));
    assertEquals("java jdk", start().out().lines().findFirst().orElseThrow());
  }

  @Test
  void saysInOneLineThatNoJavaIsNewEnough() throws Exception {
    var old = sandbox.installJava("old", "17.0.15");
    Files.createSymbolicLink(temporary.resolve("bin/java"), old.resolve("bin/java"));
    var ran = sandbox.with("JAVA_HOME", old.toString()).run(temporary, launcher);
    assertEquals(2, ran.exit());
    assertEquals("", ran.out());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(
        ran.err().startsWith("simplecoder: no Java 25 or newer found; get one by "), ran.err());
  }

  @Test
  void knowsOfNoTerminalUnderPipes() throws Exception {
    sandbox.installJava("jdk-25", "25.0.1");
    assertTrue(start().out().contains("[-Dsimplecoder.tty=]"));
  }

  @Test
  void givesTheJvmThePersonsOptionsLast() throws Exception {
    sandbox.installJava("jdk-25", "25.0.1");
    sandbox = sandbox.with("SIMPLECODER_JAVA_OPTS", "-Xmx1g -Dglob=*");
    var lines = start("task").out().lines().toList();
    assertTrue(lines.indexOf("[-Xmx128m]") < lines.indexOf("[-Xmx1g]"), lines.toString());
    assertTrue(lines.contains("[-Dglob=*]"), lines.toString());
  }

  @Test
  void makesACacheOnceAndUsesIt() throws Exception {
    sandbox.installJava("jdk-25", "25.0.1");
    var first = start();
    var second = start();
    assertEquals(PREPARING, first.err());
    assertEquals("", second.err());
    var option = "[-XX:AOTCache=" + caches.resolve("build1-25.0.1+1.aot") + "]";
    assertTrue(first.out().contains(option), first.out());
    assertTrue(second.out().contains(option), second.out());
    assertEquals(1, trainings());
  }

  @Test
  void leavesTheCacheOfAnotherBuildAlone() throws Exception {
    sandbox.installJava("jdk-25", "25.0.1");
    start();
    Files.writeString(home.resolve("lib/build-id"), "build2\n");
    var ran = start();
    assertEquals(PREPARING, ran.err());
    assertTrue(ran.out().contains("build2-25.0.1+1.aot]"), ran.out());
    assertEquals(List.of("build2-25.0.1+1.aot"), names(caches));
  }

  @Test
  void keepsACacheForEachJava() throws Exception {
    var one = sandbox.installJava("one", "25.0.1");
    var other = sandbox.installJava("other", "25.0.2");
    sandbox.with("JAVA_HOME", one.toString()).run(temporary, launcher);
    sandbox.with("JAVA_HOME", other.toString()).run(temporary, launcher);
    assertEquals(List.of("build1-25.0.1+1.aot", "build1-25.0.2+1.aot"), names(caches));
  }

  @Test
  void prefersTheCacheThatTheBuildLeft() throws Exception {
    sandbox.installJava("jdk-25", "25.0.1");
    var built = home.toRealPath().resolve("aot/build1-25.0.1+1.aot");
    Files.createDirectories(built.getParent());
    Files.writeString(built, "cache");
    var ran = start();
    assertEquals("", ran.err());
    assertTrue(ran.out().contains("[-XX:AOTCache=" + built + "]"), ran.out());
    assertFalse(Files.exists(caches));
  }

  @Test
  void startsWithoutACacheWhereItCannotBeWritten() throws Exception {
    sandbox.installJava("jdk-25", "25.0.1");
    Files.writeString(temporary.resolve("file"), "not a directory");
    sandbox = sandbox.with("XDG_CACHE_HOME", temporary.resolve("file").toString());
    var ran = start("task");
    assertEquals(new Ran(0, ran.out(), ""), ran);
    assertFalse(ran.out().contains("AOTCache"), ran.out());
  }

  @Test
  void triesAFailedPreparationOnlyOnce() throws Exception {
    sandbox.installJava("jdk-25", "25.0.1");
    sandbox = sandbox.with("NO_TRAINING", "true");
    assertEquals(PREPARING, start().err());
    var second = start();
    assertEquals(new Ran(0, second.out(), ""), second);
    assertFalse(second.out().contains("AOTCache"), second.out());
  }

  @Test
  void startsSeveralAtOnce() throws Exception {
    sandbox.installJava("jdk-25", "25.0.1");
    for (var ran : sandbox.runAtOnce(4, launcher, "task")) {
      assertEquals(List.of("task"), programArguments(ran.out()));
    }
    assertEquals(List.of("build1-25.0.1+1.aot"), names(caches));
  }

  private Ran start(String... arguments) throws IOException, InterruptedException {
    return sandbox.run(temporary, launcher, arguments);
  }

  private long trainings() throws IOException {
    return Files.readString(temporary.resolve("home/trainings")).lines().count();
  }

  private static List<String> names(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  /** What follows the jar in the list that the script in the JVM's place writes. */
  private static List<String> programArguments(String out) {
    var lines = out.lines().map(line -> line.replaceAll("^\\[|]$", "")).toList();
    return lines.subList(lines.indexOf("-jar") + 2, lines.size());
  }
}
