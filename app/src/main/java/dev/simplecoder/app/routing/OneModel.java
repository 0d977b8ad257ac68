package dev.simplecoder.app.routing;

import dev.simplecoder.agent.ModelChooser;
import dev.simplecoder.agent.Task;
import dev.simplecoder.agent.event.Progress;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Role;
import java.util.SequencedMap;

/** Always the same model: the one that the person named, or the first capable one. */
public final class OneModel implements ModelChooser {

  private final Model model;
  private final SequencedMap<String, String> settings;
  private final String why;

  /** {@code settings} are those of the arm; {@code why} is one line for the person. */
  public OneModel(Model model, SequencedMap<String, String> settings, String why) {
    this.model = model;
    this.settings = settings;
    this.why = why;
  }

  @Override
  public Chosen choose(Role role, Task task, Progress progress) {
    return new Chosen(task.id(), model, settings, 1.0, why);
  }
}
