package dev.simplecoder.app.permission;

import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.agent.tool.Approver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Keeps an answer that lasts, for exactly what was asked. */
public final class RememberingApprover implements Approver {

  private final Approver person;
  private final Path workspace;
  private final Grants grants;
  private final Consumer<String> notices;

  /** {@code notices} takes one line for the person where an answer could not be kept. */
  public RememberingApprover(
      Approver person, Path workspace, Grants grants, Consumer<String> notices) {
    this.person = person;
    this.workspace = workspace;
    this.grants = grants;
    this.notices = notices;
  }

  @Override
  public Answer approve(Action action, String question) throws InterruptedException {
    Answer answer = person.approve(action, question);
    Wish.of(action, workspace).ifPresent(wish -> keep(wish, answer));
    return answer;
  }

  private void keep(Wish wish, Answer answer) {
    switch (answer) {
      case ONCE, NO -> {}
      case SESSION -> grants.addForSession(wish.kind(), wish.path());
      case PROJECT -> {
        try {
          grants.addForProject(wish.kind(), wish.path());
        } catch (IOException failed) {
          notices.accept("the permission holds for this session only: " + failed.getMessage());
        }
      }
    }
  }
}
