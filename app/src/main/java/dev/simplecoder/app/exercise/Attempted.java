package dev.simplecoder.app.exercise;

import dev.simplecoder.agent.program.Ending;
import dev.simplecoder.agent.program.Extracted;
import dev.simplecoder.router.reward.Sight;
import java.util.List;

/**
 * What came of an attempt.
 *
 * @param prompt what the model was asked, as it was sent
 * @param reply all that it wrote, also behind the point where enough was said
 * @param extracted the one program in it, or why there is none
 * @param complaint what the visible tests said in a few lines, for a repair; empty where they
 *     passed, and never of hidden ones. Untrusted: the program had a say in it
 * @param logProbabilities of the pieces of the reply, in their order; empty where the server does
 *     not say
 */
public record Attempted(
    String prompt,
    String reply,
    Ending ending,
    Extracted extracted,
    Verdict<Sight.Visible> visible,
    Verdict<Sight.Hidden> hidden,
    String complaint,
    Spent spent,
    List<LogProbability> logProbabilities) {

  public Attempted {
    logProbabilities = List.copyOf(logProbabilities);
  }
}
