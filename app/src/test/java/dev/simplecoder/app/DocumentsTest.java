package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say of the code is so. */
class DocumentsTest {

  private static final Path ROOT = Path.of("..");

  /** {@code SomethingTest} or {@code SomethingIT}, with or without a method. */
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`");

  @Test
  void everyTestThatAnInvariantNamesIsThere() throws IOException {
    Map<String, String> tests = tests();
    List<String> missing = new ArrayList<>();
    int named = 0;
    Matcher matcher = TEST.matcher(Files.readString(ROOT.resolve("ARCHITECTURE.md")));
    while (matcher.find()) {
      named++;
      String source = tests.getOrDefault(matcher.group(1), "");
      String method = matcher.group(2);
      if (source.isEmpty() || (method != null && !source.contains(" " + method + "("))) {
        missing.add(matcher.group());
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(20 < named, "tests named: " + named);
  }

  @Test
  void theArchitectureStaysReadable() throws IOException {
    assertTrue(Files.readAllLines(ROOT.resolve("ARCHITECTURE.md")).size() <= 250);
  }

  /** Simple names of the test classes with their sources. */
  private static Map<String, String> tests() throws IOException {
    Map<String, String> tests = new TreeMap<>();
    for (String module : List.of("agent-core", "tools", "rag", "router", "app")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
        for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          String name = file.getFileName().toString();
          if (name.endsWith(".java")) {
            tests.put(name.substring(0, name.length() - 5), Files.readString(file));
          }
        }
      }
    }
    return tests;
  }
}
