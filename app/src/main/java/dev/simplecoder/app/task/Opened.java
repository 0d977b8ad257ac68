package dev.simplecoder.app.task;

import dev.simplecoder.agent.ModelChooser;
import dev.simplecoder.agent.Verification;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.app.arm.Arm;
import dev.simplecoder.app.models.Problem;
import dev.simplecoder.app.routing.OneModel;
import dev.simplecoder.app.routing.OtherModels;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What came of looking for a model. */
public sealed interface Opened {

  /**
   * A model to ask, in its dialect.
   *
   * @param model the one that begins; its window and arm shape the task
   * @param chooser says it to the agent, and who goes on
   * @param checks puts what is to be decided after them behind the checks of the task
   * @param heard hears what happens in the task
   * @param others who could try too
   * @param request what is to be done, where the person has made it clearer; empty where it stays
   */
  record Ready(
      Model model,
      Arm arm,
      ModelChooser chooser,
      UnaryOperator<Verification> checks,
      EventSink heard,
      OtherModels others,
      Optional<String> request)
      implements Opened {

    /** Whether another task would get the same. */
    public boolean isForAnyTask() {
      return chooser instanceof OneModel;
    }

    /** The same, chosen through this. */
    public Ready choosing(ModelChooser through) {
      return new Ready(model, arm, through, checks, heard, others, request);
    }

    /** The same model for all of the task; {@code why} is one line for the person. */
    static Ready one(Model model, Arm arm, String why, EventSink measurements) {
      var settings = arm.settings().shown(model.contextWindow());
      return new Ready(
          model,
          arm,
          new OneModel(model, settings, why),
          UnaryOperator.identity(),
          measurements,
          OtherModels.NONE,
          Optional.empty());
    }
  }

  /** No model, and what to do. */
  record Refused(Problem problem) implements Opened {}
}
