package dev.simplecoder.app.retrieval;

import dev.simplecoder.app.shell.Refusal;
import dev.simplecoder.rag.Hit;
import dev.simplecoder.rag.Refresh;
import dev.simplecoder.tools.Passage;
import dev.simplecoder.tools.PassageSearch;
import dev.simplecoder.tools.fs.Roots;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a task has of retrieval. The index is opened when something is first looked for, and brought
 * to what the workspace is before each search. Where it cannot be used the person is told once, and
 * nothing is found.
 */
public final class TaskRetrieval implements PassageSearch, AutoCloseable {

  /** More would crowd out the rest of a small window. */
  private static final int MOST_PASSAGES = 10;

  private final Indexes indexes;
  private final Roots roots;
  private final Meanings meanings;
  private final IndexReport report;
  private final Consumer<String> notices;
  private @Nullable WorkspaceIndex index;
  private boolean broken;

  TaskRetrieval(
      Indexes indexes,
      Roots roots,
      Meanings meanings,
      IndexReport report,
      Consumer<String> notices) {
    this.indexes = indexes;
    this.roots = roots;
    this.meanings = meanings;
    this.report = report;
    this.notices = notices;
  }

  /** For the head of a task: as much as {@code characters} hold. Blocks like {@link #search}. */
  public Found retrieve(String request, int characters) throws InterruptedException {
    return RetrievedText.of(hits(request), characters);
  }

  @Override
  public List<Passage> search(String question) throws InterruptedException {
    return hits(question).stream().map(RetrievedText::passage).toList();
  }

  @Override
  public void close() {
    if (index != null) {
      try {
        index.close();
      } catch (IOException failed) {
        notices.accept("the index was not closed: " + Refusal.of(failed));
      }
      index = null;
    }
  }

  private List<Hit> hits(String query) throws InterruptedException {
    if (broken) {
      return List.of();
    }
    try {
      if (index == null) {
        index = indexes.open(roots);
      }
      Refresh refresh = updated(index);
      refresh.rebuilt().ifPresent(why -> notices.accept("the index was made anew: " + why));
      return index.search(query, MOST_PASSAGES, meanings);
    } catch (ClosedByInterruptException _) {
      throw new InterruptedException();
    } catch (IOException failed) {
      broken = true;
      notices.accept("nothing can be retrieved: " + Refusal.of(failed));
      return List.of();
    }
  }

  private Refresh updated(WorkspaceIndex open) throws IOException, InterruptedException {
    try {
      return open.update(report);
    } finally {
      report.end();
    }
  }
}
