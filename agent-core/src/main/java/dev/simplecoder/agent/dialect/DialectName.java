package dev.simplecoder.agent.dialect;

/** The dialects that there are; their names are those of the settings. */
public enum DialectName {
  /** Calls over the server's own protocol. */
  NATIVE,
  /** Fenced blocks of text, in which the text of a file stands as it is. */
  FENCED,
  /** One JSON object, to which the server holds the model. */
  JSON
}
