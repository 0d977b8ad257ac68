package dev.simplecoder.app.models;

import org.jspecify.annotations.Nullable;

/**
 * How many tokens a model is asked to hold.
 *
 * @param why so many, as a clause to add to another; empty where it is the usual number
 */
record Window(int tokens, String why) {

  /** Less than this is too little for the work; then a model is loaded again with more. */
  private static final int LEAST_WORTH_KEEPING = 8_192;

  /** One number for the whole session, since another one makes the server load the model again. */
  static Window of(ServedModel model, @Nullable Integer wanted) {
    int most = model.contextLength() == 0 ? Integer.MAX_VALUE : model.contextLength();
    ServedModel.Loaded loaded = model.loaded();
    if (wanted == null
        && loaded != null
        && LEAST_WORTH_KEEPING <= loaded.contextLength()
        && loaded.contextLength() <= most) {
      return new Window(loaded.contextLength(), "; window as loaded");
    }
    int asked = wanted == null ? ModelSettings.DEFAULT_CONTEXT_TOKENS : wanted;
    return asked <= most
        ? new Window(asked, wanted == null ? "" : "; window as set")
        : new Window(most, "; its longest window");
  }
}
