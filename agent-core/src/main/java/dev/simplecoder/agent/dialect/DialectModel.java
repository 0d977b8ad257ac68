package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.model.Delta;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A model that is asked in its dialect, so that its replies hold calls whatever it wrote. */
public final class DialectModel implements Model {

  private final Model model;
  private final Dialect dialect;

  public DialectModel(Model model, Dialect dialect) {
    this.model = model;
    this.dialect = dialect;
  }

  @Override
  public String id() {
    return model.id();
  }

  @Override
  public int contextWindow() {
    return model.contextWindow();
  }

  @Override
  public Reply ask(Prompt prompt, Consumer<Delta> onDelta) throws InterruptedException {
    var shown = new Shown(prompt, onDelta);
    return switch (model.ask(dialect.word(prompt), shown)) {
      case Reply.Said said -> {
        Message.Assistant read = read(prompt, said.message());
        shown.showRest(read.text());
        yield new Reply.Said(read, said.usage());
      }
      case Reply.Failed failed -> failed;
    };
  }

  /** The reply is the truth, and not its pieces: it is read again as a whole. */
  private Message.Assistant read(Prompt prompt, Message.Assistant said) {
    ReplyReader reader = dialect.reader(prompt.tools());
    String shown = reader.accept(said.text());
    ReplyReader.Read read = reader.end(said.calls());
    assert read.text().startsWith(shown) : "shown \"" + shown + "\", read " + read;
    List<ToolCall> calls = new ArrayList<>(said.calls());
    Set<String> used = prompt.callIds();
    for (ReplyReader.Wish wish : read.calls()) {
      String id = prompt.newCallId("text", calls.size(), used);
      calls.add(new ToolCall(id, wish.name(), wish.arguments()));
    }
    String written = said.text().substring(0, said.text().length() - read.madeUp());
    return new Message.Assistant(read.text(), calls, written);
  }

  /** Hands on what is for the person. */
  private final class Shown implements Consumer<Delta> {

    private final Prompt prompt;
    private final Consumer<Delta> onDelta;
    private final StringBuilder shown = new StringBuilder();
    private ReplyReader reader;

    Shown(Prompt prompt, Consumer<Delta> onDelta) {
      this.prompt = prompt;
      this.onDelta = onDelta;
      this.reader = dialect.reader(prompt.tools());
    }

    @Override
    public void accept(Delta delta) {
      switch (delta) {
        case Delta.Text(String piece) -> {
          String text = reader.accept(piece);
          show(text);
        }
        case Delta.Retrying _, Delta.WindowRaised _ -> {
          reader = dialect.reader(prompt.tools());
          shown.setLength(0);
          onDelta.accept(delta);
        }
        case Delta.Thinking _ -> onDelta.accept(delta);
      }
    }

    /** What was held back until it was clear that it is no call. */
    void showRest(String text) {
      if (text.startsWith(shown.toString())) {
        show(text.substring(shown.length()));
      }
    }

    private void show(String text) {
      shown.append(text);
      if (!text.isEmpty()) {
        onDelta.accept(new Delta.Text(text));
      }
    }
  }
}
