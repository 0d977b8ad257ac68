package dev.simplecoder.app.engine;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.Pair;
import dev.simplecoder.app.engine.Question.Turn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A model in the memory of this process, by llama.cpp. It does one thing at a time; calls come from
 * one thread after the other.
 *
 * <p>What the binding cannot bear is kept from it: it ends the process for a schema that it does
 * not know or for log-probabilities, and goes on unconstrained after a grammar that does not parse.
 */
final class LlamaCpp implements AutoCloseable {

  /** Tokens that are read between two looks at whether somebody still wants to know. */
  private static final int BATCH = 512;

  /** About as many characters. */
  private static final int PIECE = 2_048;

  private static final String FAILED = "llama.cpp failed";

  private final LlamaModel model;
  private final int window;
  private String held = "";

  private LlamaCpp(LlamaModel model, int window) {
    this.model = model;
    this.window = window;
  }

  /** Hears a reply; an exception ends it. */
  interface Listener {

    /** Called between two pieces of the prompt. */
    void reading() throws IOException;

    /** A piece of the reply. */
    void said(String piece) throws IOException;
  }

  /**
   * What a reply took.
   *
   * @param cachedTokens of the prompt that had been read before, by comparison of the texts
   * @param isCut whether it ended since there was no room left
   */
  record Told(
      int promptTokens,
      int completionTokens,
      int cachedTokens,
      long prefillMillis,
      long decodeMillis,
      boolean isCut) {}

  /** Blocks until the weights are in memory. */
  static LlamaCpp load(Path gguf, int window) throws Refusal {
    var parameters =
        new ModelParameters()
            .setModel(gguf.toString())
            .setCtxSize(window)
            .setBatchSize(BATCH)
            .setParallel(1)
            .disableContextShift()
            .enableJinja();
    return new LlamaCpp(
        asked(() -> new LlamaModel(parameters), "llama.cpp cannot load " + gguf), window);
  }

  /** What llama.cpp would not do. */
  static final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;

    Refusal(String what, RuntimeException cause) {
      super(what + ": " + cause.getMessage(), cause);
    }
  }

  /** The binding's exception has no name that we could use. */
  private static <T> T asked(Supplier<T> question, String what) throws Refusal {
    try {
      return question.get();
    } catch (RuntimeException refused) {
      throw new Refusal(what, refused);
    }
  }

  int window() {
    return window;
  }

  int tokens(String text) {
    return model.encode(text).length;
  }

  /**
   * The conversation as the template of the model's file has it. The template is given marks in
   * place of the texts: the binding loses characters beyond the basic plane and all after a NUL.
   */
  String prompt(List<Turn> turns) throws Refusal {
    String instructions = "";
    List<Pair<String, String>> messages = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      switch (turns.get(i).speaker()) {
        case SYSTEM -> instructions = mark(i);
        case USER -> messages.add(new Pair<>("user", mark(i)));
        case ASSISTANT -> messages.add(new Pair<>("assistant", mark(i)));
      }
    }
    var parameters = new InferenceParameters("").setMessages(instructions, messages);
    String prompt =
        asked(
            () -> model.applyTemplate(parameters),
            "the model's template takes no such conversation");
    for (int i = 0; i < turns.size(); i++) {
      prompt = prompt.replace(mark(i), turns.get(i).text().replace('\0', '\ufffd'));
    }
    return prompt;
  }

  private static String mark(int turn) {
    return "<<<turn-" + turn + ">>>";
  }

  /** Blocks until the reply has ended. */
  Told reply(String prompt, Question question, Listener listener) throws IOException {
    int promptTokens = tokens(prompt);
    String known = common(prompt, held);
    held = "";
    long start = System.nanoTime();
    for (int end = known.length() + PIECE; end < prompt.length(); end += PIECE) {
      listener.reading();
      read(prompt.substring(0, whole(prompt, end)));
    }
    listener.reading();
    int most = Math.min(question.mostTokens(), window - promptTokens - 1);
    var reply = new StringBuilder();
    int pieces = 0;
    long first = 0;
    InferenceParameters parameters = parameters(prompt, question, most);
    LlamaIterator outputs = asked(() -> model.generate(parameters).iterator(), FAILED);
    while (outputs.hasNext()) {
      LlamaOutput output = asked(outputs::next, FAILED);
      first = first == 0 ? System.nanoTime() : first;
      pieces++;
      reply.append(output.text);
      say(output.text, outputs, listener);
    }
    held = prompt + reply;
    int completionTokens = Math.max(pieces - 1, tokens(reply.toString()));
    return new Told(
        promptTokens,
        completionTokens,
        known.isEmpty() ? 0 : Math.min(promptTokens - 1, tokens(known)),
        (first - start) / 1_000_000,
        (System.nanoTime() - first) / 1_000_000,
        most <= completionTokens);
  }

  private static void say(String piece, LlamaIterator outputs, Listener listener)
      throws IOException {
    try {
      listener.said(piece);
    } catch (IOException unheard) {
      outputs.cancel();
      throw unheard;
    }
  }

  /** Reads a beginning of the prompt, which stays in the cache. */
  private void read(String beginning) throws Refusal {
    var parameters = new InferenceParameters(beginning).setCachePrompt(true).setNPredict(0);
    LlamaIterator outputs = asked(() -> model.generate(parameters).iterator(), FAILED);
    while (outputs.hasNext()) {
      asked(outputs::next, FAILED);
    }
  }

  private static InferenceParameters parameters(String prompt, Question question, int most) {
    var parameters =
        new InferenceParameters(prompt)
            .setCachePrompt(true)
            .setNPredict(most)
            .setTemperature((float) question.temperature());
    question.seed().ifPresent(parameters::setSeed);
    question.grammar().ifPresent(parameters::setGrammar);
    return parameters;
  }

  /** No character is cut in two. */
  private static int whole(String text, int end) {
    return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
  }

  private static String common(String one, String other) {
    int end = 0;
    int most = Math.min(one.length(), other.length());
    while (end < most && one.charAt(end) == other.charAt(end)) {
      end++;
    }
    return one.substring(0, end);
  }

  @Override
  public void close() {
    model.close();
  }
}
