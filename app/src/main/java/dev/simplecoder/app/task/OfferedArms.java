package dev.simplecoder.app.task;

import dev.simplecoder.app.models.Choice;
import dev.simplecoder.app.settings.Routing;
import dev.simplecoder.app.settings.RoutingKeys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Which of a server's models the person lets the router choose among. */
final class OfferedArms {

  private final Settings settings;
  private final Consumer<String> warnings;

  OfferedArms(Settings settings, Consumer<String> warnings) {
    this.settings = settings;
    this.warnings = warnings;
  }

  /** At least one; best first. */
  List<Choice.One> of(List<Choice.One> models) {
    List<String> wanted = settings.get(RoutingKeys.ARMS);
    List<Choice.One> arms =
        wanted.isEmpty()
            ? models
            : models.stream().filter(model -> wanted.contains(name(model))).toList();
    List<String> missing = new ArrayList<>(wanted);
    missing.removeAll(arms.stream().map(OfferedArms::name).toList());
    if (arms.isEmpty()) {
      throw new UserError(
          "the server has none of the models that arms names: " + String.join(", ", missing),
          "It has " + names(models) + ".");
    }
    if (!missing.isEmpty()) {
      warnings.accept("the server has no such arm: " + String.join(", ", missing));
    }
    if (settings.get(RoutingKeys.ROUTER) instanceof Routing.Fixed(String model)
        && arms.stream().noneMatch(arm -> name(arm).equals(model))) {
      throw new UserError(
          "the router has no model " + model + " to choose", "It has " + names(arms) + ".");
    }
    return arms;
  }

  private static String names(List<Choice.One> models) {
    return String.join(", ", models.stream().map(OfferedArms::name).toList());
  }

  private static String name(Choice.One model) {
    return model.model().name();
  }
}
