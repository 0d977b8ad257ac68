package dev.simplecoder.rag.chunk;

import dev.simplecoder.rag.chunk.Declaration.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Cuts a file into segments. Pure; linear in the length of the text. */
public final class Chunker {

  /** Its result changes with it, so an index says which one made it. */
  public static final int VERSION = 1;

  static final int MOST = 40;
  static final int OVERLAP = 10;
  static final int LEAST = 12;
  private static final int NO_BOUNDARY = Integer.MAX_VALUE;
  private static final int MOST_SCOPES = 8;

  private final List<SourceLine> lines;
  private final List<Declaration> declarations;
  private final int[] boundaries;

  private Chunker(Syntax syntax, String text) {
    this.lines = SourceScanner.scan(syntax, text);
    this.declarations = Declarations.in(syntax, lines);
    this.boundaries = boundaries();
  }

  /** The segments of a text, in their order; together they hold every line. */
  public static List<Segment> segments(String path, String text) {
    return new Chunker(Syntax.of(path), text).segments();
  }

  private List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    Scopes scopes = new Scopes(declarations);
    int start = 0;
    while (start < lines.size()) {
      int end = end(start);
      segments.add(segment(start, end, scopes));
      boolean cut = end == lines.size() || boundaries[end] != NO_BOUNDARY;
      start = cut ? end : end - OVERLAP;
    }
    return segments;
  }

  /** The shallowest boundary within reach, the last of several; else as many lines as may be. */
  private int end(int start) {
    if (lines.size() <= start + MOST) {
      return lines.size();
    }
    int best = start + MOST;
    for (int i = start + LEAST; i <= start + MOST; i++) {
      if (boundaries[i] <= boundaries[best]) {
        best = i;
      }
    }
    return best;
  }

  private Segment segment(int start, int end, Scopes scopes) {
    StringBuilder code = new StringBuilder();
    StringBuilder comments = new StringBuilder();
    for (SourceLine line : lines.subList(start, end)) {
      if (!line.code().isBlank()) {
        code.append(line.code()).append('\n');
      }
      if (!line.comment().isBlank()) {
        comments.append(line.comment()).append('\n');
      }
    }
    List<String> scope = scopes.around(start, lines.get(start).depth());
    List<String> symbols = scopes.declared(start, end);
    return new Segment(start + 1, end, symbols, scope, code.toString(), comments.toString());
  }

  /** For each line the depth of the declaration that begins there, its comments included. */
  private int[] boundaries() {
    int[] depths = new int[lines.size() + 1];
    Arrays.fill(depths, NO_BOUNDARY);
    int last = -1;
    for (Declaration declaration : declarations) {
      if (declaration.kind() == Kind.FIELD) {
        continue;
      }
      int line = declaration.line();
      while (last + 1 < line && belongsToNext(lines.get(line - 1))) {
        line--;
      }
      depths[line] = Math.min(depths[line], declaration.depth());
      last = declaration.line();
    }
    return depths;
  }

  private static boolean belongsToNext(SourceLine line) {
    String code = line.code().strip();
    return line.onlyComment()
        || code.startsWith("@")
        || code.startsWith("#[")
        || code.startsWith("template");
  }

  /** Walks forward over the declarations beside the segments. */
  private static final class Scopes {

    private final List<Declaration> declarations;
    private final Deque<Declaration> open = new ArrayDeque<>();
    private int next;
    private int firstDeclared;

    Scopes(List<Declaration> declarations) {
      this.declarations = declarations;
    }

    List<String> around(int line, int depth) {
      while (next < declarations.size() && declarations.get(next).line() < line) {
        Declaration declaration = declarations.get(next++);
        if (declaration.kind() != Kind.FIELD) {
          leave(declaration.depth());
          open.push(declaration);
        }
      }
      List<String> names = new ArrayList<>();
      for (Declaration declaration : open) {
        if (declaration.depth() < depth && names.size() < MOST_SCOPES) {
          names.addFirst(declaration.name());
        }
      }
      return names;
    }

    private void leave(int depth) {
      while (!open.isEmpty() && depth <= open.peek().depth()) {
        open.pop();
      }
    }

    List<String> declared(int start, int end) {
      while (firstDeclared < declarations.size()
          && declarations.get(firstDeclared).line() < start) {
        firstDeclared++;
      }
      Set<String> names = new LinkedHashSet<>();
      for (int i = firstDeclared;
          i < declarations.size() && declarations.get(i).line() < end;
          i++) {
        names.add(declarations.get(i).name());
      }
      return List.copyOf(names);
    }
  }
}
