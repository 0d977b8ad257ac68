package dev.simplecoder.agent.program;

import dev.simplecoder.agent.model.Delta;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks a model for a program, and ends its reply as soon as that holds one. */
public final class Completer {

  private final PromptStyle style;
  private final InstantSource clock;

  public Completer(PromptStyle style, InstantSource clock) {
    this.style = style;
    this.clock = clock;
  }

  /** Blocks until the model has said enough, has ended by itself, or has failed. */
  public Completion complete(Model model, Exercise exercise) throws InterruptedException {
    return complete(model, exercise, List.of());
  }

  /** Likewise, going on from replies that were of no use, oldest first. */
  public Completion complete(Model model, Exercise exercise, List<Rejected> rejected)
      throws InterruptedException {
    var listener = new Listener(exercise);
    try {
      return switch (model.ask(style.prompt(exercise, rejected), listener)) {
        case Reply.Said said ->
            new Completion.Written(said.message().text(), Ending.SEQUENCE, said.usage());
        case Reply.Failed failed when failed.reason() == Reply.Reason.TRUNCATED ->
            new Completion.Written(failed.partial(), Ending.LENGTH, failed.usage());
        case Reply.Failed failed -> new Completion.Failed(failed);
      };
    } catch (Enough enough) {
      return new Completion.Written(listener.text(), enough.why, listener.usage());
    }
  }

  /** Thrown out of a model's call, which is the way to end the request at its server. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Ending why;

    Enough(Ending why) {
      super(why.name(), null, false, false);
      this.why = why;
    }
  }

  /** Follows one reply. */
  private final class Listener implements Consumer<Delta> {

    private final Exercise exercise;
    private final Instant start = clock.instant();
    private final StringBuilder text = new StringBuilder();
    private Stops stops;
    private @Nullable Instant first;
    private int pieces;

    Listener(Exercise exercise) {
      this.exercise = exercise;
      this.stops = new Stops(exercise);
    }

    @Override
    public void accept(Delta delta) {
      switch (delta) {
        case Delta.Text(String piece) -> {
          count();
          text.append(piece);
          stops.accept(piece);
          stops
              .ending()
              .ifPresent(why -> {
                throw new Enough(why);
              });
        }
        case Delta.Thinking _ -> count();
        case Delta.Retrying _, Delta.WindowRaised _ -> {
          text.setLength(0);
          stops = new Stops(exercise);
        }
      }
    }

    private void count() {
      first = first == null ? clock.instant() : first;
      pieces++;
    }

    String text() {
      return text.toString();
    }

    Usage usage() {
      Instant now = clock.instant();
      Instant begin = first == null ? now : first;
      return new Usage(
          0,
          pieces,
          Duration.ZERO,
          Duration.ZERO,
          Duration.between(begin, now),
          Duration.between(start, begin),
          Duration.between(start, now));
    }
  }
}
