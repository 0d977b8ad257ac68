package dev.simplecoder.agent.dialect;

import java.util.Optional;

/**
 * The first line of a block that calls a tool.
 *
 * @param name empty if the line names no tool
 * @param rest words behind the name, which do not belong there
 * @param mended what was wrong with it, if it can mean one thing only; otherwise empty
 */
record BlockHead(FenceLine fence, String name, String rest, String mended) {

  private static final String WORD = "tool";

  static Optional<BlockHead> of(FenceLine fence, KnownTools tools) {
    String info = fence.info();
    if (fence.mark() != '`' || info.isEmpty()) {
      return Optional.empty();
    }
    if (tools.has(info)) {
      return Optional.of(new BlockHead(fence, info, "", "a block without the word tool"));
    }
    if (info.equals(WORD)) {
      return Optional.of(new BlockHead(fence, "", "", ""));
    }
    if (info.startsWith(WORD + ' ')) {
      return Optional.of(split(fence, info.substring(WORD.length()).strip(), ""));
    }
    for (String other : new String[] {"tool:", "tool=", "tool_call ", "tool_call:"}) {
      if (info.startsWith(other)) {
        String mended = "a block that began with " + other.strip();
        return Optional.of(split(fence, info.substring(other.length()).strip(), mended));
      }
    }
    return Optional.empty();
  }

  /** Whether the block is a call even where an example was announced. */
  boolean isCanonical() {
    return mended.isEmpty();
  }

  private static BlockHead split(FenceLine fence, String words, String mended) {
    int end = 0;
    while (end < words.length() && CallJson.isOfName(words.charAt(end))) {
      end++;
    }
    return new BlockHead(fence, words.substring(0, end), words.substring(end).strip(), mended);
  }
}
