package dev.simplecoder.app.settings;

/** How models are asked. */
public enum Protocol {
  /** As what answers understands; where nothing does, by our own engine. */
  AUTO,
  OLLAMA,
  OPENAI,
  /** No server is asked: our own engine runs files of this machine. */
  ENGINE
}
