package dev.simplecoder.app.retrieval;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.rag.Hit;
import dev.simplecoder.tools.Passage;
import dev.simplecoder.tools.PassageText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a model is given of passages that were found for its task. */
final class RetrievedText {

  private RetrievedText() {}

  /** As many of the first hits as {@code characters} hold, with what is said about them. */
  static Found of(List<Hit> hits, int characters) throws IOException {
    String head = head();
    List<Passage> shown =
        PassageText.clipped(
            hits.stream().map(RetrievedText::passage).toList(), characters - head.length() - 2);
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
        shown, new AgentEvent.Retrieved(passages, head + "\n\n" + PassageText.blocks(shown)));
  }

  static Passage passage(Hit hit) {
    return new Passage(hit.path(), hit.firstLine(), hit.lastLine(), hit.text());
  }

  private static String head() throws IOException {
    try (InputStream in = RetrievedText.class.getResourceAsStream("retrieved.md")) {
      byte[] text = Objects.requireNonNull(in, "retrieved.md").readAllBytes();
      return new String(text, StandardCharsets.UTF_8).strip();
    }
  }
}
