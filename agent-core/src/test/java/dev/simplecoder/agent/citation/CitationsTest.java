package dev.simplecoder.agent.citation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.agent.citation.Citations.Places;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.AgentEvent.ClaimsUnsupported.Claim;
import dev.simplecoder.agent.event.AgentEvent.Retrieved.Passage;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.tool.ToolResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitationsTest {

  private static final Map<String, Integer> FILES =
      Map.of(
          "src/main/Agent.java", 100,
          "src/Loop.java", 60,
          "read.py", 30,
          "found.py", 30,
          "unread.py", 30,
          "new.py", 8,
          "my notes.md", 12);

  private final SeenLines seen = new SeenLines();

  CitationsTest() {
    seen.accept(
        new AgentEvent.Retrieved(
            List.of(
                new Passage("src/main/Agent.java", 10, 40, 9),
                new Passage("my notes.md", 1, 12, 8)),
            "…"));
    ended("read_file", "read.py", new ToolResult.Done("[read.py, lines 5-20 of 30]\n 5|x", ""));
    ended("read_file", "unread.py", new ToolResult.Denied("unread.py, lines 1-30", ""));
    ended(
        "search_in_files",
        ".",
        new ToolResult.Done(
            "[1 match in 1 file]\nfound.py\n6-a\n7:b\n--\n20:c\nsrc/Loop.java:30-60\n```\nread.py:21-30\nfound.py\n9:x\n```\n",
            ""));
    ended("write_file", "./new.py", new ToolResult.Done("created", ""));
  }

  private void ended(String tool, String path, ToolResult result) {
    var call = new ToolCall("1", tool, Arguments.of("", Map.of("path", path)));
    seen.accept(new AgentEvent.ToolEnded(call, result, Duration.ZERO));
  }

  private static OptionalInt lines(String path) {
    return FILES.containsKey(path) ? OptionalInt.of(FILES.get(path)) : OptionalInt.empty();
  }

  private List<Claim> unsupported(String answer) {
    return Citations.unsupported(answer, seen, CitationsTest::lines);
  }

  @Test
  void placesAreCountedOnceByWhatIsWrongWithThem() {
    String answer =
        "read.py:6 and again read.py:6, gone.py:3-9, read.py:40, unread.py:2; e.g. at 3.5:1";
    assertEquals(new Places(4, 2, 1), Citations.places(answer, seen, CitationsTest::lines));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It asks (src/main/Agent.java:12-30).",
        "See `src/main/Agent.java:40`, and read.py:5-9!",
        "Agent.java:10-40 runs the loop; Loop.java:31\u201340 too.",
        "found.py:7 and found.py:19-20",
        "new.py:1-8 is mine",
        "**my notes.md:3-4** says so",
        "./read.py:6-7, src/main/Agent.java#L12-L14",
        "at 12:30-13:00, ratio 3.5:1, http://localhost:8080, https://a.dev/x.py:3-99",
        "127.0.0.1:11434 and example.com:443-444",
        "it said:\n```\nTraceback at gone.py:3-9\n```",
        "gone.py:3 may be anything"
      })
  void whatIsSoOrNoCitationIsLeftAlone(String answer) {
    assertEquals(List.of(), unsupported(answer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Why does unread.py:7 fail?",
        "What is unread.py:5-8 for?",
        "/home/me/p/unread.py:[7,3] ';' expected",
        "  File \"/home/me/p/unread.py\", line 7, in add",
        "src\\unread.py(7,2): error"
      })
  void whatThePersonOrACheckHasNamedIsNoInvention(String text) {
    assertEquals(1, unsupported("See unread.py:7.").size());
    var one = new CitationsTest();
    one.seen.accept(new AgentEvent.TaskStarted("t", "", text, Instant.EPOCH));
    assertEquals(List.of(), one.unsupported("See unread.py:7."));
    assertEquals(1, one.unsupported("See unread.py:17.").size());
    ended("run_checks", "", new ToolResult.Tested(text, "", new Evidence.None("a test")));
    assertEquals(List.of(), unsupported("See unread.py:7."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gone.py:3-9 | there is no such file",
        "src/gone.py:3 | there is no such file",
        "read.py:25-31 | the file has only 30 lines",
        "read.py:9-5 | these are no lines",
        "read.py:0-5 | these are no lines",
        "read.py:21-30 | these lines were neither read nor retrieved in this task",
        "unread.py:1-30 | these lines were neither read nor retrieved in this task",
        "found.py:9-12 | these lines were neither read nor retrieved in this task",
        "src/main/Agent.java:41 | these lines were neither read nor retrieved in this task",
        "../../etc/passwd:1-2 | there is no such file"
      })
  void whatIsWrongIsSaidOnce(String citation, String why) {
    assertEquals(
        List.of(new Claim(citation, why)),
        unsupported("First `" + citation + "`, then " + citation + "; read.py:5."));
  }
}
