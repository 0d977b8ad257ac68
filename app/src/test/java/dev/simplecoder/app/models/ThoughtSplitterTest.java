package dev.simplecoder.app.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.agent.model.Delta;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ThoughtSplitterTest {

  private record Parts(String thoughts, String text) {}

  @Test
  void splitsTheSameHoweverTheTextIsCut() {
    var random = new SplittableRandom(7);
    for (int round = 0; round < 2_000; round++) {
      assertEquals(
          new Parts("a <b> </thin c", "Text <think>no</think> end"),
          split("\n <think>a <b> </thin c</think>\n\nText <think>no</think> end", random),
          "round " + round);
      assertEquals(new Parts("", "<thin"), split("<thin", random), "round " + round);
      assertEquals(new Parts("", "a <think>b"), split("a <think>b", random), "round " + round);
      assertEquals(new Parts("never </", ""), split("<think>never </", random), "round " + round);
    }
  }

  private static Parts split(String whole, SplittableRandom random) {
    var splitter = new ThoughtSplitter();
    List<Delta> deltas = new ArrayList<>();
    for (int from = 0; from < whole.length(); ) {
      int to = Math.min(whole.length(), from + 1 + random.nextInt(6));
      deltas.addAll(splitter.accept(whole.substring(from, to)));
      from = to;
    }
    deltas.addAll(splitter.end());
    String text = joined(deltas, Delta.Text.class);
    assertEquals(text, splitter.text());
    return new Parts(joined(deltas, Delta.Thinking.class), text);
  }

  private static String joined(List<Delta> deltas, Class<? extends Delta> type) {
    return deltas.stream()
        .filter(type::isInstance)
        .map(delta ->
            switch (delta) {
              case Delta.Text(String text) -> text;
              case Delta.Thinking(String text) -> text;
              case Delta.Retrying _, Delta.WindowRaised _ -> "";
            })
        .collect(Collectors.joining());
  }
}
