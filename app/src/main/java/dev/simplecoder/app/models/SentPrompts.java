package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplecoder.agent.model.Usage;

/** What a server was sent last, to tell how much of a prompt it has read before. */
final class SentPrompts {

  private String last = "";
  private int repeated;

  /** Takes the body of a request; the tools come before the messages, as in most templates. */
  void sends(String body) {
    ObjectNode tree = JsonTree.object(body).orElseThrow();
    String sent = tree.path("tools").toString() + tree.path("messages");
    repeated = commonStart(last, sent);
    last = sent;
  }

  /** How the latest prompt compares with the one before. */
  Usage.Reuse reuse(int cachedTokens) {
    return new Usage.Reuse(last.length(), repeated, cachedTokens);
  }

  /** The server has to read everything again. */
  void forget() {
    last = "";
  }

  private static int commonStart(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int same = 0;
    while (same < most && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same;
  }
}
