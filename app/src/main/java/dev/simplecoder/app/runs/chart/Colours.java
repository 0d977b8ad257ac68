package dev.simplecoder.app.runs.chart;

/** Colours that people with colour blindness tell apart (Okabe and Ito 2008), without the black. */
final class Colours {

  private static final int[] ALL = {
    0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9, 0xa6761d
  };

  private Colours() {}

  /** As red, green and blue; from the eighth curve on they come again. */
  static int of(int curve) {
    return ALL[curve % ALL.length];
  }
}
