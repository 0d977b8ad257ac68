package dev.simplecoder.agent.claims;

import java.util.List;

/**
 * A change that an answer claims.
 *
 * @param kind what was done
 * @param files each list a guess of what it was done to, in the order of the sentence; empty where
 *     the sentence names none
 * @param sure false where the sentence may as well tell of the past: {@code was written}
 * @param start of the words in the answer
 * @param end of the words in the answer
 */
record Change(Kind kind, List<List<Word>> files, boolean sure, int start, int end) {

  enum Kind {
    WRITTEN,
    RENAMED,
    DELETED
  }

  Change {
    files = files.stream().map(List::copyOf).toList();
  }
}
