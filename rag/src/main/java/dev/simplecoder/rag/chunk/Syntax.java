package dev.simplecoder.rag.chunk;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How a kind of file writes comments, strings and blocks. */
enum Syntax {
  JAVA("//", Blocks.BRACES, "java kt kts scala groovy gradle cs swift dart"),
  SCRIPT("//", Blocks.BRACES, "js mjs cjs jsx ts tsx mts cts"),
  GO("//", Blocks.BRACES, "go"),
  RUST("//", Blocks.BRACES, "rs"),
  C("//", Blocks.BRACES, "c h cc cpp cxx c++ hh hpp hxx m mm php"),
  PYTHON("#", Blocks.INDENTS, "py pyi pyx"),
  RUBY("#", Blocks.INDENTS, "rb rake ex exs"),
  HASHED("#", Blocks.NONE, "sh bash zsh yaml yml toml properties conf mk pl"),
  MARKED_UP("", Blocks.NONE, "xml html htm xsd svg vue svelte"),
  PROSE("", Blocks.HEADINGS, "md markdown adoc rst txt"),
  PLAIN("", Blocks.NONE, "");

  /** What shows where a declaration ends. */
  enum Blocks {
    BRACES,
    INDENTS,
    HEADINGS,
    NONE
  }

  private static final Map<String, Syntax> BY_EXTENSION = new HashMap<>();

  static {
    for (Syntax syntax : values()) {
      for (String extension : syntax.extensions.split(" ", -1)) {
        BY_EXTENSION.put(extension, syntax);
      }
    }
  }

  final String lineComment;
  final Blocks blocks;
  private final String extensions;

  Syntax(String lineComment, Blocks blocks, String extensions) {
    this.lineComment = lineComment;
    this.blocks = blocks;
    this.extensions = extensions;
  }

  static Syntax of(String path) {
    String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return BY_EXTENSION.getOrDefault(extension, PLAIN);
  }

  boolean starComments() {
    return blocks == Blocks.BRACES;
  }

  boolean tripleQuotes() {
    return this == PYTHON || this == JAVA;
  }

  /** Whether a string between these quotes may go over several lines. */
  boolean multiline(char quote) {
    return quote == '`' && (this == SCRIPT || this == GO);
  }

  /** Whether a single quote opens a text and not a character or, in Rust, a lifetime. */
  boolean singleQuotedText() {
    return this == SCRIPT || this == PYTHON || this == RUBY;
  }

  boolean quotes() {
    return blocks == Blocks.BRACES || blocks == Blocks.INDENTS;
  }
}
