package dev.simplecoder.app.render;

/** The colours that are used; no other sequence ever reaches a terminal. */
public enum Ink {
  BOLD("1"),
  DIM("2"),
  ITALIC("3"),
  UNDERLINED("4"),
  RED("31"),
  GREEN("32"),
  YELLOW("33"),
  CYAN("36");

  private static final String RESET = "\033[0m";

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  /** One line of visible text in this colour. */
  String on(String line) {
    return "\033[" + code + "m" + line + RESET;
  }
}
