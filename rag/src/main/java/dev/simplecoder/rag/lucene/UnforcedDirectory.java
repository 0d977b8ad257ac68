package dev.simplecoder.rag.lucene;

import java.util.Collection;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;

/**
 * A folder whose files the system writes to the disk when it likes to.
 *
 * <p>A process that is killed loses nothing by that. What a failing machine has torn shows in the
 * checksums that are compared when an index is opened, and an index can be made anew, so to wait
 * for the disk at each commit buys nothing.
 */
final class UnforcedDirectory extends FilterDirectory {

  UnforcedDirectory(Directory folder) {
    super(folder);
  }

  @Override
  public void sync(Collection<String> names) {}

  @Override
  public void syncMetaData() {}
}
