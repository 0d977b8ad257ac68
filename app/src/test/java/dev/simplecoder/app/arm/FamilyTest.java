package dev.simplecoder.app.arm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.simplecoder.agent.dialect.DialectName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamilyTest {

  @ParameterizedTest
  @CsvSource({
    "qwen2.5-coder:7b, qwen2.5-coder",
    "hf.co/unsloth/Qwen3-Coder-30B-A3B-Instruct-GGUF:UD-Q4_K_XL, qwen3-coder",
    "qwen3:8b, qwen3",
    "hf.co/bartowski/Meta-Llama-3.1-8B-Instruct-GGUF:Q4_K_M, llama3.1",
    "llama3:8b, llama3",
    "llama3.2:3b, llama3.2",
    "codellama:7b, codellama",
    "deepseek-coder-v2:16b, deepseek-coder",
    "deepseek-r1:8b-0528-qwen3-q4_K_M, deepseek-r1",
    "mistralai_Devstral-Small-2507_gguf, devstral",
    "mistral-nemo:12b, mistral",
    "phi4-mini:3.8b, phi",
    "dolphin-mixtral:8x7b, mixtral",
    "codegemma:7b, codegemma",
    "gemma3:4b, gemma",
    "gpt-oss:20b, gpt-oss",
    "granite4:3b, granite",
    "smollm2:1.7b, smollm",
    "starcoder2:3b, starcoder",
  })
  void aModelIsFoundByAWordOfItsName(String model, String family) {
    assertEquals(Optional.of(family), Family.of(model).map(Family::name));
  }

  @ParameterizedTest
  @CsvSource({"training", "dolphin:7b", "sqwen3:8b", "qwen3/other:1b"})
  void aModelOfNoFamilyIsNotTakenForOne(String model) {
    assertEquals(Optional.empty(), Family.of(model));
  }

  @Test
  void everyLineIsReachedHasASourceAndADialectForModelsWithoutTools() {
    for (Family family : Family.all()) {
      assertEquals(Optional.of(family), Family.of(family.name()));
      assertFalse(family.source().isBlank(), family::name);
      assertEquals(new HashSet<>(family.dialects()).size(), family.dialects().size());
      assertEquals(
          List.of(DialectName.FENCED, DialectName.JSON),
          family.dialects().stream().filter(it -> it != DialectName.NATIVE).toList());
    }
  }
}
