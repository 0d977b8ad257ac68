package dev.simplecoder.app.render;

/** How the text of a reply is shown while it comes. For one reply after the other. */
public interface Prose {

  /** As it is. */
  Prose PLAIN =
      new Prose() {
        @Override
        public String next(String piece) {
          return piece;
        }

        @Override
        public String end() {
          return "";
        }

        @Override
        public boolean holdsBack() {
          return false;
        }
      };

  /** What can be shown by now; {@code piece} is visible text. */
  String next(String piece);

  /** What was held back, since the text ends here. */
  String end();

  /** Whether text is held back until it can be shown whole, so that no line is ever open. */
  boolean holdsBack();
}
