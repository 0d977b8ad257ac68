package dev.simplecoder.tools.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With Java processes of their own: one that is killed, and one of an ordinary user. */
class BubblewrapProcessTest {

  private static final String ASLEEP = WallsContract.sleeping("86333.25");

  @TempDir private Path folder;
  private String classPath = "";

  /** Classes and project where every user can read them. */
  @BeforeEach
  void prepare() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> copies = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path from = Path.of(entry);
      if (Files.isDirectory(from) || from.getFileName().toString().startsWith("agent-core")) {
        Path to = folder.resolve("classes" + copies.size());
        copyAll(from, to);
        copies.add(to.toString());
      }
    }
    classPath = String.join(File.pathSeparator, copies);
    Files.createDirectory(folder.resolve("project"));
    Files.writeString(folder.resolve("project/file"), "content");
  }

  @Test
  void itsProgramsEndWhenSimpleCoderIsKilled() throws Exception {
    Process java = start(List.of(), "sh", "-c", "echo x >file; sleep " + ASLEEP + "; :");
    while (!WallsContract.isRunning(ASLEEP)) {
      assertTrue(java.isAlive());
    }
    java.destroyForcibly().waitFor();
    while (WallsContract.isRunning(ASLEEP)) {
      Thread.onSpinWait();
    }
  }

  @Test
  void anOrdinaryUserContainsProgramsAsRootDoes() throws Exception {
    assertEquals(
        """
        1000 1000 person
        content
        CapPrm: 0000000000000000
        NoNewPrivs: 1
        no namespaces
        no files but /dev/null
        exited 3
        """,
        said(
            "bash",
            "-c",
            """
            echo $(id -u) $(id -g) $(stat -c %U file); cat file; echo
            grep -E 'CapPrm|NoNewPrivs' /proc/self/status | tr '\\t' ' '
            unshare -U true 2>/dev/null || echo no namespaces
            touch /etc/x /usr/x /x 2>/dev/null || echo no files but /dev/null
            exit 3
            """));
  }

  @Test
  void theCapsHoldForAnOrdinaryUsersPrograms() throws Exception {
    assertEquals(
        "capped MEMORY\n", said("python3", "-c", "x = bytearray(1 << 30)\nwhile True: pass"));
    assertEquals(
        "19\nexited 0\n",
        said(
            "python3",
            "-c",
            """
            import os, time
            n = 0
            try:
                while True:
                    if os.fork() == 0: time.sleep(60)
                    n += 1
            except BlockingIOError: print(n)
            """));
    assertTrue(
        said("sh", "-c", "for f in a b; do dd if=/dev/zero of=$f bs=1M count=7; done")
            .contains("No space left on device"));
  }

  /** What a program said that nobody started, in the end. */
  private String said(String... command) throws IOException, InterruptedException {
    List<String> nobody =
        Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)
            ? List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--")
            : List.of();
    Process java = start(nobody, command);
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, java.waitFor(), said);
    return said;
  }

  private Process start(List<String> by, String... command) throws IOException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    List<String> all = new ArrayList<>(by);
    all.addAll(List.of(java, "-cp", classPath, OneProgram.class.getName()));
    all.add(folder.resolve("project").toString());
    all.addAll(Arrays.asList(command));
    ProcessBuilder process = new ProcessBuilder(all).redirectErrorStream(true);
    process.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
    return process.start();
  }

  private static void copyAll(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
