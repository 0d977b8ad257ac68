package dev.simplecoder.app.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OllamaVersionTest {

  @ParameterizedTest
  @CsvSource({
    "0.1.48, false",
    "0.1.49-rc4, true",
    "0.2.0, true",
    "0.29.9, true",
    "0.30.0, false",
    "0.30.1, true",
    "v0.33.0-rc2, true",
    "1.0.0, true",
  })
  void theWholePromptIsCountedSince0149ButFor0300(String text, boolean whole) {
    assertEquals(Optional.of(whole), OllamaVersion.of(text).map(OllamaVersion::countsWholePrompts));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "1.2", "999999999999.0.0"})
  void whatIsNoVersionIsNone(String text) {
    assertEquals(Optional.empty(), OllamaVersion.of(text));
  }
}
