package dev.simplecoder.app.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.app.render.Style;
import dev.simplecoder.rag.Explanation;
import dev.simplecoder.rag.Explanation.Part;
import dev.simplecoder.rag.Hit;
import java.util.List;
import org.junit.jupiter.api.Test;

class HitLinesTest {

  @Test
  void thePartsAddUpAsTheyAreShown() {
    var parts = List.of(new Part("a", 0.00004), new Part("b", 0.00004), new Part("c", -0.2));
    var hit = new Hit("a.py", 1, 1, "x\n", new Explanation(parts));
    assertEquals(
        List.of("    +0.0000  a", "    +0.0001  b", "    -0.2000  c", "    -0.1999  in all"),
        new HitLines("x", new Style(false, true, Style.UNLIMITED)).why(hit));
  }
}
