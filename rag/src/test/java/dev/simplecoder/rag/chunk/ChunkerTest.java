package dev.simplecoder.rag.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChunkerTest {

  private static final List<String> PATHS =
      List.of(
          "A.java", "a.py", "a.ts", "a.go", "a.rs", "a.cpp", "a.rb", "a.md", "a.xml", "a", "x.sh");

  /** What makes scanners stumble, beside ordinary words. */
  private static final String[] PIECES = {
    "\n",
    "\n",
    "\n",
    "\n\n",
    " ",
    "    ",
    "\t",
    "{",
    "}",
    "(",
    ")",
    ";",
    "\"",
    "'",
    "`",
    "\"\"\"",
    "'''",
    "/*",
    "*/",
    "//",
    "#",
    "<!--",
    "-->",
    "\\",
    "class X ",
    "def f():",
    "fn g() ",
    "func (r T) h() ",
    "function k() ",
    "int m() ",
    "@A",
    "# Title",
    "é",
    "\uD83D\uDE00",
    "\0",
    "\r",
    "x = 1",
    "=>",
    "impl A for B"
  };

  @Test
  void segmentsHoldEveryLineInOrderWhateverTheText() {
    long seed = 20260101;
    Random random = new Random(seed);
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder();
      int pieces = random.nextInt(600);
      for (int i = 0; i < pieces; i++) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      String path = PATHS.get(random.nextInt(PATHS.size()));
      String where = "seed " + seed + ", round " + round + ", " + path;
      int lines = lines(text.toString());
      int covered = 0;
      int first = 0;
      for (Segment segment : Chunker.segments(path, text.toString())) {
        assertTrue(first < segment.firstLine(), where);
        assertTrue(segment.firstLine() <= covered + 1, where);
        assertTrue(covered < segment.lastLine(), where);
        assertTrue(segment.lastLine() - segment.firstLine() < Chunker.MOST, where);
        first = segment.firstLine();
        covered = segment.lastLine();
      }
      assertEquals(lines, covered, where);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "(",
        "\"",
        "/*",
        "class A {",
        "'",
        "`",
        "\n",
        "def f():\n",
        "x\n",
        "f(",
        "#[\n",
        "@a\n",
        "//\n",
        "a=b:",
        " "
      })
  void theLongestFilesAreCutInLinearTime(String piece) {
    String text = piece.repeat((1 << 18) / piece.length());
    for (String path : PATHS) {
      List<Segment> segments = Chunker.segments(path, text);
      assertEquals(lines(text), segments.getLast().lastLine(), path);
    }
  }

  @Test
  void aJavaFileIsCutBetweenItsMethods() {
    List<String> lines = new ArrayList<>(List.of("package a;", "", "public class Shop {"));
    for (int i = 0; i < 6; i++) {
      lines.add("");
      lines.add("  /** Sells number " + i + ". */");
      lines.add("  @Override");
      lines.add("  public List<Item> sell" + i + "(int count) {");
      for (int j = 0; j < 9; j++) {
        lines.add("    count += price(" + j + ");");
      }
      lines.add("  }");
    }
    lines.add("}");
    List<Segment> segments = Chunker.segments("Shop.java", String.join("\n", lines));
    assertEquals(
        List.of(
            "1-32 [Shop, sell0, sell1] in []",
            "33-60 [sell2, sell3] in [Shop]",
            "61-88 [sell4, sell5] in [Shop]"),
        segments.stream().map(ChunkerTest::described).toList());
    assertEquals(
        "/** Sells number 2. */\n/** Sells number 3. */\n",
        segments.get(1).comments().replace("  ", ""));
  }

  @Test
  void aLongBodyIsCutByLinesThatOverlapAndKnowsWhereItIs() {
    String body = "    total = total + 1\n".repeat(70);
    String text = "class Sum:\n  def all(self):\n" + body + "\n  def none(self):\n    return 0\n";
    assertEquals(
        List.of(
            "1-40 [Sum, all, total] in []",
            "31-70 [total] in [Sum, all]",
            "61-75 [total, none] in [Sum, all]"),
        Chunker.segments("sum.py", text).stream().map(ChunkerTest::described).toList());
  }

  @Test
  void theDeclarationsOfJavaAreFound() {
    assertEquals(
        List.of("Basket", "lines", "total", "Line", "price"),
        symbols(
            "A.java",
            """
            @Deprecated public sealed class Basket<T> implements Priced {
              private final List<Line> lines = List.of();
              Basket(int size) {
                if (size < 0) { throw new IllegalArgumentException("class Wrong {"); }
              }
              public static <X> long total(X x) throws IOException {
                return compute(x);
              }
              record Line(int pieces) {}
              abstract int price(); // int notThis() {
            }
            """));
  }

  @Test
  void theDeclarationsOfPythonAreFound() {
    assertEquals(
        List.of("LIMIT", "Reader", "__init__", "read_all", "main"),
        symbols(
            "a.py",
            """
            LIMIT = 3
            class Reader(Base):
                def __init__(self):
                    self.x = 1
                async def read_all(self):
                    \"""def not_this():\"""

            def main(): pass
            """));
  }

  @Test
  void theDeclarationsOfTypeScriptAreFound() {
    assertEquals(
        List.of("parse", "Lexer", "next", "handler", "escape"),
        symbols(
            "a.ts",
            """
            export function parse(text: string): Node {
              return walk(text);
            }
            export class Lexer {
              async next(): Promise<Token> {
                call(x);
              }
            }
            app.handler = function (req, res) {
            }
            const escape = (s) => {
              go(s);
            };
            """));
  }

  @Test
  void theDeclarationsOfGoAreFound() {
    assertEquals(
        List.of("Engine", "Run", "newEngine"),
        symbols(
            "a.go",
            """
            type Engine struct {
            }
            func (e *Engine) Run(addr ...string) (err error) {
              defer x()
            }
            func newEngine() *Engine {
              return nil
            }
            """));
  }

  @Test
  void theDeclarationsOfRustAreFound() {
    assertEquals(
        List.of("Matcher", "Glob", "is_match", "make"),
        symbols(
            "a.rs",
            """
            pub trait Matcher<'a> {
            }
            impl<'a> Matcher<'a> for Glob {
              fn is_match(&self, c: char) -> bool { c == '{' }
            }
            macro_rules! make {
            }
            """));
  }

  @Test
  void theDeclarationsOfCppAreFound() {
    assertEquals(
        List.of("geo", "Point", "length", "main"),
        symbols(
            "a.cpp",
            """
            namespace geo {
            struct Point {
              double length() const;
            };
            }
            int main(int argc, char** argv) {
              return run(argc);
            }
            """));
  }

  @Test
  void theDeclarationsOfMarkdownAreFound() {
    assertEquals(
        List.of("Shipping", "Customs"), symbols("a.md", "# Shipping\n\ntext\n\n## Customs\n#no\n"));
  }

  private static List<String> symbols(String path, String text) {
    return Chunker.segments(path, text).stream().flatMap(s -> s.symbols().stream()).toList();
  }

  private static String described(Segment segment) {
    return segment.firstLine()
        + "-"
        + segment.lastLine()
        + " "
        + segment.symbols()
        + " in "
        + segment.scope();
  }

  private static int lines(String text) {
    int feeds = (int) text.chars().filter(c -> c == '\n').count();
    return text.isEmpty() || text.endsWith("\n") ? feeds : feeds + 1;
  }
}
