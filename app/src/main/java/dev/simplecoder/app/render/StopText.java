package dev.simplecoder.app.render;

import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.model.Reply;
import java.util.List;

/**
 * Why a task ended and what to do next, for the person. The texts need not be safe to show: details
 * are a server's.
 *
 * @param what one line; empty where there is nothing to say
 * @param next a line for each thing to do
 */
record StopText(String what, List<String> next) {

  private static final String DEFAULT_MODEL = "qwen2.5-coder:7b";
  private static final String ANOTHER_MODEL = "try another model: -m MODEL";

  StopText {
    next = List.copyOf(next);
  }

  /**
   * @param model the chosen one's id; empty where none was chosen
   */
  static StopText of(Stop stop, String model) {
    return switch (stop) {
      case Stop.Done() -> new StopText("", List.of());
      case Stop.NoAnswer() ->
          new StopText(
              "the model had nothing to say, also when asked again",
              List.of("say the task in other words, or " + ANOTHER_MODEL));
      case Stop.Limit(String what) -> new StopText("reached the limit of " + what, limit(what));
      case Stop.Stuck(String how) ->
          new StopText(
              "the model went round in circles: " + how,
              List.of("say which file to look at, or " + ANOTHER_MODEL));
      case Stop.BudgetSpent(int steps, String why) ->
          new StopText(
              "used up %d steps, %s, and the last ones brought nothing further"
                  .formatted(steps, why),
              List.of(
                  "allow more with --max-steps N, or say which file to look at",
                  "or " + ANOTHER_MODEL));
      case Stop.Planned() -> new StopText("", List.of());
      case Stop.PlanRejected() -> new StopText("you did not want this plan", List.of());
      case Stop.PlanFailed(String how) ->
          new StopText(
              how, List.of("say the task in other words or smaller parts, or " + ANOTHER_MODEL));
      case Stop.ModelFailed failed -> new StopText(failed.detail(), next(failed.reason(), model));
      case Stop.Interrupted() -> new StopText("interrupted", List.of());
    };
  }

  private static List<String> limit(String what) {
    String more =
        what.endsWith(" steps")
            ? "allow more with --max-steps N"
            : what.endsWith(" tokens")
                ? "use a larger window (num_ctx, see simplecoder config), or a model that has one"
                    + " (-m MODEL)"
                : "allow more with --timeout TIME";
    return List.of(more + ", or ask for less at once");
  }

  private static List<String> next(Reply.Reason reason, String model) {
    return switch (reason) {
      case UNREACHABLE ->
          List.of(
              "start a model server and get a model:",
              "  ollama serve",
              "  simplecoder models pull " + (model.isEmpty() ? DEFAULT_MODEL : model),
              "or name another server with --base-url URL");
      case UNKNOWN_MODEL ->
          List.of(
              "get the model: simplecoder models pull " + (model.isEmpty() ? DEFAULT_MODEL : model),
              "or " + ANOTHER_MODEL);
      case REFUSED -> List.of("the request was not sent again; " + ANOTHER_MODEL);
      case SERVER_ERROR -> List.of("look at the server's log, then try again");
      case CONTEXT_FULL ->
          List.of("ask for less at once, or use a model with a larger window: -m MODEL");
      case TRUNCATED -> List.of("ask for less at once: the reply ended at its length limit");
      case MALFORMED ->
          List.of("check that --base-url is a model server's; a proxy may have answered instead");
      case CUT_OFF -> List.of("the server may have run out of memory; look at its log, try again");
      case TIMED_OUT ->
          List.of(
              "the model may be too large for this machine; " + ANOTHER_MODEL,
              "or wait longer: first_token_timeout, idle_timeout and timeout of simplecoder config");
    };
  }
}
