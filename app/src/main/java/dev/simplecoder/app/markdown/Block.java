package dev.simplecoder.app.markdown;

import dev.simplecoder.app.render.Ink;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.shell.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** Draws one block of Markdown, with the blocks in it. */
final class Block {

  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final int WIDEST = 100;
  private static final int NARROWEST = 10;
  private static final String INDENT = "  ";

  private final Style style;

  Block(Style style) {
    this.style = style;
  }

  /**
   * Its lines, none wider than the terminal.
   *
   * @param continuesItem whether a list is open, so that what is indented belongs to its item
   */
  List<String> lines(String markdown, boolean continuesItem) {
    int columns = Math.clamp(style.columns() - 1L, NARROWEST, WIDEST);
    int indent = markdown.length() - markdown.stripLeading().length();
    if (continuesItem && 2 <= indent) {
      String text = markdown.replaceAll("(?m)^ {1," + indent + "}", "");
      return indented(children(PARSER.parse(text), columns - INDENT.length()), INDENT, INDENT);
    }
    return children(PARSER.parse(markdown), columns);
  }

  private List<String> children(Node parent, int columns) {
    List<String> lines = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      lines.addAll(block(node, Math.max(NARROWEST, columns)));
    }
    return lines;
  }

  private List<String> block(Node node, int columns) {
    return switch (node) {
      case Heading heading -> Inlines.of(heading, Set.of(Ink.BOLD), style).lines(columns, style);
      case BulletList list -> list(list, columns);
      case OrderedList list -> list(list, columns);
      case BlockQuote quote -> {
        String bar = style.paint(Ink.DIM, style.unicode() ? "│ " : "| ");
        yield indented(children(quote, columns - INDENT.length()), bar, bar);
      }
      case FencedCodeBlock code -> code(code.getInfo(), code.getLiteral());
      case IndentedCodeBlock code -> code("", code.getLiteral());
      case HtmlBlock html -> Visible.text(html.getLiteral()).lines().toList();
      case ThematicBreak _ ->
          List.of(style.paint(Ink.DIM, (style.unicode() ? "─" : "-").repeat(columns)));
      case TableBlock table -> new TableText(style).lines(table, columns);
      default -> Inlines.of(node, Set.of(), style).lines(columns, style); // a paragraph
    };
  }

  private List<String> code(String language, String literal) {
    var code = new CodeStyle(style, language == null ? "" : language);
    return Visible.text(literal).lines().map(line -> INDENT + code.line(line)).toList();
  }

  private List<String> list(Node list, int columns) {
    List<String> lines = new ArrayList<>();
    int number =
        list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
            ? ordered.getMarkerStartNumber()
            : 1;
    for (Node item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
      String mark = list instanceof OrderedList ? number++ + ". " : style.bullet() + " ";
      lines.addAll(
          indented(children(item, columns - mark.length()), mark, " ".repeat(mark.length())));
    }
    return lines;
  }

  private static List<String> indented(List<String> lines, String first, String others) {
    List<String> indented = new ArrayList<>();
    for (String line : lines.isEmpty() ? List.of("") : lines) {
      indented.add((indented.isEmpty() ? first : others) + line);
    }
    return indented;
  }
}
