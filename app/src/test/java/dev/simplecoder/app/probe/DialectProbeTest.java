package dev.simplecoder.app.probe;

import static dev.simplecoder.agent.dialect.DialectName.FENCED;
import static dev.simplecoder.agent.dialect.DialectName.NATIVE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Reply.Reason;
import dev.simplecoder.agent.model.ScriptedModel;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.app.arm.Mark;
import dev.simplecoder.app.arm.Probed;
import dev.simplecoder.app.arm.Trial;
import dev.simplecoder.app.arm.Trials;
import dev.simplecoder.tools.Toolset;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DialectProbeTest {

  private static final Reply READ = call("read_file", Map.of("path", "notes.txt"));
  private static final Reply ANSWER = said("There are 31 chairs.");
  private static final Reply EDIT =
      call(
          "edit_file",
          Map.of("path", "./notes.txt", "old_text", "12 chairs", "new_text", "15 chairs"));
  private static final String WRITTEN = "if name == \"a\\tb\":\n    print('C:\\new', \"it's\")";
  private static final Reply WRITE =
      call("write_file", Map.of("path", "sample.py", "content", WRITTEN + "\n"));

  private final Map<DialectName, ScriptedModel> models = new EnumMap<>(DialectName.class);
  private final List<String> asked = new ArrayList<>();

  @Test
  void theFirstDialectWithoutFaultIsEnough() throws InterruptedException {
    speak(NATIVE, READ, ANSWER, EDIT, WRITE);
    speak(FENCED);
    assertEquals(complete(Trials.whole(NATIVE)), probe(Extent.FIRST));
    assertEquals(
        List.of(
            "native calls, 1 of 4: read",
            "native calls, 2 of 4: answer",
            "native calls, 3 of 4: edit",
            "native calls, 4 of 4: write"),
        asked);
  }

  @Test
  void everyDialectIsTriedWhenThePersonAsks() throws InterruptedException {
    speak(NATIVE, READ, ANSWER, EDIT, WRITE);
    speak(FENCED, READ, ANSWER, EDIT, WRITE);
    assertEquals(complete(Trials.whole(NATIVE), Trials.whole(FENCED)), probe(Extent.ALL));
  }

  @Test
  void aDialectThatFailsIsAskedNothingMoreAndTheNextIsTried() throws InterruptedException {
    speak(NATIVE, said("{\"name\": \"read_file\"}"));
    speak(FENCED, READ, ANSWER, said("I cannot."), WRITE);
    assertEquals(
        complete(
            Trials.of(NATIVE, Mark.FAILED),
            Trials.of(FENCED, Mark.PASSED, Mark.PASSED, Mark.FAILED, Mark.PASSED)),
        probe(Extent.FIRST));
  }

  @Test
  void theConversationGoesOnFromWhatTheModelSaid() throws InterruptedException {
    speak(NATIVE, READ, ANSWER, EDIT, WRITE);
    speak(FENCED);
    probe(Extent.FIRST);
    List<Prompt> prompts = model(NATIVE).prompts();
    Message.Assistant read = ((Reply.Said) READ).message();
    Message.Assistant answer = ((Reply.Said) ANSWER).message();
    List<Message> edited = prompts.get(2).messages();
    assertEquals(new Message.Instructions("Be brief."), edited.getFirst());
    assertEquals(
        new Message.ToolReply(
            "1", "read_file", "1|rooms\n2|    north: 12 chairs\n3|    south: 31 chairs\n", false),
        edited.get(3));
    assertEquals(List.of(read, answer), List.of(edited.get(2), edited.get(4)));
    assertEquals(edited.subList(0, 5), prompts.get(3).messages().subList(0, 5));
    assertEquals(6, prompts.get(3).messages().size());
    assertEquals(Toolset.specs(), prompts.getFirst().tools());
  }

  @Test
  void theTextToWriteIsInTheQuestion() throws InterruptedException {
    speak(NATIVE, READ, ANSWER, EDIT, WRITE);
    speak(FENCED);
    probe(Extent.FIRST);
    String question = model(NATIVE).prompts().getLast().messages().getLast().text();
    assertEquals(WRITTEN, question.substring(question.indexOf("\n\n") + 2));
  }

  @Test
  void afterADialectThatHadToBeMendedTheNextIsTried() throws InterruptedException {
    var mended =
        new Arguments(
            "{", Arguments.of("", Map.of("path", "notes.txt")).values(), null, "a missing brace");
    speak(NATIVE, reply(new ToolCall("1", "read_file", mended)), ANSWER, EDIT, WRITE);
    speak(FENCED, READ, said("None."));
    assertEquals(
        complete(
            Trials.of(NATIVE, Mark.REPAIRED, Mark.PASSED, Mark.PASSED, Mark.PASSED),
            Trials.of(FENCED, Mark.PASSED, Mark.FAILED)),
        probe(Extent.FIRST));
  }

  @Test
  void oneCallIsWantedWithWhatWasAskedFor() throws InterruptedException {
    ToolCall call = new ToolCall("1", "read_file", Arguments.of("", Map.of("path", "notes.txt")));
    for (Reply wrong :
        List.of(
            reply(call, call),
            call("list_files", Map.of("path", "notes.txt")),
            call("read_file", Map.of("path", "rooms.txt")),
            call("read_file", Map.of()),
            reply(new ToolCall("1", "read_file", Arguments.unreadable("{", "broken"))))) {
      speak(NATIVE, wrong);
      speak(FENCED, wrong);
      assertEquals(
          complete(Trials.of(NATIVE, Mark.FAILED), Trials.of(FENCED, Mark.FAILED)),
          probe(Extent.FIRST));
    }
  }

  @Test
  void anEditMustBeOfOnePlaceAndGiveTheWantedText() throws InterruptedException {
    for (Map<String, String> wrong :
        List.of(
            Map.of("old_text", "chairs", "new_text", "15 chairs"),
            Map.of("old_text", "13 chairs", "new_text", "15 chairs"),
            Map.of("old_text", "12 chairs", "new_text", "15 Chairs"),
            Map.of("old_text", "", "new_text", "15 chairs"),
            Map.of("new_text", "15 chairs"))) {
      var arguments = new java.util.HashMap<>(wrong);
      arguments.put("path", "notes.txt");
      speak(NATIVE, READ, ANSWER, call("edit_file", arguments), WRITE);
      speak(FENCED, READ, ANSWER, EDIT, WRITE);
      assertEquals(
          complete(
              Trials.of(NATIVE, Mark.PASSED, Mark.PASSED, Mark.FAILED, Mark.PASSED),
              Trials.whole(FENCED)),
          probe(Extent.FIRST));
    }
  }

  @Test
  void aWrittenTextMustBeTheOneThatWasGiven() throws InterruptedException {
    for (String wrong : List.of(WRITTEN.replace("\\t", "\t"), WRITTEN.replace("    ", ""), "")) {
      Reply write = call("write_file", Map.of("path", "sample.py", "content", wrong));
      speak(NATIVE, READ, ANSWER, EDIT, write);
      speak(FENCED, READ, ANSWER, EDIT, WRITE);
      assertEquals(
          complete(
              Trials.of(NATIVE, Mark.PASSED, Mark.PASSED, Mark.PASSED, Mark.FAILED),
              Trials.whole(FENCED)),
          probe(Extent.FIRST));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"REFUSED", "SERVER_ERROR", "MALFORMED"})
  void aRefusalEndsItsDialectOnly(Reason reason) throws InterruptedException {
    speak(NATIVE, failed(reason));
    speak(FENCED, READ, ANSWER, EDIT, WRITE);
    assertEquals(
        complete(Trials.of(NATIVE, Mark.REFUSED), Trials.whole(FENCED)), probe(Extent.FIRST));
  }

  @Test
  void aServerThatRefusesEverythingSaysNothingOfTheModel() throws InterruptedException {
    speak(NATIVE, failed(Reason.REFUSED));
    speak(FENCED, failed(Reason.SERVER_ERROR));
    assertEquals(new ProbeOutcome.Broken("SERVER_ERROR!"), probe(Extent.ALL));
  }

  @Test
  void aReplyWithoutEndIsAFailureOfTheModel() throws InterruptedException {
    speak(NATIVE, failed(Reason.TRUNCATED));
    speak(FENCED, failed(Reason.TRUNCATED));
    assertEquals(
        complete(Trials.of(NATIVE, Mark.FAILED), Trials.of(FENCED, Mark.FAILED)),
        probe(Extent.ALL));
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"UNREACHABLE", "UNKNOWN_MODEL", "CONTEXT_FULL", "CUT_OFF", "TIMED_OUT"})
  void aServerThatIsAwayEndsTheProbe(Reason reason) throws InterruptedException {
    speak(NATIVE, READ, failed(reason));
    speak(FENCED);
    assertEquals(new ProbeOutcome.Broken(reason + "!"), probe(Extent.FIRST));
  }

  @Test
  void anInterruptEndsTheProbe() {
    speak(NATIVE, READ);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> probe(Extent.FIRST));
  }

  private void speak(DialectName dialect, Reply... replies) {
    models.put(dialect, new ScriptedModel("m", 8_192, List.of(replies)));
  }

  private ScriptedModel model(DialectName dialect) {
    return Objects.requireNonNull(models.get(dialect));
  }

  private ProbeOutcome probe(Extent extent) throws InterruptedException {
    asked.clear();
    return new DialectProbe(
            this::model, "Be brief.", Toolset.specs(), InstantSource.fixed(Trials.WHEN), _ -> {})
        .probe(
            List.of(NATIVE, FENCED),
            extent,
            "0.1",
            (dialect, question) -> asked.add(ProbeWords.step(dialect, question)));
  }

  private static ProbeOutcome complete(Trial... trials) {
    return new ProbeOutcome.Complete(
        new Probed(DialectProbe.VERSION, "0.1", Trials.WHEN, List.of(trials)));
  }

  private static Reply call(String tool, Map<String, String> arguments) {
    return reply(new ToolCall("1", tool, Arguments.of("", arguments)));
  }

  private static Reply reply(ToolCall... calls) {
    return new Reply.Said(new Message.Assistant("", List.of(calls)), Usage.NONE);
  }

  private static Reply said(String text) {
    return new Reply.Said(new Message.Assistant(text, List.of()), Usage.NONE);
  }

  private static Reply failed(Reason reason) {
    return new Reply.Failed(reason, reason + "!", "", Usage.NONE);
  }
}
