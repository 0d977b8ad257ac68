package dev.simplecoder.app.probe;

import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.ToolSpec;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.app.arm.Mark;
import dev.simplecoder.app.arm.Probed;
import dev.simplecoder.app.arm.Question;
import dev.simplecoder.app.arm.Trial;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks a model tiny questions in one dialect after another. */
public final class DialectProbe {

  /** Of the questions: records of another one are asked for again. */
  public static final int VERSION = 1;

  private final Function<DialectName, Model> inDialect;
  private final String instructions;
  private final List<ToolSpec> tools;
  private final InstantSource clock;
  private final Consumer<Usage> usages;

  /**
   * @param inDialect the model, asked in a dialect
   * @param instructions those of a task
   * @param tools all that a task can have
   * @param usages hears what each request took
   */
  public DialectProbe(
      Function<DialectName, Model> inDialect,
      String instructions,
      List<ToolSpec> tools,
      InstantSource clock,
      Consumer<Usage> usages) {
    this.inDialect = inDialect;
    this.instructions = instructions;
    this.tools = List.copyOf(tools);
    this.clock = clock;
    this.usages = usages;
  }

  /** Hears what is asked next. */
  @FunctionalInterface
  public interface Listener {
    void asking(DialectName dialect, Question question);
  }

  /**
   * Blocks until enough is known. Where no dialect brought a word from the model, it is not the
   * dialects that are at fault.
   *
   * @param program its version, for the record
   */
  public ProbeOutcome probe(
      List<DialectName> order, Extent extent, String program, Listener listener)
      throws InterruptedException {
    List<Trial> trials = new ArrayList<>();
    String broken = "no dialect to try";
    boolean said = false;
    for (DialectName dialect : order) {
      var asked = new Conversation(dialect, listener);
      Trial trial = asked.trial();
      if (asked.away) {
        return new ProbeOutcome.Broken(asked.detail);
      }
      broken = asked.detail;
      said |= asked.said;
      trials.add(trial);
      if (extent == Extent.FIRST && trial.isWhole()) {
        break;
      }
    }
    return said
        ? new ProbeOutcome.Complete(new Probed(VERSION, program, clock.instant(), trials))
        : new ProbeOutcome.Broken(broken);
  }

  /** The questions in one dialect; each goes on from the ones before, as a task does. */
  private final class Conversation {

    private final DialectName dialect;
    private final Model model;
    private final Listener listener;
    private final List<Message> messages =
        new ArrayList<>(List.of(new Message.Instructions(instructions)));
    private Message.Assistant last = new Message.Assistant("", List.of());
    private boolean said;
    private boolean away;
    private String detail = "";

    Conversation(DialectName dialect, Listener listener) {
      this.dialect = dialect;
      this.model = inDialect.apply(dialect);
      this.listener = listener;
    }

    /** Without edits there are whole files; without anything else the dialect is of no use. */
    Trial trial() throws InterruptedException {
      Map<Question, Mark> marks = new EnumMap<>(Question.class);
      for (Question question : Question.values()) {
        listener.asking(dialect, question);
        Mark mark = ask(question);
        marks.put(question, mark);
        if (away || mark == Mark.REFUSED || (!mark.isGood() && question != Question.EDIT)) {
          break;
        }
      }
      return new Trial(dialect, marks);
    }

    private Mark ask(Question question) throws InterruptedException {
      List<Message> before = List.copyOf(messages);
      messages.add(Questions.asked(question, last));
      Reply answered = model.ask(new Prompt(messages, tools), _ -> {});
      usages.accept(answered.usage());
      return switch (answered) {
        case Reply.Said reply -> {
          said = true;
          Mark mark = Questions.mark(question, reply.message());
          last = reply.message();
          settle(question, before);
          yield mark;
        }
        case Reply.Failed failed -> failed(failed);
      };
    }

    /** A change is not carried out, so the question after it begins where it began. */
    private void settle(Question question, List<Message> before) {
      if (question == Question.EDIT || question == Question.WRITE) {
        messages.clear();
        messages.addAll(before);
      } else {
        messages.add(last);
      }
    }

    /**
     * What a server says of one dialect is a result: that it does not take the tools, or that it
     * cannot read the calls, which some report as their own failure.
     */
    private Mark failed(Reply.Failed failed) {
      detail = failed.detail();
      return switch (failed.reason()) {
        case TRUNCATED -> {
          said = true;
          yield Mark.FAILED;
        }
        case REFUSED, SERVER_ERROR, MALFORMED -> Mark.REFUSED;
        case UNREACHABLE, UNKNOWN_MODEL, CONTEXT_FULL, CUT_OFF, TIMED_OUT -> {
          away = true;
          yield Mark.REFUSED;
        }
      };
    }
  }
}
