package dev.simplecoder.app.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

  @ParameterizedTest
  @CsvSource({
    "'', http://127.0.0.1:11434",
    "0.0.0.0, http://127.0.0.1:11434",
    "0.0.0.0:11434, http://127.0.0.1:11434",
    ":8080, http://127.0.0.1:8080",
    "gpu-box, http://gpu-box:11434",
    "gpu-box:1234, http://gpu-box:1234",
    "192.168.1.7:1234/, http://192.168.1.7:1234",
    "http://gpu-box, http://gpu-box:80",
    "https://gpu-box, https://gpu-box:443",
    "https://gpu-box/ollama/, https://gpu-box:443/ollama",
    "[::1]:11434, http://[::1]:11434",
    "[::]:11434, http://127.0.0.1:11434",
    "::1, http://[::1]:11434"
  })
  void ollamaHostIsReadAsOllamaReadsIt(String host, URI address) {
    assertEquals(Optional.of(address), ServerAddress.ollamaHost(host));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://gpu-box", "gpu box", "http://", "http:///x", "a:b:c d"})
  void whatIsNoAddressIsNone(String host) {
    assertEquals(Optional.empty(), ServerAddress.ollamaHost(host));
  }

  @Test
  void anAddressNeedsItsScheme() {
    assertEquals(Optional.empty(), ServerAddress.parse("gpu-box:1234"));
    assertEquals(
        Optional.of(URI.create("http://gpu-box:1234/v1")),
        ServerAddress.parse(" http://gpu-box:1234/v1/ "));
  }

  @Test
  void theRootIsWithoutVersion() {
    assertEquals(URI.create("http://a:1"), ServerAddress.root(URI.create("http://a:1/v1/")));
    assertEquals(URI.create("http://a:1"), ServerAddress.root(URI.create("http://a:1")));
  }
}
