package dev.simplecoder.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.event.Transcript;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Budget;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompactionTest {

  private static final int WINDOW = 4_096;
  private static final String REQUEST =
      "Read every file.\n- Say \"aye\" at the end.\n- Write none.";
  private static final Task TASK = new Task("t1", "Be brief.", REQUEST, Role.ACT);

  private final List<AgentEvent> events = new ArrayList<>();
  private final FakeTool tool = new FakeTool("read_file", "\nx = 1".repeat(150));

  @Test
  void aTaskOfSixtyStepsKeepsItsRequestAndFitsItsWindow() throws Exception {
    var reader = new Reading(60, "DECISIONS: none\nNEXT: the next file");

    Stop stop = agent(reader).run(TASK, List.of(), events::add);

    assertEquals(new Stop.Done(), stop);
    assertEquals(60, tool.runs().size());
    assertTrue(2 <= of(AgentEvent.Compacted.class).size());
    for (Prompt prompt : reader.prompts) {
      assertTrue(prompt.characters() / Budget.CHARACTERS_PER_TOKEN <= new Budget(WINDOW).prompt());
      assertTrue(prompt.messages().get(1).text().contains(REQUEST));
      assertPaired(prompt.messages());
    }
    for (AgentEvent.Compacted compacted : of(AgentEvent.Compacted.class)) {
      assertTrue(compacted.tokensAfter() <= compacted.tokensBefore() * 0.8, compacted::toString);
    }
  }

  @Test
  void theSameConversationIsFoldedFromItsEvents() throws Exception {
    var reader = new Reading(30, "DECISIONS: none");
    agent(reader).run(TASK, List.of(), events::add);

    List<Message> messages = Transcript.of(events).messages();

    assertEquals(reader.prompts.getLast().messages(), messages.subList(0, messages.size() - 1));
  }

  @Test
  void theNotesOfTheModelStandInTheSummaryAndItsCallsAreNotRun() throws Exception {
    var reader = new Reading(30, "DECISIONS: keep f0, since it is the oldest");
    reader.callsBesideNotes = List.of(read("evil", "never"));

    agent(reader).run(TASK, List.of(), events::add);

    assertFalse(tool.runs().contains("never"));
    Message summary = reader.prompts.getLast().messages().get(1);
    assertTrue(summary.text().contains("keep f0, since it is the oldest"), summary::text);
    assertTrue(summary.text().contains("- f0\n"), summary::text);
  }

  @Test
  void withoutNotesTheRecordAloneIsTheSummary() throws Exception {
    var reader = new Reading(30, null);

    assertEquals(new Stop.Done(), agent(reader).run(TASK, List.of(), events::add));

    assertEquals(
        "summarized without notes: it broke", of(AgentEvent.Compacted.class).getFirst().why());
    assertFalse(reader.prompts.getLast().messages().get(1).text().contains("Notes"));
  }

  @Test
  void aSummaryThatSavesNothingIsDiscardedAndTheTaskEndsAfterTheSecond() throws Exception {
    String request = "Read. " + "Mind this. ".repeat(900);
    var reader = new Reading(60, "DECISIONS: none");

    Stop stop = agent(reader).run(new Task("t1", "", request, Role.ACT), List.of(), events::add);

    assertEquals(new Stop.Limit("the model's window of 4096 tokens"), stop);
    assertEquals(2, of(AgentEvent.Compacting.class).size());
    assertInstanceOf(AgentEvent.NotCompacted.class, of(AgentEvent.NotCompacted.class).getFirst());
  }

  @Test
  void aPromptThatTheServerRefusesAsTooLongIsMadeShorterAndAskedAgain() throws Exception {
    var reader = new Reading(12, "DECISIONS: none");
    reader.fullAt = 6;

    assertEquals(new Stop.Done(), agent(reader).run(TASK, List.of(), events::add));

    assertEquals(1, of(AgentEvent.ModelFailed.class).size());
    assertEquals(12, tool.runs().size());
  }

  @Test
  void onDemandASummaryStandsForAllButTheLastExchange() throws Exception {
    var reader = new Reading(4, "DECISIONS: keep all");
    agent(reader).run(TASK, List.of(), events::add);
    List<Message> before = Transcript.of(events).messages();

    agent(reader).compact(TASK, List.copyOf(events), events::add);

    AgentEvent.Compacted compacted = assertInstanceOf(AgentEvent.Compacted.class, events.getLast());
    assertEquals("summarized", compacted.why());
    List<Message> after = Transcript.of(events).messages();
    assertEquals(3, after.size());
    assertEquals(before.getFirst(), after.getFirst());
    assertTrue(after.get(1).text().contains(REQUEST), after::toString);
    assertTrue(after.get(1).text().contains("DECISIONS: keep all"), after::toString);
    assertEquals(new Message.Assistant("aye", List.of()), after.getLast());
  }

  @Test
  void onDemandAShortConversationStaysAsItIs() throws Exception {
    var reader = new Reading(0, "DECISIONS: none");
    agent(reader).run(TASK, List.of(), events::add);

    agent(reader).compact(TASK, List.copyOf(events), events::add);

    assertInstanceOf(AgentEvent.NotCompacted.class, events.getLast());
  }

  private <E extends AgentEvent> List<E> of(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static void assertPaired(List<Message> messages) {
    Set<String> called = new HashSet<>();
    Set<String> answered = new HashSet<>();
    for (Message message : messages) {
      switch (message) {
        case Message.Assistant said -> said.calls().forEach(call -> called.add(call.id()));
        case Message.ToolReply reply -> answered.add(reply.callId());
        case Message.Instructions _, Message.User _ -> {}
      }
    }
    assertEquals(called, answered);
  }

  private Agent agent(Model model) {
    var runner =
        new ToolRunner(
            List.of(tool), _ -> new Permissions.Decision.Allow(), (_, _) -> Approver.Answer.NO);
    var guard = Guard.firstOf(Guards.finalAnswer(), Guards.steps(70), Guards.window());
    return new Agent(
        (role, _, _) ->
            new ModelChooser.Chosen(role.name(), model, new LinkedHashMap<>(), 1.0, "the only one"),
        guard,
        runner,
        Verification.NONE,
        () -> Tasks.NOON);
  }

  private static ToolCall read(String id, String path) {
    return new ToolCall(
        id, "read_file", Arguments.of("{\"path\":\"" + path + "\"}", Map.of("path", path)));
  }

  /** A model that reads one long file after the other and then answers. */
  private static final class Reading implements Model {

    private final int files;
    private final @Nullable String notes;
    private final List<Prompt> prompts = new ArrayList<>();
    private List<ToolCall> callsBesideNotes = List.of();
    private int fullAt = -1;
    private int read;

    Reading(int files, @Nullable String notes) {
      this.files = files;
      this.notes = notes;
    }

    @Override
    public String id() {
      return "reading";
    }

    @Override
    public int contextWindow() {
      return WINDOW;
    }

    @Override
    public Reply ask(Prompt prompt, Consumer<Delta> onDelta) {
      if (prompt.messages().getLast().text().startsWith("The conversation is too long")) {
        return notes == null
            ? new Reply.Failed(Reply.Reason.CUT_OFF, "it broke", "", Usage.NONE)
            : said(notes, callsBesideNotes);
      }
      prompts.add(prompt);
      if (read == fullAt) {
        fullAt = -1;
        return new Reply.Failed(Reply.Reason.CONTEXT_FULL, "too long", "", Usage.NONE);
      }
      return read < files
          ? said("", List.of(read("c" + read, "f" + read++)))
          : said("aye", List.of());
    }

    private static Reply said(String text, List<ToolCall> calls) {
      return new Reply.Said(new Message.Assistant(text, calls), Usage.NONE);
    }
  }
}
