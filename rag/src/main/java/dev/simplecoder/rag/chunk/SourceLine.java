package dev.simplecoder.rag.chunk;

/**
 * A line of source: what runs, what comments, and where it stands.
 *
 * @param code the line without its comments
 * @param bare the code with the contents of strings blanked, to look for declarations in
 * @param depth open braces at its start, or its indentation
 * @param inside whether it begins in the middle of a comment or a string
 */
record SourceLine(String code, String bare, String comment, int depth, boolean inside) {

  boolean blank() {
    return !inside && code.isBlank() && comment.isBlank();
  }

  boolean onlyComment() {
    return code.isBlank() && !comment.isBlank();
  }
}
