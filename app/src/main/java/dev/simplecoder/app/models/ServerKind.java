package dev.simplecoder.app.models;

/** The protocol that a server speaks. */
public enum ServerKind {
  /** Ollama's own, at {@code /api}. */
  OLLAMA,
  /** OpenAI's, at {@code /v1}: llama.cpp server, LM Studio, vLLM and others. */
  OPEN_AI,
  /** OpenAI's, by our own engine on a socket of this machine. */
  ENGINE
}
