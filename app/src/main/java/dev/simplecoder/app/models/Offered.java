package dev.simplecoder.app.models;

import java.util.List;

/** The models of a server that a task could use. */
public sealed interface Offered {

  /** These, best first. */
  record Some(List<Choice.One> models) implements Offered {
    public Some {
      models = List.copyOf(models);
      if (models.isEmpty()) {
        throw new IllegalArgumentException("no model");
      }
    }
  }

  /** None, and what to do. */
  record None(Problem problem) implements Offered {}
}
