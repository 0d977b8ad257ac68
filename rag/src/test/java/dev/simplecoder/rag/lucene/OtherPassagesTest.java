package dev.simplecoder.rag.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.rag.Explanation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What passages add to one another, by where they are. */
final class OtherPassagesTest {

  @Test
  void aTestSpeaksForTheSourceThatItIsNamedAfter() {
    Ranked.Passage basket = passage("src/Basket.java", 1, Role.SOURCE);
    Ranked.Passage other = passage("src/Account.java", 1, Role.SOURCE);
    Ranked.Passage weaker = passage("test/BasketTest.java", 2, Role.TEST);
    Ranked.Passage best = passage("test/BasketTest.java", 3, Role.TEST);
    NamesakeTests tests = NamesakeTests.of(List.of(basket, other, weaker, best));
    assertEquals(3, tests.worth(basket));
    assertEquals(0, tests.worth(other));
    assertEquals(0, tests.worth(best));
  }

  @Test
  void whatIsAddedIsPartOfTheScoreAndOfItsExplanation() {
    Ranked.Passage basket = passage("src/Basket.java", 1, Role.SOURCE);
    assertEquals(
        new Ranked.Passage(
            "src/Basket.java",
            1,
            40,
            1.5,
            basket.candidate(),
            Names.Said.NOTHING,
            List.of(new Explanation.Part("why", .5))),
        basket.and("why", .5));
    assertEquals(basket, basket.and("why", 0));
    assertEquals(-1, basket.and("why", -2).score());
  }

  private static Ranked.Passage passage(String path, double words, Role role) {
    Candidate candidate = new Candidate(0, 0, words, role, 1, 0);
    return new Ranked.Passage(path, 1, 40, words, candidate, Names.Said.NOTHING, List.of());
  }
}
