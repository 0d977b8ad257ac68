package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplecoder.agent.model.Arguments;

/** The arguments of a call as they go back to the model. */
final class CallArguments {

  private CallArguments() {}

  /**
   * What the model is shown of its own call: what it wrote if that is an object, else what was read
   * from it.
   */
  static ObjectNode shown(Arguments arguments) {
    return JsonTree.object(arguments.text())
        .orElseGet(() -> {
          ObjectNode object = JsonTree.empty();
          arguments.values().forEach(object::put);
          return object;
        });
  }

  /** The same as text: the model's own, where it is an object. */
  static String shownText(Arguments arguments) {
    return JsonTree.object(arguments.text()).isPresent()
        ? arguments.text()
        : shown(arguments).toString();
  }
}
