package dev.simplecoder.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LastMessageFileTest {

  @TempDir Path folder;

  @Test
  void holdsTheAnswerOrWhatThereIsOfIt() throws IOException {
    var written = new LinkedHashMap<String, String>();
    for (var scene : Scenes.all().entrySet()) {
      written.put(scene.getKey(), written(scene.getValue(), folder.resolve(scene.getKey())));
    }
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("answers", "It is a test.\n");
    expected.put("calls", "It is 漢字 and\033[2J😀.");
    expected.put("applied", "Done.");
    expected.put("retried", "A whole answer.");
    expected.put("cut-off", "The first half");
    expected.put("interrupted", "I was about to");
    expected.put("rewritten", "Yes.");
    expected.put("limit", "");
    expected.put(
        "retrieved",
        """
        See src/a.py:90-99.

        [not confirmed: "src/a.py:90-99": the file has 52 lines]
        """);
    expected.put(
        "claims",
        """
        Created b.py.
        I ran the tests\033[2J.

        [not confirmed: "Created b.py": nothing was written to b.py in this task]
        [not confirmed: "I ran the tests\033[2J": nothing was run in this task]
        """);
    expected.put("checked", "Mended.");
    expected.put("broken", "Really.");
    expected.put("withheld", "Done.");
    expected.put("planned", "I wrote the README.");
    expected.put("budget", "…");
    expected.put("answered-before", "It is a test.");
    assertEquals(expected, written);
  }

  @Test
  void replacesAFileWholeAndLeavesNothingBeside() throws IOException {
    Path file = folder.resolve("last.txt");
    Files.writeString(file, "an older and longer message");
    assertEquals("Done.", written(Scenes.applied(), file));
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(List.of(file), all.toList());
    }
  }

  @Test
  void anAnswerOfAnEarlierProcessIsWrittenToo() throws IOException {
    Path file = folder.resolve("last.txt");
    var events = new LastMessageFile(file, _ -> {});
    events.recall(Scenes.applied());
    events.accept(new AgentEvent.TaskResumed(Instant.EPOCH));
    events.accept(Scenes.ended(new Stop.Done(), 0));
    assertEquals("Done.", Files.readString(file));
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path target = Files.writeString(folder.resolve("target.txt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), target);
    written(Scenes.applied(), link);
    assertEquals("Done.", Files.readString(target));
    assertEquals(target, Files.readSymbolicLink(link));
  }

  @Test
  void aLinkThatAwaitsTheTemporaryFileIsNotFollowed() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim.txt"), "mine");
    Path file = folder.resolve("last.txt");
    Path trap = folder.resolve(".last.txt." + ProcessHandle.current().pid());
    Files.createSymbolicLink(trap, victim);
    var notices = new ArrayList<String>();
    var sink = new LastMessageFile(file, notices::add);
    Scenes.applied().forEach(sink::accept);
    assertEquals("mine", Files.readString(victim));
    assertEquals(victim, Files.readSymbolicLink(trap));
    assertEquals(1, notices.size());
  }

  @Test
  void saysWhenItCannotBeWritten() {
    var notices = new ArrayList<String>();
    Path file = folder.resolve("missing/last.txt");
    var sink = new LastMessageFile(file, notices::add);
    Scenes.applied().forEach(sink::accept);
    assertEquals(1, notices.size());
    assertEquals("the last message is not in " + file, notices.getFirst().replaceFirst(": .*", ""));
  }

  private static String written(List<AgentEvent> events, Path file) throws IOException {
    var sink =
        new LastMessageFile(
            file,
            notice -> {
              throw new AssertionError(notice);
            });
    events.forEach(sink::accept);
    return Files.readString(file);
  }
}
