package dev.simplecoder.agent.dialect;

/** The dialects by their names. */
public final class Dialects {

  private Dialects() {}

  /**
   * The dialect of that name.
   *
   * @param json reads what a model wrote as JSON
   */
  public static Dialect of(DialectName name, ArgumentsReader json) {
    return switch (name) {
      case NATIVE -> new NativeDialect(json);
      case FENCED -> new FencedDialect(json);
      case JSON -> new JsonDialect(json);
    };
  }
}
