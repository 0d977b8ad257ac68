package dev.simplecoder.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.event.Transcript;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Delta;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.tool.Approver;
import dev.simplecoder.agent.tool.Permissions;
import dev.simplecoder.agent.tool.ToolRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A task that was left at any event ends as if it had not been. */
class GoOnTest {

  private static final Task TASK = new Task("t1", "Be brief.", "Read six files.", Role.ACT);

  @Test
  void aTaskThatWasLeftAtAnyEventEndsInTheSameConversation() throws Exception {
    List<AgentEvent> whole = new ArrayList<>();
    assertEquals(new Stop.Done(), agent().run(TASK, List.of(), whole::add));
    List<Message> conversation = Transcript.of(whole).messages();

    for (int left = 1; left < whole.size(); left++) {
      List<AgentEvent> events = new ArrayList<>(whole.subList(0, left));
      String message = "left after " + events.getLast();
      assertEquals(new Stop.Done(), agent().goOn(TASK, List.copyOf(events), events::add), message);
      assertEquals(conversation, Transcript.of(events).messages(), message);
    }
  }

  @Test
  void limitsCountAnew() throws Exception {
    List<AgentEvent> events = new ArrayList<>();
    assertEquals(
        new Stop.Limit("2 steps"), agent(Guards.steps(2)).run(TASK, List.of(), events::add));
    assertEquals(
        new Stop.Done(), agent(Guards.steps(2)).goOn(TASK, List.copyOf(events), events::add));
  }

  @Test
  void theNextTaskHearsThatChangesWereNotApplied() {
    var transcript = new Transcript();
    transcript.accept(new AgentEvent.TaskStarted("t1", "sys", "write", Tasks.NOON));
    transcript.accept(new AgentEvent.TaskEnded(new Stop.Done(), 1, Duration.ZERO));
    transcript.accept(new AgentEvent.ChangesDropped("rejected"));
    transcript.accept(new AgentEvent.TaskStarted("t2", "sys", "differently", Tasks.NOON));
    assertEquals(
        "(The changes of the last task were not applied: rejected. The files are as before it.)"
            + "\n\ndifferently",
        transcript.messages().getLast().text());
  }

  private static Agent agent() {
    return agent(Guards.steps(20));
  }

  private static Agent agent(Guard limit) {
    var runner =
        new ToolRunner(
            List.of(new FakeTool("read_file")),
            _ -> new Permissions.Decision.Allow(),
            (_, _) -> Approver.Answer.NO);
    return new Agent(
        (_, _, _) ->
            new ModelChooser.Chosen("d", new Pairs(), new LinkedHashMap<>(), 1.0, "the only one"),
        Guard.firstOf(Guards.finalAnswer(), limit),
        runner,
        Verification.NONE,
        () -> Tasks.NOON);
  }

  /** Reads two files in each reply, going by what it is shown. */
  private static final class Pairs implements Model {

    @Override
    public String id() {
      return "pairs";
    }

    @Override
    public int contextWindow() {
      return 8192;
    }

    @Override
    public Reply ask(Prompt prompt, Consumer<Delta> onDelta) {
      int read =
          (int) prompt.messages().stream().filter(Message.ToolReply.class::isInstance).count();
      onDelta.accept(new Delta.Text("…"));
      var message =
          read < 6
              ? new Message.Assistant("", List.of(call(read), call(read + 1)))
              : new Message.Assistant("Read.", List.of());
      return new Reply.Said(message, Usage.NONE);
    }

    private static ToolCall call(int number) {
      return new ToolCall(
          "c" + number, "read_file", Arguments.of("{}", Map.of("path", "f" + number)));
    }
  }
}
