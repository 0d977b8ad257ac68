package dev.simplecoder.app.held;

import dev.simplecoder.agent.citation.Citations;
import dev.simplecoder.agent.citation.SeenLines;
import dev.simplecoder.agent.claims.Claims;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.event.Transcript;
import dev.simplecoder.app.gate.Verified.Words;
import java.time.Instant;
import java.util.Optional;

/** A fold of the events to what the gate is told of an answer in words. */
final class AnswerFacts implements EventSink {

  private final Transcript transcript = new Transcript();
  private final SeenLines seen = new SeenLines();
  private final Citations.Files files;

  private String request = "";
  private String answer = "";
  private Optional<Instant> first = Optional.empty();
  private Optional<Instant> before = Optional.empty();
  private Instant last = Instant.EPOCH;
  private int requestCharacters;

  AnswerFacts(Citations.Files files) {
    this.files = files;
  }

  @Override
  public void accept(AgentEvent event) {
    transcript.accept(event);
    seen.accept(event);
    if (event instanceof AgentEvent.TaskStarted started) {
      before = first.map(_ -> last);
      last = started.at();
      first = Optional.of(first.orElse(last));
      request = started.request();
      requestCharacters += request.length();
      answer = "";
    } else if (event instanceof AgentEvent.Answered answered) {
      answer = answered.message().text();
    }
  }

  String request() {
    return request;
  }

  /** The last reply of the task at hand; empty before there is one. */
  String answer() {
    return answer;
  }

  /** When something was asked first in the session; empty before. */
  Optional<Instant> first() {
    return first;
  }

  /** When the request before the last came; empty where it was the first. */
  Optional<Instant> before() {
    return before;
  }

  Instant last() {
    return last;
  }

  /** Of all requests of the session. */
  int requestCharacters() {
    return requestCharacters;
  }

  /**
   * What the answer says, held against the files as they are and the calls of its task. Blocks
   * while files are read.
   */
  Words words() {
    Citations.Places places = Citations.places(answer, seen, files);
    int unborne = Claims.unsupported(transcript.progress()).size();
    return new Words(places.named(), places.missing(), places.unseen(), unborne);
  }
}
