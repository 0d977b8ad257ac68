package dev.simplecoder.tools.apply;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.util.List;

/** Why a transition could not go on. */
sealed interface Obstacle {

  String words();

  record Refused(Unwritable reason) implements Obstacle {
    @Override
    public String words() {
      String detail = reason.detail().isEmpty() ? "" : ", " + reason.detail();
      return reason.where() + ": " + reason.why().what() + detail;
    }
  }

  record Changed(List<WorkspacePath> paths) implements Obstacle {
    public Changed {
      paths = List.copyOf(paths);
    }

    @Override
    public String words() {
      return Wording.list(paths) + " changed meanwhile";
    }
  }

  record Damage(String what) implements Obstacle {
    @Override
    public String words() {
      return what;
    }
  }
}
