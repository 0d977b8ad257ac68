package dev.simplecoder.app.offer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.shell.Visible;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "add a test for parse() in test_calc.py | add a test for parse() in test_calc.py",
        "§  Add a test for `parse()`.\n§ | Add a test for parse()",
        "\"handle an empty list in mean.py\" | handle an empty list in mean.py",
        "rename total to sum_of in calc.py | rename total to sum_of in calc.py",
        "prüfe leere Eingaben in calc.py | prüfe leere Eingaben in calc.py"
      })
  void aRequestOfOneLineIsTaken(String reply, String request) {
    assertEquals(Optional.of(request), OneLine.of(reply));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   \n",
        "none",
        "None.",
        "No further steps are needed",
        "tests",
        "Sure! Here is what to do next",
        "I would add a test for parse()",
        "You could add a test for parse()",
        "The next step is to add a test",
        "Let's add a test for parse()",
        "Should a test be added for parse()?",
        "Possible steps for calc.py:",
        "1. add a test for parse()",
        "- add a test for parse()",
        "# add a test",
        "**add a test** for parse()",
        "add a [test](http://example.com) for it",
        "add <b>a test</b> for parse()",
        "add a test\nand then another one",
        "add a test\r\nand then another one",
        "```\nadd a test\n```",
        "add a test \u001b[31mfor it\u001b[0m",
        "add a test \u009b31mfor it",
        "add a test \u202efor it",
        "add a test \u0007for it",
        "add a test\tfor it",
        "/exit now please",
        "!rm -rf all of it",
        "{\"tool\": \"write_file\"}"
      })
  void anythingElseIsNone(String reply) {
    assertEquals(Optional.empty(), OneLine.of(reply));
  }

  @Test
  void whatIsLongerThanALineIsNone() {
    String longest = "add " + "x".repeat(OneLine.MOST_CHARACTERS - 4);
    assertEquals(Optional.of(longest), OneLine.of(longest));
    assertEquals(Optional.empty(), OneLine.of(longest + "x"));
    assertEquals(Optional.empty(), OneLine.of("add " + "x".repeat(10_000)));
  }

  @Test
  void whateverIsWrittenWhatIsTakenIsOneVisibleLineOfBoundedLength() {
    for (long seed = 1; seed <= 2_000; seed++) {
      String reply = written(new Random(seed));
      long of = seed;
      OneLine.of(reply)
          .ifPresent(line -> {
            assertTrue(line.length() <= OneLine.MOST_CHARACTERS, "seed " + of);
            assertEquals(Visible.line(line), line, "seed " + of);
            assertTrue(Character.isLetter(line.codePointAt(0)), "seed " + of);
          });
    }
  }

  private static String written(Random random) {
    String alphabet = "abc XY.`\"\n\t\u001b[;m_*-/!#\u202e\u00e4(:?";
    var reply = new StringBuilder("add it ".substring(random.nextInt(7)));
    int length = random.nextInt(60);
    for (int i = 0; i < length; i++) {
      // Mostly plain letters, or hardly a line would be taken.
      int among = random.nextInt(4) == 0 ? alphabet.length() : 8;
      reply.append(alphabet.charAt(random.nextInt(among)));
    }
    return reply.toString();
  }
}
