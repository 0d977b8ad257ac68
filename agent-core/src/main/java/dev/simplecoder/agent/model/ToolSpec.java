package dev.simplecoder.agent.model;

import java.util.List;

/** What a model is told about a tool. */
public record ToolSpec(String name, String description, List<Parameter> parameters) {

  public ToolSpec {
    parameters = List.copyOf(parameters);
  }

  /** One named argument. */
  public record Parameter(String name, Type type, boolean required, String description) {}

  /** The types that a tool asks for; deliberately few, since small models fail at nested ones. */
  public enum Type {
    STRING,
    INTEGER,
    BOOLEAN
  }
}
