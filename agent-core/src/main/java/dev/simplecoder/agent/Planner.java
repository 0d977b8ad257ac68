package dev.simplecoder.agent;

import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.event.Transcript;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Budget;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.plan.Plan;
import dev.simplecoder.agent.plan.PlanReader;
import dev.simplecoder.agent.plan.PlanState;
import dev.simplecoder.agent.plan.PlanText;
import dev.simplecoder.agent.tool.ToolResult;
import dev.simplecoder.agent.tool.ToolRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Has a model write a plan, or the rest of one anew. What cannot be read it may write once more.
 */
final class Planner {

  private static final Map<String, String> TEXTS = Sections.of("plan.md");
  private static final int MOST_TRIES = 2;

  /** That shows the files of the project; models that run tests have it within the other. */
  private static final String LISTS = "list_files";

  private static final String READS = "read_file";

  private final Aside aside;
  private final ToolRunner tools;

  Planner(Aside aside, ToolRunner tools) {
    this.aside = aside;
    this.tools = tools;
  }

  /** What came of asking for a plan. */
  sealed interface Planned {

    record Made(Plan plan, Usage usage) implements Planned {}

    /**
     * No reply held one.
     *
     * @param why in words for the person
     */
    record Unreadable(String why, Usage usage) implements Planned {}

    /** There was no reply. */
    record Failed(Reply.Failed reply) implements Planned {}
  }

  /** For all of the task. Blocks. */
  Planned plan(Task task, Transcript transcript, EventSink events) throws InterruptedException {
    Aside.Talk talk = aside.with(Role.PLAN, task, transcript, events);
    String question = text("ASK").replace("{files}", Fence.around(listing(talk.window())));
    return plan(question, talk, transcript);
  }

  /**
   * For the step at hand and what is left behind it. Blocks.
   *
   * @param files what becomes of those that the step has staged, in words for the model
   */
  Planned replan(PlanState state, String files, Task task, Transcript transcript, EventSink events)
      throws InterruptedException {
    Aside.Talk talk = aside.with(Role.PLAN, task, transcript, events);
    String question =
        text("REPLAN")
            .replace("{number}", String.valueOf(state.number()))
            .replace("{files}", files)
            .replace("{why}", state.lastWhy())
            .replace("{plan}", PlanText.of(state));
    return plan(question, talk, transcript);
  }

  private static Planned plan(String question, Aside.Talk talk, Transcript transcript)
      throws InterruptedException {
    List<Message> asked = new ArrayList<>(List.of(new Message.User(question)));
    Usage usage = Usage.NONE;
    for (int attempt = 1; ; attempt++) {
      Reply reply = talk.ask(transcript.messages(), asked);
      usage = usage.and(reply.usage());
      String written =
          switch (reply) {
            case Reply.Said said -> said.message().text();
            case Reply.Failed failed -> failed.partial();
          };
      switch (PlanReader.read(written)) {
        case PlanReader.Read.Made(Plan plan) -> {
          return new Planned.Made(plan, usage);
        }
        case PlanReader.Read.Unusable(String why) -> {
          if (reply instanceof Reply.Failed failed) {
            return new Planned.Failed(failed);
          }
          if (attempt == MOST_TRIES) {
            return new Planned.Unreadable(why, usage);
          }
          asked.add(new Message.Assistant(written.isBlank() ? "…" : written, List.of()));
          asked.add(new Message.User(text("AGAIN").replace("{why}", why)));
        }
      }
    }
  }

  /** As much of it as a plan needs. */
  private String listing(int window) throws InterruptedException {
    boolean lists = tools.specs().stream().anyMatch(tool -> tool.name().equals(LISTS));
    var call =
        new ToolCall("files", lists ? LISTS : READS, Arguments.of("{}", Map.of("path", ".")));
    ToolResult result = tools.run(call).result();
    int most = new Budget(window).listing() * Budget.CHARACTERS_PER_TOKEN;
    String text = result.text();
    if (text.length() <= most) {
      return text;
    }
    int end = text.lastIndexOf('\n', most);
    return text.substring(0, end < 0 ? most : end) + "\n…";
  }

  /** What is said of a plan, with the form that one has. */
  static String text(String section) {
    return Objects.requireNonNull(TEXTS.get(section), section)
        .replace("{form}", Objects.requireNonNull(TEXTS.get("FORM")));
  }
}
