package dev.simplecoder.app.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the replay server does with one chat or pull request, step by step. */
public record OllamaReply(List<Step> steps) {

  /** Counts and times of a reply that does not say its own. */
  public static final Counts COUNTS = new Counts(100, 10, 0, 50, 200);

  public OllamaReply {
    steps = List.copyOf(steps);
  }

  /** One thing that the server sends or does. */
  public sealed interface Step {
    /** An answer with this status and {@code {"error": message}}, instead of a stream. */
    record Status(int code, String message) implements Step {}

    record Text(String piece) implements Step {}

    record Thinking(String piece) implements Step {}

    /** Calls in one piece of the stream. */
    record Calls(List<Call> calls) implements Step {
      public Calls {
        calls = List.copyOf(calls);
      }
    }

    /** A line as it stands, be it garbage. */
    record Raw(String line) implements Step {}

    /** {@code {"error": message}} in the middle of a stream. */
    record Failure(String message) implements Step {}

    /** Nothing is sent until the test releases the server, or the client goes. */
    record Hold() implements Step {}

    /** The last piece, with why it is the last. */
    record Done(String reason, Counts counts) implements Step {}

    /** The connection closes in the middle of the stream. */
    record Cut() implements Step {}
  }

  /** A call; {@code arguments} is JSON text or broken, {@code id} may be empty for none. */
  public record Call(String id, String name, String arguments) {}

  /**
   * Tokens, and times in milliseconds.
   *
   * @param cachedTokens null where the server does not say
   */
  public record Counts(
      int promptTokens,
      int completionTokens,
      int loadMillis,
      int prefillMillis,
      int decodeMillis,
      @Nullable Integer cachedTokens) {

    public Counts(
        int promptTokens,
        int completionTokens,
        int loadMillis,
        int prefillMillis,
        int decodeMillis) {
      this(promptTokens, completionTokens, loadMillis, prefillMillis, decodeMillis, null);
    }
  }

  /** A final answer, streamed word by word. */
  public static OllamaReply text(String text) {
    return of(pieces(text), done("stop"));
  }

  /** No text and no calls. */
  public static OllamaReply empty() {
    return of(List.of(), done("stop"));
  }

  /** A reply in a field of its own for what the model thinks. */
  public static OllamaReply thinking(String thinking, String text) {
    return of(List.of(new Step.Thinking(thinking), new Step.Text(text)), done("stop"));
  }

  public static OllamaReply toolCall(String name, Map<String, ?> arguments) {
    return toolCallOf(name, Json.text(arguments));
  }

  /** A call whose arguments are this text, be it JSON or broken. */
  public static OllamaReply toolCallOf(String name, String arguments) {
    return calls(new Call("", name, arguments));
  }

  /** Several calls in one piece of the stream. */
  public static OllamaReply calls(Call... calls) {
    return of(List.of(new Step.Calls(List.of(calls))), done("stop"));
  }

  /** Some text, then a call. */
  public static OllamaReply textAndCall(String text, String name, Map<String, ?> arguments) {
    List<Step> steps = new ArrayList<>(pieces(text));
    steps.add(new Step.Calls(List.of(new Call("", name, Json.text(arguments)))));
    return of(steps, done("stop"));
  }

  /** A refusal or failure: 404, 400, 500 … */
  public static OllamaReply status(int code, String message) {
    return new OllamaReply(List.of(new Step.Status(code, message)));
  }

  /** {@code {"error": message}} after some text. */
  public static OllamaReply errorAfter(String text, String message) {
    return of(pieces(text), new Step.Failure(message));
  }

  /** A line that is not of the protocol after some text. */
  public static OllamaReply garbageAfter(String text, String line) {
    return of(pieces(text), new Step.Raw(line));
  }

  /** The connection breaks after some text. */
  public static OllamaReply cutAfter(String text) {
    return of(pieces(text), new Step.Cut());
  }

  /** The reply ends at its length limit. */
  public static OllamaReply truncatedAfter(String text) {
    return of(pieces(text), done("length"));
  }

  /** Some text, and then nothing until the server is released. */
  public static OllamaReply hangAfter(String text) {
    return of(pieces(text), new Step.Hold(), done("stop"));
  }

  /** Not even a header until the server is released: a model that loads, or a server that hangs. */
  public static OllamaReply held(OllamaReply then) {
    return of(List.of(new Step.Hold()), then.steps().toArray(Step[]::new));
  }

  /** All of a pull, with one layer of this many bytes; nothing of it has to be awaited. */
  public static OllamaReply pull(long bytes) {
    return of(
        List.of(
            phase("pulling manifest"),
            layer(bytes, 0),
            layer(bytes, bytes / 2),
            layer(bytes, bytes),
            phase("verifying sha256 digest"),
            phase("writing manifest")),
        phase("success"));
  }

  /** What making a model of a file comes to. */
  public static OllamaReply create() {
    return of(List.of(phase("parsing GGUF"), phase("writing manifest")), phase("success"));
  }

  /** The beginning of a pull, up to the middle of its layer. */
  public static OllamaReply halfAPullThen(Step... last) {
    return of(List.of(phase("pulling manifest"), layer(1000, 0), layer(1000, 500)), last);
  }

  private static Step phase(String status) {
    return new Step.Raw(Json.object().put("status", status).toString());
  }

  private static Step layer(long total, long completed) {
    return new Step.Raw(
        Json.object()
            .put("status", "pulling 60e05f210007")
            .put("digest", "sha256:60e05f210007")
            .put("total", total)
            .put("completed", completed)
            .toString());
  }

  /** The same reply with other counts. */
  public OllamaReply with(Counts counts) {
    return new OllamaReply(
        steps.stream()
            .map(step -> step instanceof Step.Done(var why, _) ? new Step.Done(why, counts) : step)
            .toList());
  }

  private static Step done(String reason) {
    return new Step.Done(reason, COUNTS);
  }

  private static List<Step> pieces(String text) {
    return Arrays.stream(text.split("(?<=\\s)", -1))
        .filter(piece -> !piece.isEmpty())
        .<Step>map(Step.Text::new)
        .toList();
  }

  private static OllamaReply of(List<Step> steps, Step... last) {
    List<Step> all = new ArrayList<>(steps);
    all.addAll(List.of(last));
    return new OllamaReply(all);
  }
}
