package dev.simplecoder.agent;

import dev.simplecoder.agent.Guard.Verdict;
import dev.simplecoder.agent.event.Progress;
import java.util.Map;
import java.util.Objects;

/** What the loop may have to say to the model; the words stand in {@code nudges.md}. */
enum Nudge {
  EMPTY,
  REPEATED,
  CYCLE,
  IDLE,
  UNWRITTEN,
  ANNOUNCED,
  CALL_AS_TEXT,
  FILE_AS_TEXT,
  REMINDER,
  BUDGET,
  UNCONFIRMED;

  private static final Map<String, String> TEXTS = Sections.of("nudges.md");
  private static final String PLACE = "%s";

  /** The nudge, with {@code about} in its place where it has one. */
  Verdict say(String about) {
    return new Verdict.Nudge(text(about));
  }

  String text(String about) {
    return template().replace(PLACE, about);
  }

  /** Whether the task has had this nudge already, whatever it was about. */
  boolean wasSaid(Progress progress) {
    return progress.nudges().stream().anyMatch(this::isSaidBy);
  }

  /** Whether a text is this nudge, whatever it is about. */
  boolean isSaidBy(String text) {
    return text.startsWith(template().split(PLACE, 2)[0]);
  }

  private String template() {
    return Objects.requireNonNull(TEXTS.get(name()), this::name);
  }
}
