package dev.simplecoder.app.settings;

import java.util.Optional;

/** Who says which model a task goes to, where the person names none. */
public sealed interface Routing {

  /** What was learned from earlier tasks. */
  record On() implements Routing {}

  /** The first capable model, always. */
  record Off() implements Routing {}

  /** The person, by the name of a model; what comes of it is learned from. */
  record Fixed(String model) implements Routing {}

  /** Empty where the text is none of these. */
  static Optional<Routing> read(String text) {
    return switch (text) {
      case "on" -> Optional.of(new On());
      case "off" -> Optional.of(new Off());
      default ->
          text.matches("fixed:\\p{Graph}{1,200}")
              ? Optional.of(new Fixed(text.substring("fixed:".length())))
              : Optional.empty();
    };
  }

  /** As it is read. */
  static String written(Routing routing) {
    return switch (routing) {
      case On _ -> "on";
      case Off _ -> "off";
      case Fixed(String model) -> "fixed:" + model;
    };
  }
}
