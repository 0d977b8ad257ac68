package dev.simplecoder.app.routing;

import dev.simplecoder.agent.event.AgentEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/** Opens each contender once. */
public final class OpenedArms {

  private final Opener opener;
  private final Map<String, OpenedArm> opened = new LinkedHashMap<>();

  public OpenedArms(Opener opener) {
    this.opener = opener;
  }

  /** Blocks while one that is new is tried out. */
  OpenedArm of(Contender contender) throws InterruptedException {
    OpenedArm known = opened.get(contender.id());
    if (known != null) {
      return known;
    }
    OpenedArm fresh = opener.open(contender);
    opened.put(contender.id(), fresh);
    return fresh;
  }

  /** All of them measure something. */
  void hear(AgentEvent event) {
    opened.values().forEach(arm -> arm.measurements().accept(event));
  }
}
