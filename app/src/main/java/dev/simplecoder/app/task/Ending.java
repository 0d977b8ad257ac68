package dev.simplecoder.app.task;

import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.app.review.ChangeReview;
import dev.simplecoder.app.shell.ExitCode;

/** How a task's end looks to the shell that started the program. */
final class Ending {

  private Ending() {}

  static ExitCode of(Stop stop, ChangeReview.Verdict verdict) {
    return switch (stop) {
      case Stop.Done _ ->
          switch (verdict) {
            case APPLIED, NOTHING_TO_APPLY -> ExitCode.DONE;
            case NOT_APPLIED, UNDECIDED -> ExitCode.NOT_DONE;
            case WITHHELD -> ExitCode.WITHHELD;
          };
      case Stop.Planned _ -> ExitCode.DONE;
      case Stop.NoAnswer _, Stop.Stuck _, Stop.PlanRejected _, Stop.PlanFailed _ ->
          ExitCode.NOT_DONE;
      case Stop.Limit _, Stop.BudgetSpent _ -> ExitCode.LIMIT;
      case Stop.ModelFailed _ -> ExitCode.MODEL;
      case Stop.Interrupted _ -> ExitCode.INTERRUPTED;
    };
  }
}
