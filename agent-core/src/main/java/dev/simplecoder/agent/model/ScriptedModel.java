package dev.simplecoder.agent.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A model that gives prepared replies in order and remembers what it was asked. It runs the loop in
 * tests, and in {@code simplecoder demo}, where it says that it is one.
 */
public final class ScriptedModel implements Model {

  private static final Pattern AFTER_SPACE = Pattern.compile("(?<=\\s)");

  private final String id;
  private final int contextWindow;
  private final Deque<Reply> replies;
  private final List<Prompt> prompts = new ArrayList<>();

  public ScriptedModel(String id, int contextWindow, List<Reply> replies) {
    this.id = id;
    this.contextWindow = contextWindow;
    this.replies = new ArrayDeque<>(replies);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int contextWindow() {
    return contextWindow;
  }

  /** Streams the text word by word, as a server would. */
  @Override
  public Reply ask(Prompt prompt, Consumer<Delta> onDelta) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    prompts.add(prompt);
    Reply reply = replies.poll();
    if (reply == null) {
      throw new IllegalStateException(
          "the script of " + id + " has ended after " + (prompts.size() - 1) + " replies");
    }
    String text =
        switch (reply) {
          case Reply.Said said -> said.message().text();
          case Reply.Failed failed -> failed.partial();
        };
    AFTER_SPACE
        .splitAsStream(text)
        .filter(word -> !word.isEmpty())
        .forEach(word -> onDelta.accept(new Delta.Text(word)));
    return reply;
  }

  /** What was asked so far, oldest first. */
  public List<Prompt> prompts() {
    return List.copyOf(prompts);
  }
}
