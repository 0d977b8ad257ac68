package dev.simplecoder.app.store;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.model.Usage;
import java.time.Duration;
import java.util.List;

/** Adds what the requests of a task have taken to what is known of its model, at its end. */
public final class ModelMeasurements implements EventSink {

  /** A model that is in memory is found there in less. */
  private static final Duration COLD = Duration.ofMillis(500);

  /** Shorter times say more of the clock than of the model. */
  private static final Duration WORTH_MEASURING = Duration.ofMillis(20);

  private final ModelRecords records;
  private final ModelRecord.Key key;
  private final Sum decode = new Sum();
  private final Sum prefill = new Sum();
  private final Sum loads = new Sum();
  private final Sum density = new Sum();

  public ModelMeasurements(ModelRecords records, ModelRecord.Key key) {
    this.records = records;
    this.key = key;
  }

  @Override
  public void accept(AgentEvent event) {
    if (event instanceof AgentEvent.Answered answered) {
      add(answered.usage());
    } else if (event instanceof AgentEvent.ModelFailed failed) {
      add(failed.usage());
    } else if (event instanceof AgentEvent.TaskEnded) {
      keep();
    }
  }

  /** Adds what was heard so far to what is known, and begins anew. */
  public void keep() {
    records.add(key, new Measured(decode.rate(), prefill.rate(), loads.rate(), density.rate()));
    List.of(decode, prefill, loads, density).forEach(Sum::clear);
  }

  /** What one request took. */
  public void add(Usage usage) {
    if (WORTH_MEASURING.compareTo(usage.decode()) <= 0) {
      decode.add(usage.completionTokens(), seconds(usage.decode()));
    }
    if (WORTH_MEASURING.compareTo(usage.prefill()) <= 0) {
      prefill.add(newTokens(usage), seconds(usage.prefill()));
    }
    if (COLD.compareTo(usage.load()) <= 0) {
      loads.add(seconds(usage.load()), 1);
    }
    if (0 < usage.promptTokens()) {
      density.add(usage.reuse().characters(), usage.promptTokens());
    }
  }

  /** What the server says that it reused, or else what it could. */
  private static double newTokens(Usage usage) {
    Usage.Reuse reuse = usage.reuse();
    double repeated =
        reuse.characters() == 0
            ? 0
            : (double) usage.promptTokens() * reuse.repeated() / reuse.characters();
    return usage.promptTokens() - (reuse.cachedTokens() == 0 ? repeated : reuse.cachedTokens());
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  /** A ratio of sums: long requests count for more. */
  private static final class Sum {

    private double over;
    private double under;

    void add(double counted, double by) {
      over += counted;
      under += by;
    }

    void clear() {
      over = 0;
      under = 0;
    }

    /** 0 where nothing was added. */
    double rate() {
      return under <= 0 ? 0 : Math.max(0, over / under);
    }
  }
}
