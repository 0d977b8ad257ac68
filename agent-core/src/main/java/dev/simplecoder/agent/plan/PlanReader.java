package dev.simplecoder.agent.plan;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a plan from what a model wrote: JSON, also in a fence or in the middle of prose and cut
 * off, or a list with numbers or bullets. Takes linear time and never fails.
 */
public final class PlanReader {

  private static final Pattern THOUGHT = Pattern.compile("(?s)<think>.*?(?:</think>|\\z)");
  private static final int MOST_CHARACTERS = 50_000;

  private PlanReader() {}

  /** What came of reading. */
  public sealed interface Read {

    record Made(Plan plan) implements Read {}

    /**
     * There is no plan in it.
     *
     * @param why in words that finish "the plan could not be used: "
     */
    record Unusable(String why) implements Read {}
  }

  public static Read read(String written) {
    String cut = written.substring(0, Math.min(MOST_CHARACTERS, written.length()));
    String text = THOUGHT.matcher(cut).replaceAll("\n");
    List<Step> steps = steps(text);
    if (steps.isEmpty()) {
      return new Read.Unusable("it has no list of steps");
    }
    return Plan.MOST_STEPS < steps.size()
        ? new Read.Unusable(
            "it has %d steps, and %d are the most".formatted(steps.size(), Plan.MOST_STEPS))
        : new Read.Made(new Plan(steps));
  }

  /** A list may have JSON in its items. */
  private static List<Step> steps(String text) {
    List<Step> listed = ListedSteps.in(text);
    if (!listed.isEmpty() && text.stripLeading().startsWith(PlanText.FIRST)) {
      return listed;
    }
    List<Step> inJson = JsonSteps.in(text);
    return inJson.isEmpty() ? listed : inJson;
  }
}
