package dev.simplecoder.agent.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an answer says in sentences: without code, quotes and tables. */
final class Prose {

  /** Stands for each character of what is quoted: it is something, and nothing that is said. */
  static final char THING = '\uFFFC';

  private static final Pattern FENCED =
      Pattern.compile("(?ms)^[ \\t]*(```+|~~~+)[^\\n]*$.*?(?:^[ \\t]*\\1[`~]*[ \\t]*$|\\z)");
  private static final Pattern LEFT_OUT = Pattern.compile("(?m)^[ \\t]*[>|].*$");
  private static final Pattern THINKING = Pattern.compile("(?s)<think>.*?(?:</think>|\\z)");
  private static final Pattern QUOTED =
      Pattern.compile("`([^`\\n]+)`|\"([^\"\\n]+)\"|\u201c([^\u201d\\n]+)\u201d");
  private static final Pattern LINK = Pattern.compile("\\[([^]\\n]*)](\\([^)\\n]*\\))");
  private static final Pattern BLANK = Pattern.compile("\\s");
  private static final Pattern ENTRY =
      Pattern.compile(
          "^\\s*(?:(?:[-+\u2022\u2705\u2714]\\uFE0F?|\\d{1,3}[.)])\\s+|(?=[\\w./\\\\-]+\\.\\w{1,8} ?:\\s))");
  private static final Pattern STAR = Pattern.compile("(?m)^(\\s*)\\*(?=\\s)");
  private static final Pattern HEADING = Pattern.compile("^\\s*#{1,6}\\s+");
  private static final Pattern END =
      Pattern.compile("(?<!\\be\\.g)(?<!\\bi\\.e)(?<!\\betc)[.!?]+(?=[\\s)]|$)");

  private final String answer;
  private final String prose;
  private final List<Sentence> sentences = new ArrayList<>();

  private Prose(String answer) {
    this.answer = answer;
    this.prose = prose(answer);
  }

  /** In their order. */
  static List<Sentence> sentences(String answer) {
    var prose = new Prose(answer);
    prose.read();
    return List.copyOf(prose.sentences);
  }

  private void read() {
    int begin = -1;
    int lineStart = 0;
    Sentence.Place place = Sentence.Place.PARAGRAPH;
    for (String line : prose.split("\n", -1)) {
      Matcher heading = HEADING.matcher(line);
      Matcher entry = ENTRY.matcher(line);
      boolean isHeading = heading.find();
      boolean isEntry = entry.find();
      if (0 <= begin && (line.isBlank() || isHeading || isEntry)) {
        add(begin, lineStart, place);
        begin = -1;
      }
      if (isHeading) {
        add(lineStart + heading.end(), lineStart + line.length(), Sentence.Place.HEADING);
      } else if (!line.isBlank() && begin < 0) {
        begin = isEntry ? lineStart + entry.end() : lineStart;
        place = isEntry ? Sentence.Place.ENTRY : Sentence.Place.PARAGRAPH;
      }
      lineStart += line.length() + 1;
    }
    if (0 <= begin) {
      add(begin, prose.length(), place);
    }
  }

  private void add(int begin, int end, Sentence.Place place) {
    Matcher ends = END.matcher(prose).region(begin, end);
    int start = begin;
    Sentence.Place at = place;
    while (ends.find()) {
      start = add(start, ends.end(), at, begin);
      at = place == Sentence.Place.ENTRY ? Sentence.Place.IN_ENTRY : place;
    }
    add(start, end, at, begin);
  }

  private int add(int start, int end, Sentence.Place place, int begin) {
    assert begin <= start : begin + " " + start;
    if (!prose.substring(start, end).isBlank()) {
      sentences.add(new Sentence(answer, prose, start, end, place));
    }
    return end;
  }

  private static String prose(String answer) {
    var text = new StringBuilder(answer.replace('\u2019', '\'').replace('\r', ' '));
    blank(text, FENCED);
    blank(text, THINKING);
    blank(text, LEFT_OUT);
    Matcher link = LINK.matcher(text.toString());
    while (link.find()) {
      fill(text, link.start(), link.start() + 1, ' ');
      fill(text, link.end(1), link.end(), ' ');
    }
    Matcher quoted = QUOTED.matcher(text.toString());
    while (quoted.find()) {
      String inside = quoted.group().substring(1, quoted.group().length() - 1);
      if (BLANK.matcher(inside.strip()).find()) {
        fill(text, quoted.start(), quoted.end(), THING);
      } else {
        fill(text, quoted.start(), quoted.start() + 1, ' ');
        fill(text, quoted.end() - 1, quoted.end(), ' ');
      }
    }
    return STAR.matcher(text).replaceAll("$1-").replace('*', ' ');
  }

  private static void blank(StringBuilder text, Pattern what) {
    Matcher found = what.matcher(text.toString());
    while (found.find()) {
      fill(text, found.start(), found.end(), ' ');
    }
  }

  private static void fill(StringBuilder text, int start, int end, char with) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) != '\n') {
        text.setCharAt(i, with);
      }
    }
  }
}
