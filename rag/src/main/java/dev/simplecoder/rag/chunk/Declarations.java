package dev.simplecoder.rag.chunk;

import dev.simplecoder.rag.chunk.Declaration.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a file declares, by the look of its lines.
 *
 * <p>A line is read as a few tokens, left to right, and never again: the time is linear whatever
 * the text. What looks like a method counts only where no other method's body is open.
 */
final class Declarations {

  private static final Set<String> TYPE_WORDS =
      Set.of(
          "class",
          "interface",
          "enum",
          "record",
          "struct",
          "trait",
          "impl",
          "union",
          "namespace",
          "module",
          "mod",
          "object",
          "protocol",
          "extension",
          "type",
          "@interface");
  private static final Set<String> FUNCTION_WORDS =
      Set.of("func", "fn", "def", "function", "fun", "macro_rules", "defp", "defmacro");
  private static final Set<String> NO_NAMES =
      Set.of(
          "if",
          "else",
          "for",
          "while",
          "switch",
          "catch",
          "return",
          "new",
          "throw",
          "do",
          "try",
          "match",
          "case",
          "await",
          "yield",
          "assert",
          "super",
          "this",
          "sizeof",
          "defined",
          "not",
          "and",
          "or",
          "in",
          "is",
          "with",
          "import",
          "from",
          "package",
          "using",
          "go",
          "defer",
          "select",
          "loop",
          "unsafe",
          "typeof",
          "delete",
          "print",
          "del",
          "raise",
          "elif",
          "except",
          "finally",
          "lambda",
          "goto",
          "synchronized",
          "when",
          "use",
          "extern",
          "export");
  private static final int LONGEST_LINE = 2_000;

  /**
   * Where indents tell, names assigned up to here are taken for declared: fields of a module and a
   * class, parameters and variables of a function. Deeper ones were measured to be noise.
   */
  private static final int FIRST_INDENT = 4;

  private final Syntax syntax;
  private final List<Declaration> found = new ArrayList<>();

  /** Whether each open brace, the innermost first, holds declarations. */
  private final Deque<Boolean> holders = new ArrayDeque<>();

  private boolean typeAnnounced;

  private Declarations(Syntax syntax) {
    this.syntax = syntax;
  }

  static List<Declaration> in(Syntax syntax, List<SourceLine> lines) {
    Declarations declarations = new Declarations(syntax);
    for (int i = 0; i < lines.size(); i++) {
      declarations.line(i, lines.get(i));
    }
    return declarations.found;
  }

  private void line(int number, SourceLine line) {
    if (syntax.blocks == Syntax.Blocks.HEADINGS) {
      heading(number, line);
      return;
    }
    if (syntax.blocks == Syntax.Blocks.NONE || LONGEST_LINE < line.bare().length()) {
      return;
    }
    Tokens tokens = Tokens.of(line.bare());
    if (!line.inside() && !tokens.isEmpty()) {
      declared(number, line, tokens).ifPresent(this::add);
    }
    braces(line.bare());
  }

  private void add(Declaration declaration) {
    found.add(declaration);
    typeAnnounced |= declaration.kind() == Kind.TYPE;
  }

  private Optional<Declaration> declared(int number, SourceLine line, Tokens tokens) {
    for (int i = 0; i + 1 < tokens.size() && i < 12; i++) {
      String token = tokens.get(i);
      boolean generic = token.equals("impl") && tokens.get(i + 1).equals("<");
      boolean named = generic || tokens.isName(i + 1);
      if (TYPE_WORDS.contains(token) && named && !tokens.stopsBefore(i)) {
        return Optional.of(
            new Declaration(number, tokens.typeName(i + 1), Kind.TYPE, line.depth()));
      }
      if (FUNCTION_WORDS.contains(token) && !tokens.stopsBefore(i)) {
        String name = tokens.functionName(i + 1);
        if (!name.isEmpty()) {
          return Optional.of(new Declaration(number, name, Kind.FUNCTION, line.depth()));
        }
      }
    }
    if (syntax == Syntax.SCRIPT) {
      String name = tokens.assignedFunction();
      if (!name.isEmpty()) {
        return Optional.of(new Declaration(number, name, Kind.FUNCTION, line.depth()));
      }
    }
    if (!holdsDeclarations(line)) {
      return Optional.empty();
    }
    return member(number, line, tokens);
  }

  private Optional<Declaration> member(int number, SourceLine line, Tokens tokens) {
    boolean braces = syntax.blocks == Syntax.Blocks.BRACES;
    String method = braces ? tokens.calledLikeDeclared(syntax == Syntax.SCRIPT) : "";
    if (!method.isEmpty() && !NO_NAMES.contains(method) && !NO_NAMES.contains(tokens.get(0))) {
      return Optional.of(new Declaration(number, method, Kind.FUNCTION, line.depth()));
    }
    String field = tokens.assigned();
    if (!field.isEmpty() && !NO_NAMES.contains(field) && !NO_NAMES.contains(tokens.get(0))) {
      return Optional.of(new Declaration(number, field, Kind.FIELD, line.depth()));
    }
    return Optional.empty();
  }

  private boolean holdsDeclarations(SourceLine line) {
    return syntax.blocks == Syntax.Blocks.BRACES
        ? holders.isEmpty() || holders.peek()
        : line.depth() <= FIRST_INDENT;
  }

  private void braces(String bare) {
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      if (c == '{') {
        holders.push(typeAnnounced);
        typeAnnounced = false;
      } else if (c == '}' && !holders.isEmpty()) {
        holders.pop();
      } else if (c == ';') {
        typeAnnounced = false;
      }
    }
  }

  private void heading(int number, SourceLine line) {
    String text = line.code().strip();
    int level = 0;
    while (level < text.length() && (text.charAt(level) == '#' || text.charAt(level) == '=')) {
      level++;
    }
    if (0 < level && level < 7 && level < text.length() && text.charAt(level) == ' ') {
      found.add(new Declaration(number, text.substring(level).strip(), Kind.TYPE, level));
    }
  }
}
