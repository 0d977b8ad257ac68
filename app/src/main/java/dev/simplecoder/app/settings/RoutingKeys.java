package dev.simplecoder.app.settings;

import static dev.simplecoder.app.settings.ProjectRule.never;

import java.time.Duration;
import java.util.List;

/** What there is to set of choosing among several models. */
public final class RoutingKeys {

  public static final Key<Routing> ROUTER =
      new Key<>(
          "router",
          Kinds.routing(),
          new Routing.On(),
          never(),
          "whether a task's model is chosen by what came of earlier tasks");

  public static final Key<List<String>> ARMS =
      new Key<>(
          "arms",
          Kinds.names("names of models with commas between them"),
          List.of(),
          never(),
          "the models to choose among; all capable ones where it is empty");

  public static final Key<Duration> BUDGET =
      new Key<>(
          "budget",
          Kinds.duration(Duration.ofSeconds(1), Duration.ofDays(1)),
          null,
          never(),
          "how long the models work on a task in the mean; a task that took it gets no new"
              + " attempt");

  public static final Key<Double> LAMBDA =
      new Key<>(
          "lambda",
          Kinds.decimal(0, 1),
          0.001,
          never(),
          "what a second of a model's work costs, where a task done right is worth 1");

  public static final Key<Boolean> EMBEDDING =
      new Key<>(
          "router_embedding",
          Kinds.flag(),
          false,
          never(),
          "whether the router also goes by what a request means to embedding_model; where memory is"
              + " short the server unloads another model for it");

  public static final Key<Boolean> ASK =
      new Key<>(
          "ask",
          Kinds.flag(),
          true,
          never(),
          "whether you are asked one question about a task that is too vague to begin with");

  private RoutingKeys() {}
}
