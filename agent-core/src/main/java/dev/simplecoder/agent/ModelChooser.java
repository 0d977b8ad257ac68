package dev.simplecoder.agent;

import dev.simplecoder.agent.event.Progress;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Role;

/** Says which model a task goes to. */
public interface ModelChooser {

  Chosen choose(Role role, Task task, Progress progress);

  /**
   * A model and the decision that led to it.
   *
   * @param probability with which this model was chosen, in (0, 1]
   * @param why one line for the person
   */
  record Chosen(String decisionId, Model model, double probability, String why) {
    public Chosen {
      if (!(0 < probability && probability <= 1)) {
        throw new IllegalArgumentException("a probability in (0, 1], not " + probability);
      }
    }
  }
}
