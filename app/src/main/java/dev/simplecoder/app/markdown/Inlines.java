package dev.simplecoder.app.markdown;

import dev.simplecoder.app.render.Ink;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.shell.Visible;
import java.util.EnumSet;
import java.util.Set;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** The text of a block, with its looks. What a character reference stands for is made visible. */
final class Inlines {

  private final Spans spans = new Spans();
  private final Style style;

  private Inlines(Style style) {
    this.style = style;
  }

  static Spans of(Node block, Set<Ink> inks, Style style) {
    var inlines = new Inlines(style);
    inlines.addChildren(block, inks);
    return inlines.spans;
  }

  private void addChildren(Node parent, Set<Ink> inks) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      add(node, inks);
    }
  }

  private void add(Node node, Set<Ink> inks) {
    switch (node) {
      case Text text -> spans.add(Visible.line(text.getLiteral()), inks);
      case Code code -> {
        // Without colours nothing else says that it is code.
        String marks = style.coloured() ? "" : "`";
        spans.add(marks + Visible.line(code.getLiteral()) + marks, with(inks, Ink.CYAN));
      }
      case Emphasis emphasis -> addChildren(emphasis, with(inks, Ink.ITALIC));
      case StrongEmphasis strong -> addChildren(strong, with(inks, Ink.BOLD));
      case Link link -> {
        int before = spans.plain().length();
        addChildren(link, with(inks, Ink.UNDERLINED));
        String target = Visible.line(link.getDestination());
        if (!spans.plain().substring(before).equals(target)) {
          spans.add(" (" + target + ")", with(inks, Ink.DIM));
        }
      }
      case SoftLineBreak _ -> spans.add(" ", inks);
      case HardLineBreak _ -> spans.add("\n", inks);
      case HtmlInline html -> spans.add(Visible.line(html.getLiteral()), inks);
      default -> addChildren(node, inks); // its text is what counts
    }
  }

  private static Set<Ink> with(Set<Ink> inks, Ink ink) {
    EnumSet<Ink> more = EnumSet.of(ink);
    more.addAll(inks);
    return more;
  }
}
