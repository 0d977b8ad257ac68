package dev.simplecoder.app.retrieval;

import dev.simplecoder.agent.TextBeside;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.rag.Hit;
import dev.simplecoder.tools.Passage;
import dev.simplecoder.tools.PassageText;
import java.util.ArrayList;
import java.util.List;

/** What a model is given of passages that were found for its task. */
final class RetrievedText {

  private static final String HEAD = TextBeside.of(RetrievedText.class, "retrieved.md").strip();

  private RetrievedText() {}

  /** As many of the first hits as {@code characters} hold, with what is said about them. */
  static Found of(List<Hit> hits, int characters) {
    List<Passage> shown =
        PassageText.clipped(
            hits.stream().map(RetrievedText::passage).toList(), characters - HEAD.length() - 2);
    if (shown.isEmpty()) {
      return new Found(List.of(), new AgentEvent.Retrieved(List.of(), ""));
    }
    List<AgentEvent.Retrieved.Passage> passages = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) { // clipping keeps the order
      Passage passage = shown.get(i);
      passages.add(
          new AgentEvent.Retrieved.Passage(
              passage.path(), passage.firstLine(), passage.lastLine(), hits.get(i).score()));
    }
    return new Found(
        shown, new AgentEvent.Retrieved(passages, HEAD + "\n\n" + PassageText.blocks(shown)));
  }

  static Passage passage(Hit hit) {
    return new Passage(hit.path(), hit.firstLine(), hit.lastLine(), hit.text());
  }
}
