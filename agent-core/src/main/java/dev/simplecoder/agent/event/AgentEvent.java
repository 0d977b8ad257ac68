package dev.simplecoder.agent.event;

import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.plan.Outcome;
import dev.simplecoder.agent.plan.Plan;
import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.agent.tool.ToolResult;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** One thing that happened. */
public sealed interface AgentEvent {

  /**
   * A process began to work on a session, be it new or an earlier one.
   *
   * @param workspace the real path of the folder that it is about
   * @param outputRoot the real path of the folder for changes
   */
  record SessionOpened(String session, String workspace, String outputRoot, String version)
      implements AgentEvent {}

  /** A task began; the messages of earlier tasks stay. */
  record TaskStarted(String taskId, String instructions, String request, Instant at)
      implements AgentEvent {}

  /**
   * The task that began last goes on where it was left: calls that have no result yet are made, and
   * limits count anew.
   */
  record TaskResumed(Instant at) implements AgentEvent {}

  /**
   * A model was chosen, with the probability of that choice (invariant: every choice carries it).
   *
   * @param settings those of the arm, such as {@code dialect}, {@code edits} and {@code num_ctx}
   */
  record ModelChosen(
      String decisionId,
      Role role,
      String model,
      int contextWindow,
      SequencedMap<String, String> settings,
      double probability,
      String why)
      implements AgentEvent {
    public ModelChosen {
      settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
    }
  }

  /**
   * A request went out. Until a piece of the reply comes, the model is loading or reading.
   *
   * @param characters of the prompt, as {@link dev.simplecoder.agent.model.Prompt#characters}
   *     counts
   */
  record ModelAsked(int messages, int characters) implements AgentEvent {}

  record TextDelta(String text) implements AgentEvent {}

  record ThinkingDelta(String text) implements AgentEvent {}

  /** The request goes out again after {@code delay}; pieces that came before are void. */
  record ModelRetrying(String why, Duration delay, int attempt) implements AgentEvent {}

  /** The model's window is longer from now on; pieces that came before are void. */
  record WindowRaised(int from, int to, String why) implements AgentEvent {}

  /**
   * The conversation is being made shorter, since it has come close to the window or the person
   * wants it.
   *
   * @param tokens it has now, as far as is known
   */
  record Compacting(int tokens, int window) implements AgentEvent {}

  /**
   * The conversation is shorter from now on; prompts begin anew.
   *
   * @param why what was done, and what could not be, in words for the person
   * @param usage what the summary took; {@link Usage#NONE} where no model wrote one
   */
  record Compacted(Cut cut, int tokensBefore, int tokensAfter, String why, Usage usage)
      implements AgentEvent {

    /** With a model's notes, where one was asked for them. */
    public static final String SUMMARIZED = "summarized";

    /** The model that was asked for notes had nothing to say. */
    public static final String NO_NOTES = "summarized without notes: the model wrote none";
  }

  /** The conversation stays as it is, and why. */
  record NotCompacted(String why, Usage usage) implements AgentEvent {}

  /** The reply is complete; it replaces the pieces. */
  record Answered(Message.Assistant message, Usage usage) implements AgentEvent {}

  /** {@code partial} is the text that had arrived. */
  record ModelFailed(Reply.Reason reason, String detail, String partial, Usage usage)
      implements AgentEvent {}

  /**
   * The person interrupted the model in the middle of its reply.
   *
   * @param partial the text that had arrived; some has
   */
  record ReplyCutOff(String partial) implements AgentEvent {}

  record ToolStarted(ToolCall call) implements AgentEvent {}

  /**
   * A call ended.
   *
   * @param action what was really begun, whatever came of it; null where nothing was, since the
   *     call could not be understood or was not allowed
   */
  record ToolEnded(ToolCall call, ToolResult result, Duration took, @Nullable Action action)
      implements AgentEvent {

    /** Where nothing was begun. */
    public ToolEnded(ToolCall call, ToolResult result, Duration took) {
      this(call, result, took, null);
    }
  }

  /**
   * A file's new text is staged. Where this is the last that was recorded, the call that staged it
   * has no result, and it counts for nothing.
   *
   * @param beforeSha256 of the file on the disk, as hexadecimal digits; empty where there is none
   * @param after null where the file is as on the disk again
   */
  record Staged(WorkspacePath path, String beforeSha256, @Nullable String after)
      implements AgentEvent {}

