package dev.simplecoder.app.held;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.app.gate.Label.Word;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReactionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ACCEPTED | Why does add fail? | Thanks, that helps",
        "ACCEPTED | Why does add fail? | perfect",
        "ACCEPTED | Why does add fail? | Great, now write a test",
        "ACCEPTED | Why does add fail? | thanks! why does sub not fail?",
        "REJECTED | Why does add fail? | Thanks, but that is not what I asked.",
        "REJECTED | Why does add fail? | Great. That's wrong too.",
        "CENSORED | Why does add fail? | thanks, but it still fails",
        "CENSORED | Why does add fail? | Exactly which line is it?",
        "CENSORED | Why does add fail? | Perfect numbers should be printed as well",
        "REJECTED | Why does add fail? | why does add fail",
        "REJECTED | Why does add fail? | I asked why add fails!",
        "REJECTED | Where is the port set in net/http.py? | where is that port set?",
        "REJECTED | Why does add fail? | That's not what I meant.",
        "REJECTED | Why does add fail? | no, look at the other file",
        "REJECTED | Why does add fail? | It is wrong, there is no such line.",
        "REJECTED | Why does add fail? | you did not read the file",
        "CENSORED | Why does a.py fail? | why does b.py fail?",
        "CENSORED | Why does parseInt fail? | why does parseLong fail?",
        "CENSORED | Why does add fail? | fix it",
        "CENSORED | Why does add fail? | now write a test",
        "CENSORED | What is it? | what is that?",
        "CENSORED | Why does add fail? | no tests please, only the fix",
        "CENSORED | '' | Why does add fail?"
      })
  void onlyWhoThanksAsksAgainOrComplainsSaysSomething(Word word, String earlier, String next) {
    assertEquals(word, Reaction.of(earlier, next));
  }
}
