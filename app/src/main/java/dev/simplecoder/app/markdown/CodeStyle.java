package dev.simplecoder.app.markdown;

import dev.simplecoder.app.render.Ink;
import dev.simplecoder.app.render.Style;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colours one line of code: comments, strings and the words that a language keeps for itself. It
 * knows no grammar, and a string over several lines is not seen.
 */
final class CodeStyle {

  private static final Set<String> HASH_COMMENTS =
      Set.of(
          "py",
          "python",
          "sh",
          "bash",
          "shell",
          "zsh",
          "fish",
          "ruby",
          "rb",
          "yaml",
          "yml",
          "toml",
          "make",
          "makefile",
          "dockerfile",
          "r",
          "perl",
          "console");

  private static final Set<String> DASH_COMMENTS = Set.of("sql", "lua", "haskell", "hs");

  private static final Set<String> NO_CODE = Set.of("", "text", "txt", "diff", "markdown", "md");

  private static final Set<String> WORDS =
      Set.of(
          "abstract",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "case",
          "catch",
          "class",
          "const",
          "continue",
          "def",
          "default",
          "del",
          "do",
          "elif",
          "else",
          "enum",
          "except",
          "export",
          "extends",
          "false",
          "False",
          "final",
          "finally",
          "fn",
          "for",
          "from",
          "func",
          "function",
          "if",
          "impl",
          "implements",
          "import",
          "in",
          "interface",
          "is",
          "lambda",
          "let",
          "match",
          "mod",
          "mut",
          "new",
          "nil",
          "None",
          "not",
          "null",
          "or",
          "package",
          "pass",
          "private",
          "protected",
          "pub",
          "public",
          "raise",
          "record",
          "return",
          "sealed",
          "self",
          "static",
          "struct",
          "super",
          "switch",
          "this",
          "throw",
          "throws",
          "trait",
          "true",
          "True",
          "try",
          "type",
          "use",
          "var",
          "void",
          "while",
          "with",
          "yield");

  private final Style style;
  private final String language;
  private final Pattern tokens;

  /**
   * @param language as it is named behind a fence; empty where it is not
   */
  CodeStyle(Style style, String language) {
    this.style = style;
    this.language = language.toLowerCase(Locale.ROOT);
    String comment =
        HASH_COMMENTS.contains(this.language)
            ? "(?:^|(?<=\\s))#.*"
            : DASH_COMMENTS.contains(this.language) ? "--.*" : "//.*|/\\*.*?(?:\\*/|$)";
    this.tokens =
        Pattern.compile(
            "(?<comment>"
                + comment
                + ")"
                + "|(?<string>\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|`[^`]*`)"
                + "|(?<word>[A-Za-z_][A-Za-z_0-9]*)");
  }

  String line(String code) {
    if (language.equals("diff")) {
      return diff(code);
    }
    if (!style.coloured() || NO_CODE.contains(language)) {
      return style.paint(Ink.CYAN, code);
    }
    var line = new StringBuilder();
    int at = 0;
    Matcher token = tokens.matcher(code);
    while (token.find()) {
      line.append(code, at, token.start()).append(token(token));
      at = token.end();
    }
    return line.append(code, at, code.length()).toString();
  }

  private String token(Matcher token) {
    if (token.group("comment") != null) {
      return style.paint(Ink.DIM, token.group());
    }
    if (token.group("string") != null) {
      return style.paint(Ink.GREEN, token.group());
    }
    return WORDS.contains(token.group()) ? style.paint(Ink.CYAN, token.group()) : token.group();
  }

  private String diff(String code) {
    if (code.startsWith("+")) {
      return style.paint(Ink.GREEN, code);
    }
    return code.startsWith("-") ? style.paint(Ink.RED, code) : code;
  }
}
