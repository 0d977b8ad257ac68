package dev.simplecoder.tools;

import dev.simplecoder.agent.dialect.Dialect;
import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.agent.dialect.Dialects;
import dev.simplecoder.agent.dialect.ReplyReader;
import dev.simplecoder.agent.model.ToolSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Replies of models, and what is read from them, in files that are read by people too. */
final class DialectCases {

  static final Path FOLDER = Path.of("src/test/golden/dialects");

  /** The five tools, as they are. */
  static final List<ToolSpec> TOOLS =
      Stream.of("read_file", "list_files", "search_in_files", "edit_file", "write_file")
          .map(name -> ToolPage.of(name).spec())
          .toList();

  private static final String HEAD = "==== ";
  private static final String EXPECTED = "----";

  private DialectCases() {}

  /**
   * One reply.
   *
   * @param dialects in which it was given
   * @param expected what is read from it in each, as {@link #shown} writes it
   */
  record Case(String name, List<DialectName> dialects, String reply, String expected) {

    /** As it stands in its file. */
    String written(String outcome) {
      String names =
          String.join(
              " ", dialects.stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toList());
      return HEAD + name + " | " + names + "\n" + reply + "\n" + EXPECTED + "\n" + outcome + "\n";
    }
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  static List<Case> read(Path file) throws IOException {
    List<Case> cases = new ArrayList<>();
    String all = "\n" + Files.readString(file);
    for (String piece : all.split("\n" + HEAD, -1)) {
      if (!piece.isBlank()) {
        int line = piece.indexOf('\n');
        int divider = piece.indexOf("\n" + EXPECTED, line);
        String[] head = piece.substring(0, line).split(" \\| ", -1);
        List<DialectName> dialects =
            Stream.of(head[1].split(" ", -1))
                .map(name -> DialectName.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
        String reply = divider < 0 ? piece.substring(line + 1) : piece.substring(line + 1, divider);
        String expected =
            divider < 0 ? "" : piece.substring(divider + EXPECTED.length() + 1).strip();
        cases.add(new Case(head[0], dialects, divider < 0 ? reply.strip() : reply, expected));
      }
    }
    return cases;
  }

  static Dialect dialect(DialectName name) {
    return Dialects.of(name, JsonArguments::parse);
  }

  /** What all dialects of a case read; those that read the same stand together. */
  static String outcome(Case each) {
    var all = new StringBuilder();
    List<DialectName> left = new ArrayList<>(each.dialects());
    while (!left.isEmpty()) {
      String shown = shown(read(left.getFirst(), each.reply(), Integer.MAX_VALUE));
      List<DialectName> same =
          left.stream()
              .filter(name -> shown(read(name, each.reply(), Integer.MAX_VALUE)).equals(shown))
              .toList();
      String names =
          same.size() == each.dialects().size()
              ? ""
              : "in "
                  + String.join(", ", same.stream().map(Enum::name).toList())
                      .toLowerCase(Locale.ROOT)
                  + ":\n";
      all.append(names).append(shown);
      left.removeAll(same);
    }
    return all.toString().strip();
  }

  /** Reads a reply in pieces of a size. What was shown must be the head of the text. */
  static ReplyReader.Read read(DialectName name, String reply, int size) {
    ReplyReader reader = dialect(name).reader(TOOLS);
    var shown = new StringBuilder();
    for (int at = 0; at < reply.length(); at += Math.min(size, reply.length())) {
      shown.append(
          reader.accept(
              reply.substring(at, Math.min(reply.length(), at + Math.min(size, reply.length())))));
    }
    ReplyReader.Read read = reader.end(List.of());
    if (!read.text().startsWith(shown.toString())) {
      throw new AssertionError("shown \"" + shown + "\" of " + read);
    }
    return read;
  }

  static String shown(ReplyReader.Read read) {
    var shown =
        new StringBuilder(read.text().isEmpty() ? "" : "text " + quoted(read.text()) + "\n");
    for (ReplyReader.Wish call : read.calls()) {
      shown.append("call ").append(call.name()).append('\n');
      call.arguments()
          .values()
          .forEach((name, value) ->
              shown.append("  ").append(name).append(" = ").append(quoted(value)).append('\n'));
      if (call.arguments().problem() != null) {
        shown.append("  refused: ").append(call.arguments().problem()).append('\n');
      }
      if (!call.arguments().repair().isEmpty()) {
        shown.append("  mended: ").append(call.arguments().repair()).append('\n');
      }
    }
    return shown.isEmpty() ? "nothing\n" : shown.toString();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r") + "\"";
  }
}
