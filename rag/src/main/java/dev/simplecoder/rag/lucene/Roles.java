package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.words.Question;
import dev.simplecoder.rag.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells what a file is there for by its path, and which roles a question asks for. */
final class Roles {

  private static final Map<Role, Set<String>> FOLDERS =
      Map.of(
          Role.TEST,
          Set.of(
              "test",
              "tests",
              "testing",
              "spec",
              "specs",
              "__tests__",
              "testdata",
              "testsuite",
              "it",
              "its",
              "fixture",
              "fixtures",
              "e2e",
              "mock",
              "mocks",
              "__mocks__"),
          Role.DOCUMENTATION,
          Set.of("doc", "docs", "documentation", "site", "website", "man"),
          Role.EXAMPLE,
          Set.of(
              "example",
              "examples",
              "sample",
              "samples",
              "demo",
              "demos",
              "tutorial",
              "tutorials",
              "benchmark",
              "benchmarks",
              "bench",
              "benches"));

  /** As stems, of the words in a question. */
  private static final Map<Role, Set<String>> ASKED =
      Map.of(
          Role.TEST,
          Set.of("test", "spec", "fixtur", "mock"),
          Role.DOCUMENTATION,
          Set.of("doc", "document", "readm", "changelog", "manual", "guid"),
          Role.EXAMPLE,
          Set.of("exampl", "sampl", "demo", "tutori", "benchmark"));

  private static final Set<String> TEST_WORDS = Set.of("test", "tests", "spec", "specs");
  private static final Set<String> PROSE =
      Set.of("md", "markdown", "adoc", "rst", "txt", "html", "htm");
  private static final Set<String> DATA =
      Set.of(
          "json",
          "yaml",
          "yml",
          "toml",
          "xml",
          "properties",
          "csv",
          "ini",
          "cfg",
          "lock",
          "svg",
          "css",
          "tmpl",
          "gradle",
          "kts",
          "mod");

  private Roles() {}

  static Role of(String path) {
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    String lower = path.substring(0, Math.max(0, slash)).toLowerCase(Locale.ROOT);
    List<String> folders = List.of(lower.split("/", -1));
    if (holds(Role.TEST, folders) || isTestName(name)) {
      return Role.TEST;
    }
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (PROSE.contains(extension) || holds(Role.DOCUMENTATION, folders)) {
      return Role.DOCUMENTATION;
    }
    if (holds(Role.EXAMPLE, folders)) {
      return Role.EXAMPLE;
    }
    return DATA.contains(extension) || name.indexOf('.') <= 0 ? Role.DATA : Role.SOURCE;
  }

  /** Whether a question is about files of this role as well. */
  static boolean asked(Role role, Question question) {
    return question.speaksOf(ASKED.getOrDefault(role, Set.of()));
  }

  /** In {@code core-tests} a part of the name tells; {@code site-packages} is no documentation. */
  private static boolean holds(Role role, List<String> folders) {
    Set<String> names = FOLDERS.getOrDefault(role, Set.of());
    for (String folder : folders) {
      if (names.contains(folder)) {
        return true;
      }
      for (String part : folder.split("[-_.]", -1)) {
        if (3 < part.length() && role != Role.DOCUMENTATION && names.contains(part)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * What a test is about and what a source is, in the same form: {@code basket} for {@code
   * BasketTest.java}, {@code test_basket.py} and {@code basket.go}.
   */
  static String subject(String path) {
    List<String> parts = nameParts(path.substring(path.lastIndexOf('/') + 1));
    int first = 1 < parts.size() && isTestWord(parts.getFirst()) ? 1 : 0;
    int last = parts.size();
    last -= first + 1 < last && isTestWord(parts.getLast()) ? 1 : 0;
    return Words.whole(parts.subList(first, last));
  }

  /**
   * Its name begins or ends with the word: {@code test_x.py}, {@code XTests.java}, {@code
   * x.spec.ts}.
   */
  private static boolean isTestName(String name) {
    List<String> parts = nameParts(name);
    return !parts.isEmpty() && (isTestWord(parts.getFirst()) || isTestWord(parts.getLast()));
  }

  private static List<String> nameParts(String name) {
    int dot = name.lastIndexOf('.');
    return Words.parts(0 < dot ? name.substring(0, dot) : name);
  }

  private static boolean isTestWord(String part) {
    return TEST_WORDS.contains(part.toLowerCase(Locale.ROOT));
  }
}
