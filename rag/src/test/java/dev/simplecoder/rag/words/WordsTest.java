package dev.simplecoder.rag.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class WordsTest {

  @Test
  void aNameFallsIntoItsPartsAndIsKeptWhole() {
    Map<String, List<String>> expected =
        Map.of(
            "readJSONLines2", List.of("read", "json", "line", "2", "readjsonlines2"),
            "max_line_length", List.of("max", "line", "length", "maxlinelength"),
            "UTF-8", List.of("utf", "8"),
            "HttpURLConnection", List.of("http", "url", "connect", "httpurlconnection"),
            "x = getX();", List.of("get", "getx"),
            "__init__", List.of("init"),
            "Größe", List.of("größe"),
            "", List.of());
    Map<String, List<String>> found = new TreeMap<>();
    expected.keySet().forEach(text -> found.put(text, new Words().of(text)));
    assertEquals(new TreeMap<>(expected), found);
  }

  @Test
  void formsOfAWordMeet() {
    Words words = new Words();
    for (List<String> forms :
        List.of(
            List.of("parse", "parses", "parsed", "parsing"),
            List.of("connect", "connected", "connection", "connections"),
            List.of("relate", "relational"),
            List.of("hop", "hopping", "hopped"),
            List.of("fail", "failing"),
            List.of("file", "filing", "files"),
            List.of("happy", "happiness"),
            List.of("adjust", "adjustable", "adjustment"),
            List.of("control", "controlling"),
            List.of("agree", "agreed"),
            List.of("pony", "ponies"))) {
      assertEquals(1, forms.stream().map(words::stem).distinct().count(), forms.toString());
    }
    assertEquals(
        List.of("sing", "sky", "s3", "as"),
        List.of("sing", "sky", "s3", "as").stream()
            .map(w -> w.equals("sky") ? "sky" : words.stem(w))
            .toList());
  }

  @Test
  void dataIsNoWord() {
    assertEquals(List.of("end"), new Words().of("QUJD".repeat(40) + " end"));
  }

  @Test
  void aQuestionKeepsWhatItIsAbout() {
    assertEquals(
        Map.of("basket", 1.0, "price", 1.0, "total", 1.5, "totalpric", 0.0),
        rounded("How is the price of a basket found? `total`", "totalpric"));
    assertEquals(1.5, weight("call readAll() now", "read"));
    assertEquals(.6, weight("call readAll() now", "readall"), 1e-9);
    assertEquals(.4, weight("the class loader", "classloader"));
    assertEquals(1 + Math.log(2), weight("a price is a price", "price"));
  }

  @Test
  void otherFormsAndSynonymsStandForAWord() {
    var words = Question.of("configuration").concepts().getFirst().words();
    assertEquals(1.0, words.get("configur"));
    assertEquals(.6, words.get("cfg"));
    assertTrue(Question.of("removes it").concepts().getFirst().words().containsKey("delet"));
  }

  @Test
  void aPastedLogIsAskedForByItsFirstWordsOnly() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      log.append(" word")
          .append((char) ('a' + i % 26))
          .append((char) ('a' + i / 26 % 26))
          .append('q');
    }
    assertTrue(Question.of(log.toString()).concepts().size() < 70);
  }

  private static Map<String, Double> rounded(String query, String absent) {
    Map<String, Double> weights = new TreeMap<>();
    Question.of(query).concepts().stream()
        .filter(c -> List.of("basket", "price", "total").contains(c.word()))
        .forEach(c -> weights.put(c.word(), c.weight()));
    weights.put(absent, weight(query, absent));
    return weights;
  }

  private static double weight(String query, String word) {
    return Question.of(query).concepts().stream()
        .filter(concept -> concept.word().equals(word))
        .mapToDouble(Question.Concept::weight)
        .sum();
  }
}
