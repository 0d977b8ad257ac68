package dev.simplecoder.app.routing;

import dev.simplecoder.agent.model.Role;
import java.util.Locale;
import java.util.Optional;

/**
 * What models are good at and is learned by itself. To act and to repair is one piece of work, with
 * a matrix of who repairs whom.
 */
public enum Skill {
  WORK(Role.ACT),
  PLAN(Role.PLAN),
  NOTES(Role.COMPACT),
  ANSWER(Role.ANSWER);

  private final Role role;

  Skill(Role role) {
    this.role = role;
  }

  static Skill of(Role role) {
    return switch (role) {
      case ACT, REPAIR -> WORK;
      case PLAN -> PLAN;
      case COMPACT -> NOTES;
      case ANSWER -> ANSWER;
    };
  }

  /** By the word of a role in the log; empty where it is of no role of this program. */
  public static Optional<Skill> of(String role) {
    for (Role each : Role.values()) {
      if (word(each).equals(role)) {
        return Optional.of(of(each));
      }
    }
    return Optional.empty();
  }

  /** As the log has a role. */
  static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** That of its role, in the log. */
  public String word() {
    return word(role);
  }
}
