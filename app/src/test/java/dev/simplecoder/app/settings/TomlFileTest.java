package dev.simplecoder.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.app.settings.Kind.Shape;
import dev.simplecoder.app.settings.TomlFile.Entry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TomlFileTest {

  private final TomlFile file = new TomlFile(Path.of("config.toml"));

  @Test
  void eachKeyKnowsItsLine() {
    assertEquals(
        List.of(
            new Entry("a", 2, Shape.TEXT, "x # no comment"),
            new Entry("b", 4, Shape.LIST, ""),
            new Entry("c", 9, Shape.TEXT, "a = 1\nd = 2\n"),
            new Entry("e f", 13, Shape.FLAG, "true"),
            new Entry("g", 14, Shape.TABLE, ""),
            new Entry("h", 15, Shape.DECIMAL, "1.5"),
            new Entry("t", 17, Shape.TABLE, "")),
        file.entries(
            """
            # first
            a = "x # no comment" # comment

            b = [
              1,
              [2]
            ]
            # c = 1
            c = \"""
            a = 1
            d = 2
            \"""
            "e f" = true
            g.h = 1
            h = 1.5

            [t]
            a = 1
            """));
  }

  @Test
  void endsOfLinesMayBeOfWindows() {
    assertEquals(
        List.of(new Entry("a", 2, Shape.WHOLE, "1"), new Entry("b", 3, Shape.WHOLE, "2")),
        file.entries("\r\na = 1\r\nb = 2\r\n"));
  }

  @Test
  void aValueOfManyLinesDoesNotTakeLong() {
    String text = "a = 1\nb = \"\"\"" + "x\n".repeat(30_000) + "\"\"\"\nc = 3\n";
    assertEquals(
        List.of("a 1", "b 1", "c 1"),
        file.entries(text).stream().map(it -> it.key() + " " + it.line()).toList());
  }
}
