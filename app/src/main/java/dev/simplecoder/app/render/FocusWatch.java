package dev.simplecoder.app.render;

import dev.simplecoder.app.gate.Label.Focus;

/** Whether the terminal has the person's attention, from when this is made until it is closed. */
public interface FocusWatch extends AutoCloseable {

  /** Where nothing tells. */
  FocusWatch NONE =
      new FocusWatch() {
        @Override
        public Focus focus() {
          return Focus.UNKNOWN;
        }

        @Override
        public void close() {}
      };

  /** By what the terminal has said so far. */
  Focus focus();

  @Override
  void close();
}
