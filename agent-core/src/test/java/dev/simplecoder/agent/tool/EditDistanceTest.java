package dev.simplecoder.agent.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

  @ParameterizedTest
  @CsvSource({"kitten,sitting,3", "'',abc,3", "same,same,0", "readfile,read_file,1", "ab,ba,2"})
  void countsInsertionsDeletionsAndSubstitutions(String a, String b, int distance) {
    assertEquals(distance, EditDistance.between(a, b));
    assertEquals(distance, EditDistance.between(b, a));
  }
}
