package dev.simplecoder.app.repl;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Transcript;
import dev.simplecoder.agent.model.Budget;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * What fills the window, by section. The parts are estimated from their characters, and add up to
 * what the server has counted last where it has.
 */
final class ContextText {

  private static final String TOOLS = "tools";

  private ContextText() {}

  /**
   * @param used the tokens that the server has counted; 0 where it has not
   * @param window 0 where it is not known
   */
  static List<String> lines(List<AgentEvent> history, int used, int window) {
    SequencedMap<String, Integer> characters = sections(history);
    int whole = characters.values().stream().mapToInt(Integer::intValue).sum();
    int tokens = 0 < used ? used : whole / Budget.CHARACTERS_PER_TOKEN;
    List<String> lines = new ArrayList<>();
    characters.forEach((section, length) -> {
      if (0 < length) {
        lines.add(line(section, (int) ((long) tokens * length / Math.max(1, whole)), window));
      }
    });
    lines.add(line("together", tokens, window));
    if (0 < window) {
      var budget = new Budget(window);
      lines.add(
          String.format(
              Locale.ROOT,
              "The window has %,d tokens; above %,d the conversation is shortened.",
              window,
              budget.compactAbove()));
    }
    return lines;
  }

  private static SequencedMap<String, Integer> sections(List<AgentEvent> history) {
    SequencedMap<String, Integer> sections = new LinkedHashMap<>();
    sections.put("instructions", 0);
    sections.put(TOOLS, tools(history));
    for (Message message : Transcript.of(history).messages()) {
      String section =
          switch (message) {
            case Message.Instructions _ -> "instructions";
            case Message.User _ -> "requests";
            case Message.Assistant _ -> "replies";
            case Message.ToolReply reply -> "results of " + reply.tool();
          };
      sections.merge(section, Prompt.characters(List.of(message)), Integer::sum);
    }
    return sections;
  }

  /** What a prompt has besides its messages. */
  private static int tools(List<AgentEvent> history) {
    int tools = 0;
    var transcript = new Transcript();
    for (AgentEvent event : history) {
      if (event instanceof AgentEvent.ModelAsked asked) {
        tools = Math.max(0, asked.characters() - Prompt.characters(transcript.messages()));
      }
      transcript.accept(event);
    }
    return tools;
  }

  private static String line(String section, int tokens, int window) {
    String share =
        window == 0 ? "" : String.format(Locale.ROOT, "%5.1f%%", 100.0 * tokens / window);
    return String.format(Locale.ROOT, "%-24s %,8d tokens  %s", section, tokens, share)
        .stripTrailing();
  }
}
