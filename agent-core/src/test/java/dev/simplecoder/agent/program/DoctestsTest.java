package dev.simplecoder.agent.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DoctestsTest {

  private static List<String> in(String prompt) {
    return Doctests.in(prompt, "total").asserts();
  }

  @Test
  void callsWithTheirValuesAreTests() {
    assertEquals(
        List.of(
            "assert total([1, 2]) == 3",
            "assert total([]) == -0.5e3",
            "assert total(['a']) == ['a', (None, {\"b\": True})]"),
        in(
            """
            def total(prices):
                \""" Adds them up.
                >>> total([1, 2])
                3
                >>>   total([])
                -0.5e3
                >>> total(['a'])
                ['a', (None, {"b": True})]
                \"""
            """));
  }

  @Test
  void whatIsNoCallOfTheFunctionOrGivesNoPlainValueIsLeftOut() {
    assertEquals(
        List.of(),
        in(
            """
            >>> subtotal([1])
            1
            >>> total([1])
            >>> total([2])
            Traceback (most recent call last):
            >>> total([3])

            >>> total([4])
            [1,
             2]
            >>> total([5])
            os.remove('x')
            >>> total([6]) == 6; print(1)
            True
            total([7]) == 7
            >>> total([8])\
            """));
  }
}
