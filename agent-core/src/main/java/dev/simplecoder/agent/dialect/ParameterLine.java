package dev.simplecoder.agent.dialect;

import java.util.Optional;

/** A line {@code name: value} of a block. */
record ParameterLine(String name, String value) {

  static Optional<ParameterLine> of(String line) {
    int colon = line.indexOf(':');
    String name = line.substring(0, Math.max(0, colon)).stripTrailing();
    boolean isName =
        !name.isEmpty()
            && name.chars().allMatch(c -> CallJson.isOfName((char) c))
            && !Character.isDigit(name.charAt(0));
    return isName
        ? Optional.of(new ParameterLine(name, line.substring(colon + 1).strip()))
        : Optional.empty();
  }
}
