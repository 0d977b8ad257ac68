package dev.simplecoder.tools.fs;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One walk through a {@link FileTree}. What is to be done is a stack of pieces, topmost first; the
 * topmost few are given to threads before their turn comes, and each is taken off when its turn has
 * come.
 */
final class Walk<T> {

  private static final int PIECE_FILES = 64;
  private static final int AHEAD = 32;

  private final Roots roots;
  private final Map<WorkspacePath, TextFile> staged;
  private final FileTree.FileWork<T> work;
  private final ExecutorService threads;
  private final Deque<Piece> stack = new ArrayDeque<>();

  Walk(
      Roots roots,
      Map<WorkspacePath, TextFile> staged,
      FileTree.FileWork<T> work,
      ExecutorService threads) {
    this.roots = roots;
    this.staged = staged;
    this.work = work;
    this.threads = threads;
  }

  /** What one piece came to: a result, or further pieces. */
  private record Outcome<T>(Optional<T> result, List<Job<T>> further) {}

  /** What one thread does. */
  private interface Job<T> {
    Outcome<T> run() throws IOException;
  }

  /** A job and, once a thread has it, its outcome. */
  private final class Piece {
    private final Job<T> job;
    private @Nullable Future<Outcome<T>> given;

    Piece(Job<T> job) {
      this.job = job;
    }

    void start() {
      if (given == null) {
        given = threads.submit(job::run);
      }
    }

    Outcome<T> outcome() throws IOException, InterruptedException {
      return given == null ? job.run() : get(given);
    }
  }

  void from(FolderListing.Folder start, FileTree.Taker<T> taker)
      throws IOException, InterruptedException {
    stack.push(new Piece(() -> list(start)));
    while (!stack.isEmpty()) {
      stack.stream().limit(AHEAD).forEach(Piece::start);
      Outcome<T> outcome = stack.pop().outcome();
      if (outcome.result().isPresent() && !taker.take(outcome.result().get())) {
        return;
      }
      outcome.further().reversed().forEach(job -> stack.push(new Piece(job)));
    }
  }

  private Outcome<T> list(FolderListing.Folder folder) {
    FolderListing listing = FolderListing.of(folder, roots, staged);
    List<Job<T>> jobs = new ArrayList<>();
    List<FileEntry> files = listing.files();
    for (int from = 0; from < files.size(); from += PIECE_FILES) {
      List<FileEntry> piece = files.subList(from, Math.min(files.size(), from + PIECE_FILES));
      jobs.add(() -> work(folder.path(), piece));
    }
    listing.folders().forEach(below -> jobs.add(() -> list(below)));
    return new Outcome<>(Optional.empty(), jobs);
  }

  private Outcome<T> work(WorkspacePath folder, List<FileEntry> piece) throws IOException {
    try (var files = new FolderFiles(folder, piece, staged)) {
      return new Outcome<>(Optional.of(work.of(files)), List.of());
    }
  }

  private static <T> T get(Future<T> future) throws IOException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case IOException cause -> throw cause;
        case UncheckedIOException cause -> throw cause.getCause();
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(failed);
      }
    }
  }
}
