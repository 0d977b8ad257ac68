package dev.simplecoder.app.arm;

import dev.simplecoder.agent.dialect.DialectName;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What came of one dialect.
 *
 * @param marks of the questions that were asked; a dialect that fails is not asked all of them
 */
public record Trial(DialectName dialect, Map<Question, Mark> marks) {

  public Trial {
    var copy = new EnumMap<Question, Mark>(Question.class);
    copy.putAll(marks);
    marks = Collections.unmodifiableMap(copy);
  }

  /** Whether a task can be done in it, if only with whole files. */
  public boolean isUsable() {
    return Stream.of(Question.READ, Question.ANSWER, Question.WRITE).allMatch(this::survived);
  }

  /** Whether nothing failed or had to be mended. */
  public boolean isWhole() {
    return Stream.of(Question.values()).allMatch(question -> marks.get(question) == Mark.PASSED);
  }

  public boolean survived(Question question) {
    return marks.getOrDefault(question, Mark.FAILED).isGood();
  }

  public int survivors() {
    return (int) marks.values().stream().filter(Mark::isGood).count();
  }

  int points() {
    return marks.values().stream().mapToInt(Mark::points).sum();
  }
}
