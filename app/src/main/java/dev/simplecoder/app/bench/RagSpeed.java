package dev.simplecoder.app.bench;

import java.time.Duration;
import java.util.List;

/**
 * What retrieval cost on one corpus.
 *
 * @param indexed making the index from nothing
 * @param updated bringing it up to date after one file had changed, and the next search
 * @param searches of each query, in any order
 */
record RagSpeed(
    RagTask task,
    String corpus,
    int files,
    long bytes,
    Duration indexed,
    Duration updated,
    List<Duration> searches) {

  RagSpeed {
    searches = searches.stream().sorted().toList();
  }

  Duration percentile(int percent) {
    int index = (int) Math.ceil(searches.size() * percent / 100.0) - 1;
    return searches.isEmpty() ? Duration.ZERO : searches.get(Math.max(0, index));
  }
}
