package dev.simplecoder.rag.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.simplecoder.rag.GuardedCorpus;
import dev.simplecoder.rag.Hit;
import dev.simplecoder.rag.Index;
import dev.simplecoder.rag.Progress;
import dev.simplecoder.rag.Query;
import dev.simplecoder.rag.Refresh;
import dev.simplecoder.rag.SmallProject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With processes of their own: one that is killed while it writes, and one that writes meanwhile.
 */
final class ProcessTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2099-01-01T00:00:00Z"));

  @TempDir Path temporary;

  private Path root = Path.of("");
  private Path folder = Path.of("");

  @BeforeEach
  void writeTheProject() throws Exception {
    root = temporary.resolve("project");
    folder = temporary.resolve("index");
    SmallProject.write(root);
  }

  @Test
  void killedInTheMiddleOfTheFirstUpdateTheNextProcessMakesTheRest() throws Exception {
    Process process = indexing(3);
    waitFor(process, "at 3");
    process.destroyForcibly().waitFor();
    try (Index index = LuceneIndex.open(folder, CLOCK)) {
      Refresh refresh = index.update(new GuardedCorpus(root), Progress.NONE);
      assertEquals(5, refresh.files());
      assertEquals(Optional.empty(), refresh.rebuilt());
      assertEquals(List.of("docs/shipping.md"), found(index, "continent"));
    }
  }

  @Test
  void killedInTheMiddleOfALaterUpdateTheStateBeforeIsUsable() throws Exception {
    try (Index index = LuceneIndex.open(folder, CLOCK)) {
      index.update(new GuardedCorpus(root), Progress.NONE);
    }
    Files.writeString(root.resolve("a.txt"), "zeppelin\n");
    Files.writeString(root.resolve("b.txt"), "zeppelin\n");
    Process process = indexing(1);
    waitFor(process, "at 1");
    process.destroyForcibly().waitFor();
    try (Index index = LuceneIndex.open(folder, CLOCK)) {
      assertEquals(List.of("docs/shipping.md"), found(index, "continent"));
      assertEquals(List.of(), found(index, "zeppelin"));
      Refresh refresh = index.update(new GuardedCorpus(root), Progress.NONE);
      assertEquals(Optional.empty(), refresh.rebuilt());
      assertEquals(List.of("a.txt", "b.txt"), found(index, "zeppelin"));
    }
  }

  @Test
  void whileOneProcessWritesAnotherSearchesAndItsUpdateWaits() throws Exception {
    try (Index index = LuceneIndex.open(folder, CLOCK)) {
      index.update(new GuardedCorpus(root), Progress.NONE);
      Files.writeString(root.resolve("a.txt"), "zeppelin\n");
      Process process = indexing(0);
      waitFor(process, "at 0");
      assertEquals(List.of("docs/shipping.md"), found(index, "continent"));
      CompletableFuture<Refresh> waiting = new CompletableFuture<>();
      Thread thread =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  waiting.complete(index.update(new GuardedCorpus(root), Progress.NONE));
                } catch (IOException | InterruptedException e) {
                  waiting.completeExceptionally(e);
                }
              });
      assertEquals(List.of("docs/shipping.md"), found(index, "continent"));
      assertFalse(waiting.isDone());
      process.getOutputStream().close();
      waitFor(process, "1");
      assertEquals(0, waiting.get().added());
      thread.join();
      assertEquals(List.of("a.txt"), found(index, "zeppelin"));
    }
  }

  @Test
  void whoWaitsForAnotherProcessThatWritesSaysSoBeforehand() throws Exception {
    Path lock = temporary.resolve("vectors.lock");
    Process process = java(LockingProcess.class, lock.toString());
    waitFor(process, "locked");
    List<Progress.State> states = new ArrayList<>();
    Progress ending =
        state -> {
          states.add(state);
          try {
            process.getOutputStream().close();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    WriterLock.taken(lock, ending).close();
    assertEquals(List.of(new Progress.Waiting()), states);
  }

  private List<String> found(Index index, String query) throws IOException, InterruptedException {
    return index.retriever(new GuardedCorpus(root)).search(new Query(query), 5).stream()
        .map(Hit::path)
        .toList();
  }

  private Process indexing(int stop) throws IOException {
    return java(IndexingProcess.class, root.toString(), folder.toString(), String.valueOf(stop));
  }

  private static Process java(Class<?> program, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void waitFor(Process process, String line) throws IOException {
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    assertEquals(line, said.readLine());
  }
}
