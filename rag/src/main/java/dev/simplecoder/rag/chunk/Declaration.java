package dev.simplecoder.rag.chunk;

/**
 * Where a name is declared.
 *
 * @param line from 0
 * @param depth as of its line
 */
record Declaration(int line, String name, Kind kind, int depth) {

  /** Types and functions begin a passage; a field is only named by the one that it stands in. */
  enum Kind {
    TYPE,
    FUNCTION,
    FIELD
  }
}
