package dev.simplecoder.app.models;

import dev.simplecoder.agent.model.Budget;
import dev.simplecoder.agent.tool.EditDistance;
import dev.simplecoder.app.http.HttpWire;
import dev.simplecoder.app.models.Problem.Kind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words for what stands between a person and a model. */
final class Problems {

  private static final String SUGGESTED = "qwen2.5-coder:7b";
  private static final int NAMES_SHOWN = 5;
  private static final String GET_HERE =
      "`simplecoder models pull` gets one that needs no server, and `simplecoder models add"
          + " FILE.gguf` takes one that you have";
  private static final String AGAIN = "the same command goes on from what has come";
  private static final String NOT_SENT_TWICE =
      "the same command does not send the file again, if all of it arrived";

  private Problems() {}

  static Problem unreachable(URI root, IOException failed) {
    if (failed instanceof JsonQuestions.KeyRefused) {
      return new Problem(
          Kind.KEY_REFUSED,
          "the server at " + root + " wants another key: " + failed.getMessage(),
          "set api_key in your config.toml (simplecoder config path names it) or"
              + " SIMPLECODER_API_KEY");
    }
    String why =
        switch (failed) {
          case HttpWire.NoConnection none -> String.valueOf(none.getMessage());
          case SocketTimeoutException _ -> "no answer in time";
          default -> String.valueOf(failed.getMessage());
        };
    return new Problem(
        Kind.UNREACHABLE,
        "no model server at " + root + ": " + why,
        "start one with `ollama serve` and get a model with `simplecoder models pull "
            + SUGGESTED
            + "`, or say where one is with --base-url");
  }

  /** No server, and no file that our own engine could run. */
  static Problem nothingHere(List<URI> roots) {
    String places = roots.stream().map(URI::toString).collect(Collectors.joining(" or "));
    return new Problem(
        Kind.NOTHING_HERE,
        "no model server at " + places + ", and no model in a file of this machine",
        GET_HERE + "; or start a server, or say where one is with --base-url");
  }

  static Problem noModelServer(URI root) {
    return new Problem(
        Kind.NO_MODEL_SERVER,
        "what answers at "
            + root
            + " is no model server: it knows neither /api/version nor"
            + " /v1/models",
        "give the address of Ollama, llama.cpp server, LM Studio or vLLM with --base-url");
  }

  static Problem noModel(ServerKind kind, URI root) {
    String hint =
        switch (kind) {
          case OLLAMA -> "get one with `simplecoder models pull " + SUGGESTED + "`";
          case OPEN_AI -> "load one in the server";
          case ENGINE -> GET_HERE;
        };
    return new Problem(Kind.NO_MODEL, who(kind, root) + " has no model", hint);
  }

  static Problem unknownModel(ServerKind kind, URI root, String name, List<String> names) {
    List<String> nearest =
        names.stream()
            .sorted(Comparator.comparingInt((String other) -> EditDistance.between(name, other)))
            .toList();
    String has = names.isEmpty() ? "it has none" : "it has " + some(nearest);
    String hint =
        switch (kind) {
          case OLLAMA -> has + "; `simplecoder models pull " + name + "` gets it";
          case OPEN_AI -> has;
          case ENGINE -> has + "; " + GET_HERE;
        };
    return new Problem(Kind.UNKNOWN_MODEL, who(kind, root) + " has no model " + name, hint);
  }

  private static String who(ServerKind kind, URI root) {
    return switch (kind) {
      case OLLAMA, OPEN_AI -> "the server at " + root;
      case ENGINE -> "the engine";
    };
  }

  static Problem notCapable(String name, List<String> capable) {
    String hint =
        capable.isEmpty()
            ? "`simplecoder models pull " + SUGGESTED + "` gets one that does"
            : "these do: " + some(capable);
    return new Problem(
        Kind.NOT_CAPABLE, "the model " + name + " writes no text, as the server says", hint);
  }

  static Problem noneCapable(URI root, List<String> names) {
    return new Problem(
        Kind.NOT_CAPABLE,
        "no model at "
            + root
            + " writes text and holds "
            + Budget.LEAST_WINDOW
            + " tokens: "
            + some(names),
        "`simplecoder models pull " + SUGGESTED + "` gets one that does");
  }

