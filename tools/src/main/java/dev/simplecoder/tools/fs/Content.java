package dev.simplecoder.tools.fs;

/** What a path has to read. */
public sealed interface Content {

  /**
   * A text file, whole.
   *
   * @param note for the model, where its view of the file has changed; else empty
   */
  record Text(TextFile file, String note) implements Content {}

  /** A text file that is read in windows and cannot be edited. */
  record Large(long bytes) implements Content {}

  /** No text. {@code kind} is what its first bytes say, such as {@code PNG image}. */
  record Binary(String kind, long bytes) implements Content {}

  /** A folder. */
  record Folder() implements Content {}

  /** Nothing is there. */
  record Missing() implements Content {}

  /** What a file's bytes are; of a file too large to be edited they may be the first ones only. */
  static Content of(byte[] bytes, long size) {
    if (Workspace.EDITABLE_BYTES < bytes.length) {
      boolean text =
          TextFile.Encoding.of(bytes) != TextFile.Encoding.UTF_8 || !FileKind.hasNul(bytes);
      return text ? new Large(size) : new Binary(FileKind.of(bytes), size);
    }
    return TextFile.decode(bytes)
        .map(file -> (Content) new Text(file, ""))
        .orElseGet(() -> new Binary(FileKind.of(bytes), size));
  }
}
