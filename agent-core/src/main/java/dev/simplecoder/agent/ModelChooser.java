package dev.simplecoder.agent;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Progress;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Role;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Says which model a task goes to. */
public interface ModelChooser {

  /** Blocks while a model that was not asked before is made ready. */
  Chosen choose(Role role, Task task, Progress progress) throws InterruptedException;

  /**
   * A model and the decision that led to it.
   *
   * @param settings with which it is asked, by name: another one would be another arm
   * @param probability with which this model was chosen, in (0, 1]
   * @param why one line for the person
   */
  record Chosen(
      String decisionId,
      Model model,
      SequencedMap<String, String> settings,
      double probability,
      String why) {
    public Chosen {
      settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
      if (!(0 < probability && probability <= 1)) {
        throw new IllegalArgumentException("a probability in (0, 1], not " + probability);
      }
    }

    /** That it was chosen for a role. */
    AgentEvent.ModelChosen event(Role role) {
      return new AgentEvent.ModelChosen(
          decisionId, role, model.id(), model.contextWindow(), settings, probability, why);
    }
  }
}