  /** A window that was set, or the longest that the model has. */
  static Problem windowTooSmall(ServedModel model, int tokens) {
    boolean byNature = model.contextLength() != 0 && model.contextLength() < Budget.LEAST_WINDOW;
    return new Problem(
        Kind.NOT_CAPABLE,
        "a window of "
            + tokens
            + " tokens, "
            + (byNature ? "the longest that " + model.name() + " has," : "as set,")
            + " is too small for a task",
        byNature
            ? "use a model with a window of " + Budget.LEAST_WINDOW + " tokens or more"
            : "set num_ctx to " + Budget.LEAST_WINDOW + " or more");
  }

  static Problem notGguf(Path file) {
    return new Problem(
        Kind.BAD_FILE,
        file + " is not a GGUF file",
        "a model in another format has to be converted first, for example with llama.cpp's"
            + " convert_hf_to_gguf.py");
  }

  static Problem unreadable(Path file, IOException failed) {
    String why =
        switch (failed) {
          case NoSuchFileException _ -> "there is no such file";
          case AccessDeniedException _ -> "permission denied";
          default -> String.valueOf(failed.getMessage());
        };
    return new Problem(
        Kind.BAD_FILE, "cannot read " + file + ": " + why, "give the path of a GGUF file");
  }

  /** {@code said} is the server's own word. */
  static Problem notAdded(String name, String said) {
    return new Problem(
        Kind.FAILED, "the server could not make " + name + " of the file: " + said, NOT_SENT_TWICE);
  }

  static Problem addBroken(URI root, String why) {
    return broken(root, why, NOT_SENT_TWICE);
  }

  static Problem noEmbedder(URI root, String name) {
    return new Problem(
        Kind.UNKNOWN_MODEL,
        "the server at " + root + " has no model " + name,
        "`simplecoder models pull " + name + "` gets it, or name another as embedding_model");
  }

  /** {@code said} is the server's own word. */
  static Problem notEmbedding(String name, String said) {
    return new Problem(
        Kind.NOT_CAPABLE,
        "the model " + name + " gives no vectors: " + said,
        "name another as embedding_model, such as nomic-embed-text");
  }

  static Problem notOllama(ServerKind kind, URI root) {
    if (kind == ServerKind.ENGINE) {
      return new Problem(Kind.NOT_POSSIBLE, "the engine knows no model of that name", GET_HERE);
    }
    return new Problem(
        Kind.NOT_POSSIBLE,
        "the server at "
            + root
            + " speaks OpenAI's protocol, which can neither get, add nor remove models",
        "use the server's own program for it, or name an Ollama server with --base-url");
  }

  /** {@code said} is the server's own word. */
  static Problem notPulled(String name, String said) {
    String lower = said.toLowerCase(Locale.ROOT);
    if (lower.contains("file does not exist") || lower.contains("not found")) {
      return new Problem(
          Kind.UNKNOWN_MODEL,
          "there is no model " + name + " to get: " + said,
          "the names are listed at https://ollama.com/search");
    }
    String hint =
        lower.contains("no space left") || lower.contains("disk")
            ? "make room on the server's disk, for example with `simplecoder models remove ID`; "
            : "";
    return new Problem(Kind.FAILED, "the server could not get " + name + ": " + said, hint + AGAIN);
  }

  static Problem pullBroken(URI root, String why) {
    return broken(root, why, AGAIN);
  }

  private static Problem broken(URI root, String why, String hint) {
    return new Problem(
        Kind.FAILED,
        "the connection to " + root + " broke before the model was complete: " + why,
        hint);
  }

  static Problem nothingToRemove(URI root, String name) {
    return new Problem(
        Kind.UNKNOWN_MODEL,
        "the server at " + root + " has no model " + name,
        "those that it has are listed by: simplecoder models");
  }

  static Problem notRemoved(String name, String said) {
    return new Problem(
        Kind.FAILED,
        "the server could not remove " + name + ": " + said,
        "`ollama rm " + name + "` on the server's machine may say more");
  }

  private static String some(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
    int more = names.size() - NAMES_SHOWN;
    return more <= 0 ? shown : shown + " and " + more + " more";
  }
}
