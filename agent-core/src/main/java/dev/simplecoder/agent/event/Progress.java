package dev.simplecoder.agent.event;

import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.plan.PlanState;
import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.agent.tool.ToolResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the task at hand has come.
 *
 * @param request what the person wants done
 * @param steps replies so far
 * @param idleSteps of them, those since the last call that succeeded and brought something new
 * @param calls calls that ended, with their results, oldest first
 * @param answer the last reply; empty before the first, and after a nudge until the next
 * @param nudges what the loop had to say to the model, in the stretch at hand
 * @param evidence the last that running the project's checks has shown; empty before the first run
 * @param usage of the last reply; {@link Usage#NONE} before the first
 * @param contextWindow of the chosen model, in tokens; 0 before the choice
 * @param estimatedTokens of the next prompt: what the server counted for the last exchange plus an
 *     estimate for what has been added since
 * @param replies of the model in the conversation as it stands, those to earlier tasks included
 * @param compactions the number of steps at each attempt to make the conversation shorter
 * @param plan of the task; empty where it is done in one go
 * @param stretch what of the task belongs to the plan's step at hand, or all of it
 */
public record Progress(
    Instant startedAt,
    String request,
    int steps,
    int idleSteps,
    List<Called> calls,
    Optional<Message.Assistant> answer,
    List<String> nudges,
    Optional<Evidence> evidence,
    Usage usage,
    int contextWindow,
    int estimatedTokens,
    int replies,
    List<Integer> compactions,
    Optional<PlanState> plan,
    Stretch stretch) {

  /** Attempts that come within fewer steps than this are in a row. */
  private static final int STEPS_APART = 3;

  public Progress {
    calls = List.copyOf(calls);
    nudges = List.copyOf(nudges);
    compactions = List.copyOf(compactions);
  }

  /** Replies in the stretch at hand. */
  public int stretchSteps() {
    return steps - stretch.firstReply();
  }

  /** Calls that ended in the stretch at hand. */
  public List<Called> stretchCalls() {
    return calls.subList(stretch.firstCall(), calls.size());
  }

  /**
   * Whether it is worth trying to make the conversation shorter: there is something to leave out,
   * and it was not tried twice in a row already.
   */
  public boolean mayCompact() {
    int attempts = compactions.size();
    boolean twice = 2 <= attempts && steps < compactions.get(attempts - 2) + STEPS_APART;
    return 0 < replies && !twice;
  }

  /**
   * A call and what came of it.
   *
   * @param action what was really begun; null where nothing was
   */
  public record Called(ToolCall call, ToolResult result, @Nullable Action action) {

    /** Whether {@code other} wished the same and got the same, so that nothing was learned. */
    public boolean sameAs(Called other) {
      return call.sameAs(other.call) && result.equals(other.result);
    }
  }
}
