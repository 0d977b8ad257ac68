package dev.simplecoder.router.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.Arm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationTest {

  private final Population shipped = Population.shipped();

  @Test
  void moreParametersAreExpectedToSolveMore() {
    double before = 0;
    for (double billions : new double[] {0, 0.5, 1.5, 3, 7, 14, 32}) {
      double rate = shipped.rate(new Arm("qwen2.5-coder", "qwen2.5-coder", billions, false));
      assertTrue(before < rate && rate < 1, billions + ": " + rate);
      before = rate;
    }
  }

  @Test
  void coderModelsAreExpectedToSolveMoreThanTheirSizeSays() {
    double coder = shipped.rate(new Arm("deepseek-coder:6.7b", "deepseek-coder", 6.7, false));
    double unknown = shipped.rate(new Arm("something:6.7b", "", 6.7, false));
    assertTrue(unknown + 0.1 < coder, unknown + ", " + coder);
  }

  @ParameterizedTest
  @CsvSource({
    "qwen2.5-coder:7b, qwen2.5-coder",
    "hf.co/someone/Qwen2.5-Coder-1.5B-GGUF:Q4_K_M, qwen2.5-coder",
    "codeqwen:7b-chat, codeqwen",
    "llama3.1:8b, llama3",
    "granite-code:3b, granite",
    "my own model, my"
  })
  void aFamilyIsReadFromTheNameOfAModel(String model, String family) {
    assertEquals(family, shipped.family(model));
  }

  @Test
  void whatIsWrittenIsWhatIsRead() {
    assertEquals(shipped, Population.read(String.join("\n", shipped.lines())));
  }
}
