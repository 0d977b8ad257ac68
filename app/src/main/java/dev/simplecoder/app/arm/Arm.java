package dev.simplecoder.app.arm;

import dev.simplecoder.agent.EditFormat;
import dev.simplecoder.agent.dialect.DialectName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a model is asked, and where that came from.
 *
 * @param why one line for the person
 */
public record Arm(ArmSettings settings, String why) {

  private static final String SET = "as set";
  private static final String TRIED = "tried out";

  /** Also the order in which dialects are tried where a family is not known. */
  private static final List<DialectName> ALL =
      List.of(DialectName.NATIVE, DialectName.FENCED, DialectName.JSON);

  /**
   * Of the person's wishes, what was tried out, the family and what it can do, the first counts.
   */
  public static Arm of(Candidate model, Wishes wishes, @Nullable Probed probed) {
    Optional<Family> family = Family.of(model.name());
    Picked<DialectName> dialect = dialect(model, wishes, Optional.ofNullable(probed), family);
    Picked<EditFormat> edits = edits(wishes, Optional.ofNullable(probed), dialect.value, family);
    Picked<@Nullable Boolean> think = think(model, wishes, family);
    var settings = new ArmSettings(dialect.value, edits.value, think.value);
    return new Arm(
        settings,
        "%s (%s), %s (%s)%s"
            .formatted(
                ArmSettings.words(dialect.value),
                dialect.why,
                ArmSettings.words(edits.value),
                edits.why,
                think.why));
  }

  /** The dialects to try, best first. */
  public static List<DialectName> order(Candidate model) {
    return order(model, Family.of(model.name()));
  }

  /** Whether a model thinks, which is settled before anything is tried out. */
  public static @Nullable Boolean think(Candidate model, Wishes wishes) {
    return think(model, wishes, Family.of(model.name())).value;
  }

  private record Picked<T extends @Nullable Object>(T value, String why) {}

  private static List<DialectName> order(Candidate model, Optional<Family> family) {
    return family.map(Family::dialects).orElse(ALL).stream()
        .filter(dialect -> dialect != DialectName.NATIVE || model.takesTools())
        .toList();
  }

  private static Picked<DialectName> dialect(
      Candidate model, Wishes wishes, Optional<Probed> probed, Optional<Family> family) {
    if (wishes.dialect() != null) {
      return new Picked<>(wishes.dialect(), SET);
    }
    if (probed.isPresent()) {
      return probed
          .get()
          .chosen()
          .map(trial -> new Picked<>(trial.dialect(), TRIED))
          .orElse(new Picked<>(DialectName.FENCED, "since every trial failed"));
    }
    if (family.isPresent()) {
      return new Picked<>(order(model, family).getFirst(), usual(family.get()));
    }
    return model.takesTools()
        ? new Picked<>(DialectName.NATIVE, "since it has tools")
        : new Picked<>(DialectName.FENCED, "since it has no tools");
  }

  /** What was tried out can only take edits away: the question is easier than a task. */
  private static Picked<EditFormat> edits(
      Wishes wishes, Optional<Probed> probed, DialectName dialect, Optional<Family> family) {
    if (wishes.edits() != null) {
      return new Picked<>(wishes.edits(), SET);
    }
    Optional<Trial> trial = probed.flatMap(it -> it.of(dialect));
    if (trial.isPresent() && !trial.get().survived(Question.EDIT)) {
      return new Picked<>(EditFormat.WHOLE, TRIED);
    }
    return family
        .map(it -> new Picked<>(it.edits(), usual(it)))
        .orElse(new Picked<>(EditFormat.BY_SIZE, "by default"));
  }

  private static Picked<@Nullable Boolean> think(
      Candidate model, Wishes wishes, Optional<Family> family) {
    if (!model.thinks()) {
      return new Picked<>(
          null,
          wishes.think() == null
              ? ""
              : "; think is ignored, since the server does not list it for this model");
    }
    if (wishes.think() != null) {
      return new Picked<>(wishes.think(), thinking(wishes.think(), SET));
    }
    Boolean usual = family.map(Family::think).orElse(null);
    return usual == null
        ? new Picked<>(null, "")
        : new Picked<>(usual, thinking(usual, usual(family.get())));
  }

  private static String thinking(boolean on, String why) {
    return ", thinking " + (on ? "on" : "off") + " (" + why + ")";
  }

  private static String usual(Family family) {
    return "usual for " + family.name();
  }
}
