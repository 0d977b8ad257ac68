package dev.simplecoder.tools.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.simplecoder.agent.program.Completer;
import dev.simplecoder.agent.program.Exercise;
import dev.simplecoder.agent.program.Extraction;
import dev.simplecoder.agent.program.PromptStyle;
import dev.simplecoder.agent.program.Rejected;
import dev.simplecoder.agent.program.VisibleTests;
import java.lang.reflect.Executable;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HiddenTestsTest {

  private static final String SECRET = "assert f(41) == 42";

  private static final Problem PROBLEM =
      new Problem(
          "own/1",
          new Exercise("def f(x):\n", "f", new VisibleTests(List.of("assert f(1) == 2"))),
          new HiddenTests("def check(candidate):\n    " + SECRET + "\n"));

  /** All that prompts are made from is text, and the visible tests. */
  @Test
  void anExerciseHasNoPlaceForThem() {
    assertEquals(
        List.of("String prompt", "String entryPoint", "VisibleTests tests"),
        components(Exercise.class));
    assertEquals(List.of("List asserts"), components(VisibleTests.class));
    assertEquals(List.of("String reply", "String complaint"), components(Rejected.class));
  }

  private static List<String> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map((RecordComponent part) -> part.getType().getSimpleName() + " " + part.getName())
        .toList();
  }

  @Test
  void nothingThatAsksAModelOrReadsItsReplyTakesThem() {
    List<Executable> callable = new ArrayList<>();
    for (Class<?> type : List.of(PromptStyle.class, Completer.class, Extraction.class)) {
      callable.addAll(List.of(type.getDeclaredMethods()));
      callable.addAll(List.of(type.getDeclaredConstructors()));
    }
    Set<Class<?>> hidden = Set.of(HiddenTests.class, Problem.class);
    assertEquals(
        List.of(),
        callable.stream()
            .flatMap(method -> Stream.of(method.getParameterTypes()))
            .filter(hidden::contains)
            .toList());
  }

  @ParameterizedTest
  @EnumSource(PromptStyle.class)
  void noPromptHoldsThem(PromptStyle style) {
    assertFalse(style.prompt(PROBLEM.exercise()).toString().contains("41"));
  }

  @Test
  void noWordsAboutAProblemHoldThem() {
    assertFalse(PROBLEM.toString().contains("41"), PROBLEM.toString());
  }
}
