package dev.simplecoder.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.agent.dialect.ReplyReader.Read;
import dev.simplecoder.agent.dialect.ReplyReader.Wish;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for whatever a model may write. Each failure names its seed and its text. */
class DialectFuzzTest {

  private static final long SEED = 20_261_121;
  private static final int MANY = 1_000_000;
  private static final int LONG = 20_000;

  /** Pieces of which calls are made, and pieces that look like them. */
  private static final List<String> FRAGMENTS =
      List.of(
          "```tool read_file\n",
          "```tool write_file\n",
          "```tool edit_file\n",
          "````tool write_file\n",
          "```\n",
          "````\n",
          "```json\n",
          "```python\n",
          "```tool\n",
          "```",
          "`",
          "~~~\n",
          "path: a.py\n",
          "content:\n",
          "content: x\n",
          "old_text:\n",
          "new_text:\n",
          "query:\n",
          "<<<<<<< SEARCH\n",
          "=======\n",
          ">>>>>>> REPLACE\n",
          "\n",
          " ",
          "    ",
          "> ",
          "\r\n",
          "<tool_call>",
          "</tool_call>",
          "<tool_call>\n",
          "\n</tool_call>\n",
          "<function=read_file>",
          "<parameter=path>",
          "</parameter>",
          "</function>",
          "<parameter=content>\n",
          "\n</parameter>\n",
          "[TOOL_CALLS]",
          "[ARGS]",
          "<|python_tag|>",
          "<|tool_call|>",
          "read_file",
          "<｜tool▁calls▁begin｜>",
          "<｜tool▁call▁begin｜>",
          "<｜tool▁sep｜>",
          "<｜tool▁calls▁end｜>",
          "Action: read_file\n",
          "Action Input: ",
          "Observation: ",
          "<think>",
          "</think>",
          "{\"name\": \"read_file\", \"arguments\": {\"path\": \"a.py\"}}",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "'",
          "{\"name\": \"write_file\", \"arguments\": {",
          "\"tool\": \"read_file\"",
          ":",
          ",",
          "\\",
          "\\u00",
          "{\"answer\": \"",
          "{\"tool\": \"list_files\"}",
          "for example\n",
          "x = 1\n",
          "Let me see. ",
          "😀");

  /** None of these can begin a call, and together they cannot either. */
  private static final List<String> PROSE =
      List.of(
          "The tool read_file ",
          "reads `path` ",
          "from the {braces} ",
          "and [lists](x). ",
          "A call is ",
          "like <tool_call> here ",
          "or ``` there ",
          "\"name\": \"read_file\", ",
          "It is 3 < 4. ",
          "\nNext ",
          "\n\nSo ",
          "\n- item ",
          "\n    indented {\"name\": \"list_files\"} ",
          "\n> quoted <tool_call>{} ",
          "\n1. `<function=read_file>` ",
          "the end.",
          "\nAnd Action: read_file ",
          "é😀 ");

  /** What a reader that goes back would go back over. */
  static final List<String> LONG_PIECES =
      List.of(
          "`",
          "```\n",
          "````tool write_file\n",
          "{",
          "{\n",
          "[{",
          "{\"a\":",
          "\"",
          "<",
          "<think>",
          "</think>",
          "<tool_call>",
          "<tool_call>\n",
          "<tool_call>{",
          "<tool_call>{}",
          "<tool_call>{\"\n</tool_call>\n",
          "<function=a>",
          "<function=a>{}",
          "<parameter=b>",
          "<function=a><parameter=b></parameter>",
          "</parameter>x",
          "[TOOL_CALLS]",
          "[TOOL_CALLS]a[ARGS]{}",
          "<｜tool▁calls▁begin｜>",
          " ",
          "\n",
          "    \n",
          "Action: read_file\n",
          "Action: read_file\nAction Input:",
          "<<<<<<< SEARCH\n=======\n>>>>>>> REPLACE\n",
          "path: a\n",
          "```json\n{\"name\": \"list_files\"}\n```\n",
          "{\"name\": \"list_files\"}\n",
          "\\",
          "'",
          "\"\"\"",
          "//\n",
          "/*",
          "\u0001",
          "for example\n{\"name\": \"list_files\"}\n");

  private record Sample(long seed, DialectName dialect, String text) {}

