package dev.simplecoder.rag.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.rag.words.Question;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RolesTest {

  @ParameterizedTest
  @CsvSource({
    "src/main/java/shop/Basket.java, SOURCE",
    "lib/contest/latest.py, SOURCE",
    "venv/site-packages/a.py, SOURCE",
    "src/test/java/shop/Scene.java, TEST",
    "shop/BasketTest.java, TEST",
    "shop/test_basket.py, TEST",
    "basket_test.go, TEST",
    "basket.spec.ts, TEST",
    "shop-tests/a.c, TEST",
    "README.md, DOCUMENTATION",
    "docs/conf.py, DOCUMENTATION",
    "picture-examples/A.java, EXAMPLE",
    "benches/a.rs, EXAMPLE",
    "pom.xml, DATA",
    "Makefile, DATA",
  })
  void aPathTellsWhatAFileIsFor(String path, Role role) {
    assertEquals(role, Roles.of(path));
  }

  @ParameterizedTest
  @CsvSource({
    "which tests cover the basket, TEST",
    "document the shipping, DOCUMENTATION",
    "an example of a basket, EXAMPLE",
  })
  void aQuestionAsksForARoleByName(String query, Role asked) {
    Question question = Question.of(query);
    assertEquals(
        List.of(asked),
        Arrays.stream(Role.values()).filter(role -> Roles.asked(role, question)).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "src/ShoppingBasket.java, shoppingbasket",
    "test/ShoppingBasketTests.java, shoppingbasket",
    "tests/test_shopping_basket.py, shoppingbasket",
    "lib/basket.spec.ts, basket",
    "lib/test.js, test",
    "Test.java, test",
  })
  void aTestAndItsSubjectHaveTheSameSubject(String path, String subject) {
    assertEquals(subject, Roles.subject(path));
  }

  @Test
  void theNumberInTheIndexLeadsBackToTheRole() {
    for (Role role : Role.values()) {
      assertEquals(role, Role.numbered(role.number));
    }
  }
}
