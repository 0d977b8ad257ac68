package dev.simplecoder.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OllamaHostTest {

  @ParameterizedTest
  @CsvSource({
    "box, http://box:11434",
    "box:80, http://box:80",
    ":5000, http://127.0.0.1:5000",
    "0.0.0.0, http://127.0.0.1:11434",
    "0.0.0.0:5000, http://127.0.0.1:5000",
    "[::], http://[::1]:11434",
    "[fe80::1]:5000, http://[fe80::1]:5000",
    "http://box, http://box:80",
    "https://box, https://box:443",
    "https://box:8443/ollama/, https://box:8443/ollama",
    "' box ', http://box:11434",
    "ftp://box, ftp://box",
  })
  void partsMayBeLeftOut(String text, String address) {
    assertEquals(address, OllamaHost.address(text));
  }
}