  @Test
  void randomCharactersAreTextAndNothingElse() {
    each(
        1_500,
        random -> {
          byte[] bytes = new byte[random.nextInt(200)];
          random.nextBytes(bytes);
          return new String(bytes, StandardCharsets.UTF_8);
        },
        (sample, read) -> {
          assertEquals(List.of(), read.calls(), sample::toString);
          assertEquals(sample.text(), read.text(), sample::toString);
        });
  }

  @Test
  void proseIsNeverACall() {
    each(
        1_500,
        random -> "Well, " + several(random, PROSE, 30),
        (sample, read) -> {
          assertEquals(List.of(), read.calls(), sample::toString);
          assertEquals(sample.text(), read.text(), sample::toString);
        });
  }

  @Test
  void whatCannotBeReadAsACallStaysText() {
    each(
        2_000,
        random -> several(random, FRAGMENTS, 25),
        (sample, read) -> {
          boolean free = sample.dialect() != DialectName.JSON;
          boolean stated = sample.text().contains("</think>");
          if (read.calls().isEmpty() && free && !stated) {
            assertEquals(sample.text(), read.text(), sample::toString);
          }
        });
  }

  @Test
  void aMutatedReplyIsReadOrRefusedInPiecesAsInOne() throws IOException {
    List<String> replies = new ArrayList<>();
    for (Path file : DialectCases.files()) {
      DialectCases.read(file).forEach(each -> replies.add(each.reply()));
    }
    each(
        2_500,
        random -> mutated(random, replies.get(random.nextInt(replies.size()))),
        (sample, read) -> {
          int size = 1 + (int) (sample.seed() % 5);
          Read inPieces = DialectCases.read(sample.dialect(), sample.text(), size);
          assertEquals(read, inPieces, () -> sample + " by " + size);
          read.calls().forEach(call -> assertWritten(sample, call));
        });
  }

  /** A block has values as they were written, so that no file gets what no model wrote. */
  private static void assertWritten(Sample sample, Wish call) {
    boolean ofJson =
        call.arguments().text().startsWith("{") || call.arguments().repair().contains("JSON");
    for (String value : call.arguments().values().values()) {
      assertTrue(ofJson || sample.text().contains(value), () -> sample + " has no " + value);
    }
    assertTrue(call.arguments().problem() == null || call.arguments().values().isEmpty());
  }

  /** A reader that goes back would take hours for one of these. */
  @ParameterizedTest
  @FieldSource("LONG_PIECES")
  void aLongReplyIsReadOnce(String piece) {
    for (String head :
        List.of(
            "",
            "```tool edit_file\n",
            "{\"tool\": \"",
            "<tool_call>{\"a\": \"",
            "<function=a>\n<parameter=b>\n")) {
      for (DialectName name : DialectName.values()) {
        readLong(name, head + piece.repeat(LONG / piece.length()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"`", "{", "{\n"})
  void aMegabyteIsReadOnce(String piece) {
    readLong(DialectName.FENCED, piece.repeat(MANY / piece.length()));
  }

  private static void readLong(DialectName name, String text) {
    Read read = DialectCases.read(name, text, 1_000);
    assertTrue(read.text().length() <= text.length());
  }

  private interface Claim {
    void check(Sample sample, Read read);
  }

  private static void each(int count, Function<Random, String> texts, Claim claim) {
    for (long seed = SEED; seed < SEED + count; seed++) {
      String text = texts.apply(new Random(seed));
      for (DialectName dialect : DialectName.values()) {
        var sample = new Sample(seed, dialect, text);
        Read read;
        try {
          read = DialectCases.read(dialect, text, Integer.MAX_VALUE);
        } catch (RuntimeException thrown) {
          throw new AssertionError(sample.toString(), thrown);
        }
        claim.check(sample, read);
      }
    }
  }

  private static String several(Random random, List<String> pieces, int most) {
    var text = new StringBuilder();
    for (int i = random.nextInt(most); 0 < i; i--) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }

  private static String mutated(Random random, String reply) {
    var text = new StringBuilder(reply);
    for (int i = random.nextInt(4); 0 <= i; i--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        case 2 -> text.insert(at, text.substring(at, end));
        default -> text.setLength(at);
      }
    }
    return text.toString();
  }
}
