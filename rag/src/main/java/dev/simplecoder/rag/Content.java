package dev.simplecoder.rag;

/** What reading a file of a corpus gave. */
public sealed interface Content {

  /** The text, with line feeds as its line ends. */
  record Text(String text) implements Content {}

  /** There is no such file, or none any more. */
  record Absent() implements Content {}

  /**
   * The file is there, but not for retrieval.
   *
   * @param why two or three words that many files share, such as "binary"
   */
  record LeftOut(String why) implements Content {}

  /** The system does not let it be read now; the next update tries again. */
  record Unreadable() implements Content {}
}
