package dev.simplecoder.app.held;

import dev.simplecoder.agent.TextBeside;
import dev.simplecoder.app.gate.Gate;
import dev.simplecoder.app.gate.Judged;
import dev.simplecoder.app.gate.Verified.Words;
import dev.simplecoder.app.routing.OtherModels;
import dev.simplecoder.router.gate.Verdict;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The gate of a task's answer in words. It is shown whatever is expected of it: where something
 * speaks against it, another model may answer once, and what then still does is told below it.
 */
final class AnswerGate {

  private final Gate gate;
  private final Described described;
  private final TaskFacts task;
  private final AnswerFacts facts;
  private final OtherModels others;
  private final Consumer<String> notices;
  private @Nullable Judged judged;
  private String judgedText = "";
  private boolean isHandedOn;

  AnswerGate(
      Gate gate,
      Described described,
      TaskFacts task,
      AnswerFacts facts,
      OtherModels others,
      Consumer<String> notices) {
    this.gate = gate;
    this.described = described;
    this.task = task;
    this.facts = facts;
    this.others = others;
    this.notices = notices;
  }

  /**
   * Judges the answer; blocks while another model is opened.
   *
   * @param left how many others could answer in time
   * @return what another model is told; empty where the answer stays
   */
  Optional<String> judge(int left) throws InterruptedException {
    if (isNone()) {
      return Optional.empty();
    }
    Judged now = judged(isHandedOn ? 0 : left);
    if (now.verdict() != Verdict.ESCALATE || !others.handOn()) {
      return Optional.empty();
    }
    isHandedOn = true;
    judged = null;
    notices.accept(now.line() + "; another model answers");
    return Optional.of(
        TextBeside.of(AnswerGate.class, "doubted.md")
            .strip()
            .formatted(String.join(", ", now.reasons())));
  }

  /** There is nothing to judge where nothing was said, or a plan was carried out step by step. */
  private boolean isNone() {
    return facts.answer().isBlank() || task.isPlanned();
  }

  private Judged judged(int left) {
    Words words = facts.words();
    Judged now = gate.judge(described.of(facts, words, task, left));
    judged = now;
    judgedText = facts.answer();
    return now;
  }

  /** The task has ended with its answer, which the person sees: what speaks against it is told. */
  void end() {
    if (isNone()) {
      return;
    }
    Judged last = judged;
    Judged now = last != null && judgedText.equals(facts.answer()) ? last : judged(0);
    if (!now.verdict().passes()) {
      notices.accept(now.line());
      now.id().ifPresent(id -> gate.overrule(id, Gate.Overrule.ANSWER));
    }
  }
}
