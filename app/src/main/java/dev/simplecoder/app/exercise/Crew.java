package dev.simplecoder.app.exercise;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Does many pieces of work, some at a time.
 *
 * @param jobs how many at a time
 */
public record Crew<W, R>(int jobs) {

  /** One piece. */
  @FunctionalInterface
  public interface Step<W, R> {
    R of(W work) throws Exception;
  }

  /**
   * Hands over each result as it comes, on the calling thread. An interrupt, or a failure, ends all
   * that is running and begins nothing more; what was done by then is handed over.
   *
   * @throws ExecutionException whose cause is what a piece of work has failed with
   */
  public void run(List<W> work, Step<W, R> step, Consumer<R> results)
      throws ExecutionException, InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(jobs);
    var completed = new ExecutorCompletionService<R>(workers);
    try {
      work.forEach(piece -> completed.submit(() -> step.of(piece)));
      for (int i = 0; i < work.size(); i++) {
        results.accept(completed.take().get());
      }
    } catch (InterruptedException | ExecutionException stopped) {
      end(workers);
      handOverRest(completed, results);
      throw stopped;
    } finally {
      end(workers);
    }
  }

  private static void end(ExecutorService workers) {
    workers.shutdownNow();
    workers.close();
  }

  private void handOverRest(ExecutorCompletionService<R> completed, Consumer<R> results) {
    for (var done = completed.poll(); done != null; done = completed.poll()) {
      if (done.state() == Future.State.SUCCESS) {
        results.accept(done.resultNow());
      }
    }
  }
}