  /** The loop said something to the model in the person's place. */
  record Nudged(String text) implements AgentEvent {}

  /**
   * As many replies have come as such tasks usually take, and the last ones brought nothing
   * further. The task ends soon unless the next ones do.
   *
   * @param why where the number comes from, in words for the person
   * @param told what the model is told
   */
  record BudgetReached(int steps, String why, String told) implements AgentEvent {}

  /** What happens to a plan. */
  sealed interface OfPlan extends AgentEvent {}

  /**
   * There is a plan for the task at hand. It replaces one that was not begun.
   *
   * @param why whose plan it is, in words for the person
   * @param usage what making it took; {@link Usage#NONE} where the person made it
   */
  record PlanMade(Plan plan, String why, Usage usage) implements OfPlan {

    /** As a model wrote it. */
    public static final String AS_WRITTEN = "";

    /** As the person has changed it. */
    public static final String EDITED = "as you have edited it";
  }

  /**
   * A step of the plan is begun, or tried again.
   *
   * @param number from 1
   * @param told what the model is told
   */
  record StepStarted(int number, String told) implements OfPlan {}

  /**
   * An attempt at a step has ended.
   *
   * @param number from 1
   * @param why what bears the outcome out, in words for the person
   */
  record StepEnded(int number, Outcome outcome, String why) implements OfPlan {}

  /**
   * The rest of the plan is another from now on.
   *
   * @param plan all of it, with the steps before {@code number} as they were
   * @param number of the first step that is new, from 1
   * @param why what was wrong with the plan before, in words for the person
   */
  record Replanned(Plan plan, int number, String why, Usage usage) implements OfPlan {}

  /** The final answer claims what did not happen: each claim, and what speaks against it. */
  record ClaimsUnsupported(List<Claim> claims) implements AgentEvent {
    public ClaimsUnsupported {
      claims = List.copyOf(claims);
    }

    /**
     * A claim of an answer.
     *
     * @param text its words in the answer
     * @param why what speaks against it, in words for the person
     */
    public record Claim(String text, String why) {}
  }

  /**
   * What the task would change was tried out, since its final answer was there.
   *
   * @param took in this task; what was known of exactly this state already takes no time
   */
  record Verified(Evidence evidence, Duration took) implements AgentEvent {}

  /**
   * A repair has not made it better, so the files are again as they were before it; what was shown
   * of that state holds.
   */
  record RepairTakenBack(Evidence evidence) implements AgentEvent {}

  record TaskEnded(Stop stop, int steps, Duration took) implements AgentEvent {}

  /** What the task would change, as data and as a unified diff. */
  record ChangesProposed(ChangeSet changes, String diff) implements AgentEvent {}

  /** The changes are on the disk. */
  record ChangesApplied(List<WorkspacePath> paths, String undoId) implements AgentEvent {
    public ChangesApplied {
      paths = List.copyOf(paths);
    }
  }

  /** The changes are not on the disk, and why. */
  record ChangesDropped(String why) implements AgentEvent {}

  /**
   * The changes are held back, since they are hardly worth the person's time; they are not on the
   * disk.
   *
   * @param id by which the person asks for them
   * @param estimate how probable it is that the person wants them
   * @param bar what that would have to be above
   * @param why what speaks against them, in words for the person
   */
  record ChangesWithheld(
      String id, ChangeSet changes, String diff, double estimate, double bar, String why, Next next)
      implements AgentEvent {

    /** What becomes of the task. */
    public enum Next {
      /** The files are as before it, and another model tries. */
      ANOTHER_MODEL,
      /** It is over, and the changes are kept. */
      KEPT
    }
  }

  /**
   * Passages of files were found for the task that begins next.
   *
   * @param text what the model is given of them, after the request
   */
  record Retrieved(List<Passage> passages, String text) implements AgentEvent {
    public Retrieved {
      passages = List.copyOf(passages);
    }

    /**
     * Some lines of a file.
     *
     * @param firstLine from 1
     * @param lastLine included
     * @param score how well they fit; higher is better, comparable within one search only
     */
    public record Passage(String path, int firstLine, int lastLine, double score) {}
  }
}
