package dev.simplecoder.app.models;

import dev.simplecoder.agent.model.Reply.Reason;
import java.util.Locale;

/** Why a request brought no reply. */
record Fault(Reason reason, String detail) {

  /** What a status other than 200 says; {@code message} is the server's own. */
  static Fault refused(int status, String address, String message) {
    String detail = address + " answered " + status + (message.isEmpty() ? "" : ": " + message);
    return new Fault(reason(status, message.toLowerCase(Locale.ROOT)), detail);
  }

  /** An error in place of a piece of a reply. */
  static Fault inStream(String address, String message) {
    return new Fault(
        saysTooLong(message.toLowerCase(Locale.ROOT)) ? Reason.CONTEXT_FULL : Reason.SERVER_ERROR,
        address + " failed in the middle of the reply: " + message);
  }

  private static Reason reason(int status, String message) {
    if (500 <= status) {
      return Reason.SERVER_ERROR;
    }
    if (status == 404 && message.contains("model")) {
      return Reason.UNKNOWN_MODEL;
    }
    return (status == 400 || status == 413) && saysTooLong(message)
        ? Reason.CONTEXT_FULL
        : Reason.REFUSED;
  }

  /** The words of Ollama, llama.cpp, vLLM and LM Studio for a prompt that does not fit. */
  private static boolean saysTooLong(String message) {
    return message.contains("context")
        && (message.contains("exceed")
            || message.contains("maximum context")
            || message.contains("overflow")
            || message.contains("too long")
            || message.contains("truncat"));
  }
}
