package dev.simplecoder.rag.chunk;

import java.util.ArrayList;
import java.util.List;

/** The names and signs of one line, and what they look like together. */
final class Tokens {

  private static final int MOST = 60;

  private final List<String> tokens;

  private Tokens(List<String> tokens) {
    this.tokens = tokens;
  }

  static Tokens of(String line) {
    List<String> tokens = new ArrayList<>();
    int i = 0;
    while (i < line.length() && tokens.size() < MOST) {
      char c = line.charAt(i);
      if (c <= ' ') {
        i++;
      } else if (Character.isJavaIdentifierPart(c)) {
        int start = i;
        while (i < line.length() && Character.isJavaIdentifierPart(line.charAt(i))) {
          i++;
        }
        tokens.add(line.substring(start, i));
      } else {
        boolean arrow = c == '=' && i + 1 < line.length() && "=>".indexOf(line.charAt(i + 1)) >= 0;
        tokens.add(line.substring(i, arrow ? i + 2 : i + 1));
        i += arrow ? 2 : 1;
      }
    }
    return new Tokens(tokens);
  }

  boolean isEmpty() {
    return tokens.isEmpty();
  }

  int size() {
    return tokens.size();
  }

  /** The token, or an empty one beyond the ends. */
  String get(int index) {
    return index < 0 || tokens.size() <= index ? "" : tokens.get(index);
  }

  boolean isName(int index) {
    String token = get(index);
    return !token.isEmpty() && Character.isJavaIdentifierStart(token.charAt(0));
  }

  /** Whether what stands before is no mere modifiers, so that a keyword means something else. */
  boolean stopsBefore(int index) {
    for (int i = 0; i < index; i++) {
      String token = tokens.get(i);
      if (token.equals("=") || token.equals(".") || token.equals(";") || token.equals("return")) {
        return true;
      }
    }
    return false;
  }

  /** The name of a type; of the type implemented, in Rust's {@code impl Trait for Type}. */
  String typeName(int index) {
    if (!get(index - 1).equals("impl")) {
      return get(index);
    }
    int open = 0;
    String name = "";
    for (int i = index; i < tokens.size() && !get(i).equals("{"); i++) {
      open += get(i).equals("<") ? 1 : get(i).equals(">") ? -1 : 0;
      boolean begins = name.isEmpty() || get(i - 1).equals("for");
      if (open == 0 && begins && isName(i) && !get(i).equals("for")) {
        name = get(i);
      }
    }
    return name;
  }

  /** The name after a function's keyword, past a receiver and other signs; empty without one. */
  String functionName(int index) {
    int i = index;
    if (get(i).equals("(")) {
      while (i < tokens.size() && !tokens.get(i).equals(")")) {
        i++;
      }
      i++;
    }
    while (get(i).equals("!") || get(i).equals("*")) {
      i++;
    }
    return isName(i) ? get(i) : "";
  }

  /** The name in {@code a.name = function}, {@code name: function}, {@code name = (x) =>}. */
  String assignedFunction() {
    int sign = tokens.indexOf("=");
    if (sign < 0) {
      sign = tokens.indexOf(":");
    }
    if (sign < 1 || !isName(sign - 1)) {
      return "";
    }
    int after = get(sign + 1).equals("async") ? sign + 2 : sign + 1;
    boolean function = get(after).equals("function") || get(after).equals("class");
    boolean arrow = (get(after).equals("(") || isName(after)) && 0 < tokens.indexOf("=>");
    return function || arrow ? get(sign - 1) : "";
  }

  /** The name before the first parenthesis, where that looks like the head of a method. */
  String calledLikeDeclared(boolean withoutType) {
    int open = tokens.indexOf("(");
    if (open < 1 || !isName(open - 1)) {
      return "";
    }
    for (int i = 0; i < open; i++) {
      String token = tokens.get(i);
      if (token.equals("=") || token.equals("==") || (token.equals(".") && !typed(i))) {
        return "";
      }
    }
    boolean typed = 2 <= open && (isName(open - 2) || ">]*&?~:".contains(get(open - 2)));
    boolean body = !tokens.getLast().equals(";");
    boolean head = body || (typed && !withoutType);
    return head && !get(0).equals("@") ? get(open - 1) : "";
  }

  /** A dot may stand in the name of a type: {@code java.util.List x()}. */
  private boolean typed(int dot) {
    return isName(dot - 1) && isName(dot + 1) && !get(dot + 2).equals("(");
  }

  /** The name before an assignment, or before the semicolon of a field. */
  String assigned() {
    int sign = tokens.indexOf("=");
    if (sign < 0) {
      sign = tokens.indexOf(":");
    }
    if (sign < 0 && tokens.getLast().equals(";")) {
      sign = tokens.size() - 1;
    }
    int call = tokens.indexOf("(");
    boolean before = call < 0 || sign < call;
    return 0 < sign && before && isName(sign - 1) ? get(sign - 1) : "";
  }
}
