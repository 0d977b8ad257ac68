package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.dialect.ReplyReader.Wish;
import java.util.Optional;

/** Knows by its beginning which line may begin a call. */
final class Openings {

  private final KnownTools tools;
  private final CallJson json;
  private final MadeUpResult madeUp;

  Openings(KnownTools tools, ArgumentsReader reader) {
    this.tools = tools;
    this.json = new CallJson(tools, reader);
    this.madeUp = new MadeUpResult(tools);
  }

  /** Whether a line that begins so may yet begin a call or a block of code. */
  static boolean areOpen(CharSequence text, int from) {
    int at = indented(text, from);
    if (FenceLine.MOST_INDENT < at - from) {
      return false;
    }
    if (at == text.length()) {
      return true;
    }
    char c = text.charAt(at);
    return c == 'A' ? mayBeAction(text, at) : 0 <= "`~<{[".indexOf(c);
  }

  /** Whether the model goes on in the name of the loop. */
  boolean isMadeUp(String line, int from) {
    return madeUp.begins(line, from);
  }

  /** The tool that a block calls that begins in this line as the model was told. */
  Optional<String> calledIn(String line) {
    return FenceLine.of(line, 0)
        .flatMap(fence -> BlockHead.of(fence, tools))
        .filter(BlockHead::isCanonical)
        .map(BlockHead::name)
        .filter(tools::has);
  }

  /** Whether the call has a text that may be a whole file. */
  boolean hasLongText(Wish call) {
    return tools.named(call.name()).flatMap(KnownTools::longText).isPresent();
  }

  /** What begins in this line, if anything but a block of code does. */
  Optional<Envelope> at(String line, int from) {
    int at = indented(line, from);
    if (at == line.length() || FenceLine.MOST_INDENT < at - from) {
      return Optional.empty();
    }
    return switch (line.charAt(at)) {
      case '`' -> FenceLine.of(line, from).flatMap(this::fenced);
      case '<', '[', '{' -> tagged(line, at);
      case 'A' ->
          ReActStep.begins(line, at, tools) ? Optional.of(new ReActStep(json)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<Envelope> fenced(FenceLine fence) {
    Optional<BlockHead> head = BlockHead.of(fence, tools);
    if (head.isPresent()) {
      return Optional.of(new ToolBlock(head.get(), tools, json));
    }
    return JsonFence.begins(fence) ? Optional.of(new JsonFence(fence, json)) : Optional.empty();
  }

  private Optional<Envelope> tagged(String line, int at) {
    if (FunctionTag.begins(line, at)) {
      return Optional.of(new FunctionTag(tools, json));
    }
    if (DeepSeekCalls.begin(line, at)) {
      return Optional.of(new DeepSeekCalls(json));
    }
    Optional<Envelope> tag = Tag.at(line, at).map(found -> new JsonTag(found, tools, json));
    return tag.isPresent() || !BareJson.begins(line, at) ? tag : Optional.of(new BareJson(json));
  }

  private static int indented(CharSequence text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ' && at - from <= FenceLine.MOST_INDENT) {
      at++;
    }
    return at;
  }

  private static boolean mayBeAction(CharSequence text, int at) {
    int length = Math.min(ReActStep.ACTION.length(), text.length() - at);
    return ReActStep.ACTION.contentEquals(text.subSequence(at, at + length))
        || ReActStep.ACTION.startsWith(text.subSequence(at, at + length).toString());
  }
}
