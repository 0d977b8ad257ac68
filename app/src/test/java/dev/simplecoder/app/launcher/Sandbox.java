package dev.simplecoder.app.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** A directory with its own PATH, home and Java installations, in which scripts are run. */
record Sandbox(Path directory, Map<String, String> environment) {
  private static final List<String> TOOLS =
      List.of(
          "awk",
          "chmod",
          "cat",
          "dirname",
          "find",
          "grep",
          "head",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sh",
          "sleep",
          "tail",
          "uname");

  /** What a process left behind. */
  record Ran(int exit, String out, String err) {}

  Sandbox {
    environment = Map.copyOf(environment);
  }

  /** Has the tools of a POSIX system, and no Java. */
  static Sandbox in(Path directory) throws IOException {
    var bin = Files.createDirectories(directory.resolve("bin"));
    for (var tool : TOOLS) {
      for (var place : List.of("/usr/bin", "/bin")) {
        var original = Path.of(place, tool);
        if (Files.exists(original) && !Files.exists(bin.resolve(tool))) {
          writeScript(bin.resolve(tool), "exec %s \"$@\"\n".formatted(original));
        }
      }
    }
    return new Sandbox(
        directory,
        Map.of(
            "PATH", bin.toString(),
            "HOME", Files.createDirectories(directory.resolve("home")).toString(),
            "SIMPLECODER_JAVA_ROOTS", directory.resolve("jvm").toString()));
  }

  Sandbox with(String variable, String value) {
    var changed = new HashMap<>(environment);
    changed.put(variable, value);
    return new Sandbox(directory, changed);
  }

  /**
   * Installs a Java that lists its arguments, each in brackets, and ends with $EXIT. Asked for an
   * AOT cache it writes one, or fails where $NO_TRAINING is set.
   */
  Path installJava(String name, String version) throws IOException {
    var home = Files.createDirectories(directory.resolve("jvm").resolve(name));
    Files.writeString(
        home.resolve("release"),
        "JAVA_RUNTIME_VERSION=\"%s+1\"\nJAVA_VERSION=\"%s\"\n".formatted(version, version));
    writeScript(
        home.resolve("bin/java"),
        """
        echo "java %s"
        for argument; do
          printf '[%%s]\\n' "$argument"
          case $argument in
            -XX:AOTCacheOutput=*)
              echo training >>"$HOME/trainings"
              [ -n "$NO_TRAINING" ] || echo cache >"${argument#*=}" ;;
          esac
        done
        exit ${EXIT:-0}
        """
            .formatted(name));
    Files.copy(home.resolve("bin/java"), home.resolve("bin/javac"));
    return home;
  }

  static Path writeScript(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Copies a file or a directory with the modes of its files. */
  static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
        Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
      }
    }
  }

  Ran run(Path workingDirectory, Path program, String... arguments)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(program.toString());
    builder.command().addAll(List.of(arguments));
    builder.directory(workingDirectory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      var err = readers.submit(() -> process.getErrorStream().readAllBytes());
      var out = process.getInputStream().readAllBytes();
      return new Ran(process.waitFor(), text(out), text(err.get()));
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
  }

  /** Runs the same several times at the same time. */
  List<Ran> runAtOnce(int times, Path program, String... arguments)
      throws IOException, InterruptedException {
    try (var starts = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Ran> start = () -> run(directory, program, arguments);
      var all = new ArrayList<Ran>();
      for (var ran : starts.invokeAll(Collections.nCopies(times, start))) {
        all.add(ran.get());
      }
      return all;
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
