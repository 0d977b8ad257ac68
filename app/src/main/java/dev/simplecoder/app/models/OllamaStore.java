package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** Gets and removes Ollama's models: {@code /api/pull} and {@code /api/delete}. */
final class OllamaStore {

  private final JsonQuestions questions;
  private final URI root;

  OllamaStore(JsonQuestions questions, URI root) {
    this.questions = questions;
    this.root = root;
  }

  ModelChange pull(String name, Consumer<PullProgress> onProgress) throws IOException {
    ObjectNode wish = JsonTree.empty().put("model", name).put("stream", true);
    try (HttpAnswer answer = questions.work("/api/pull", wish)) {
      return answer.status() == 200
          ? follow(name, answer, onProgress)
          : new ModelChange.Failed(Problems.notPulled(name, JsonTree.error(answer.text())));
    }
  }

  ModelChange remove(String name) throws IOException {
    try (HttpAnswer answer = questions.delete("/api/delete", JsonTree.empty().put("model", name))) {
      return switch (answer.status()) {
        case 200 -> new ModelChange.Made();
        case 404 -> new ModelChange.Failed(Problems.nothingToRemove(root, name));
        default -> new ModelChange.Failed(Problems.notRemoved(name, JsonTree.error(answer.text())));
      };
    }
  }

  /** An interrupt closes the connection; the caller knows how to tell it. */
  private ModelChange follow(String name, HttpAnswer answer, Consumer<PullProgress> onProgress)
      throws IOException {
    try {
      for (String line = answer.line(); line != null; line = answer.line()) {
        if (line.isBlank()) {
          continue;
        }
        Optional<ObjectNode> event = JsonTree.object(line);
        if (event.isEmpty()) {
          return broken("it sent something that is not of the protocol");
        }
        if (event.get().has("error")) {
          String said = JsonTree.message(event.get().path("error"));
          return new ModelChange.Failed(Problems.notPulled(name, said));
        }
        if (event.get().path("status").asText().equals("success")) {
          return new ModelChange.Made();
        }
        onProgress.accept(progress(event.get()));
      }
      return broken("the server closed the connection");
    } catch (SocketTimeoutException _) {
      return broken("nothing came any more");
    } catch (IOException failed) {
      if (Thread.currentThread().isInterrupted()) {
        throw failed;
      }
      return broken(String.valueOf(failed.getMessage()));
    }
  }

  private ModelChange broken(String why) {
    return new ModelChange.Failed(Problems.pullBroken(root, why));
  }

  private static PullProgress progress(ObjectNode event) {
    return new PullProgress(
        event.path("status").asText(),
        event.path("completed").asLong(),
        event.path("total").asLong());
  }
}
