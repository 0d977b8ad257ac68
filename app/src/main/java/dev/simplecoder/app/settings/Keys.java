package dev.simplecoder.app.settings;

import static dev.simplecoder.app.settings.ProjectRule.free;
import static dev.simplecoder.app.settings.ProjectRule.lower;
import static dev.simplecoder.app.settings.ProjectRule.never;
import static dev.simplecoder.app.settings.ProjectRule.only;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The table of all there is to set: type, default, and what a project may do with it. */
public final class Keys {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration DAY = Duration.ofDays(1);

  /** How a model calls tools. */
  public enum Calls {
    /** As was tried out, or else as is usual for the model's family. */
    AUTO,
    /** Over the server's own protocol. */
    NATIVE,
    /** In fenced blocks of text. */
    FENCED,
    /** As a JSON object to which the server holds the model. */
    JSON
  }

  /** How a model changes a file that exists. */
  public enum Edits {
    /** As was tried out, or else as is usual for the model's family. */
    AUTO,
    /** By writing all of it. */
    WHOLE,
    /** By writing all of a short one, and by replacing a piece of a longer one. */
    BY_SIZE,
    /** By replacing a piece. */
    SEARCH_REPLACE
  }

  /** Whether a model that can think aloud shall. */
  public enum Think {
    AUTO,
    ON,
    OFF
  }

  /** What contains the programs that are run. */
  public enum Sandboxing {
    /** Bubblewrap where it works, else the server that {@link #SANDBOX_URL} names. */
    AUTO,
    BUBBLEWRAP,
    FUSION,
    /** No program is run. */
    OFF
  }

  /** How much to say beside the answer. */
  public enum Verbosity {
    /** The answer, the changes, questions, and what went wrong. */
    QUIET,
    /** Also a line for each call and one at the end. */
    NORMAL,
    /** Also the model and why, arguments, and what each request took. */
    VERBOSE
  }

  public static final Key<String> MODEL =
      new Key<>(
          "model",
          Kinds.name("the name of a model, without blanks"),
          null,
          ProjectRule.localModel(),
          "the model to use; chosen among the capable ones where it is not set");

  public static final Key<URI> BASE_URL =
      new Key<>(
          "base_url",
          Kinds.address(),
          URI.create("http://127.0.0.1:11434"),
          never(),
          "where the model server is");

  public static final Key<Protocol> SERVER =
      new Key<>(
          "server",
          Kinds.choice(Protocol.class),
          Protocol.AUTO,
          never(),
          "what the model server speaks");

  public static final Key<String> API_KEY =
      new Key<>(
          "api_key",
          Kinds.secret("a key without blanks"),
          null,
          never(),
          "the key for an OpenAI-compatible server");

  public static final Key<Calls> DIALECT =
      new Key<>(
          "dialect",
          Kinds.choice(Calls.class),
          Calls.AUTO,
          never(),
          "how the model calls tools; auto: found by a trial");

  public static final Key<Edits> EDIT_FORMAT =
      new Key<>(
          "edit_format",
          Kinds.choice(Edits.class),
          Edits.AUTO,
          never(),
          "how the model changes files");

  public static final Key<Think> THINK =
      new Key<>(
          "think",
          Kinds.choice(Think.class),
          Think.AUTO,
          free(),
          "whether a model that can think aloud does");

  public static final Key<Boolean> PROBE =
      new Key<>(
          "probe",
          Kinds.flag(),
          true,
          never(),
          "whether a model has a trial before its first task");

  public static final Key<Integer> NUM_CTX =
      new Key<>(
          "num_ctx",
          Kinds.whole(1024, 4_194_304),
          null,
          never(),
          "the model's window in tokens; chosen for the model where it is not set");

  public static final Key<Duration> KEEP_ALIVE =
      new Key<>(
          "keep_alive",
          Kinds.duration(SECOND, Duration.ofDays(365)),
          Duration.ofMinutes(30),
          never(),
          "how long the server keeps the model loaded");

  public static final Key<Double> TEMPERATURE =
      new Key<>(
          "temperature", Kinds.decimal(0, 2), 0.2, free(), "how freely the model picks words");

  public static final Key<Integer> SEED =
      new Key<>(
          "seed",
          Kinds.whole(0, Integer.MAX_VALUE),
          null,
          free(),
          "makes the model's choices repeatable");

  public static final Key<Integer> MAX_STEPS =
      new Key<>(
          "max_steps", Kinds.whole(1, 1000), 60, lower(), "the most requests that a task may make");

  public static final Key<Integer> STEP_BUDGET =
      new Key<>(
          "step_budget",
          Kinds.whole(1, 1000),
          20,
          lower(),
          "the requests after which a task ends unless it gets on; learned from earlier tasks where"
              + " it is not set");

  public static final Key<Duration> TIMEOUT =
      new Key<>(
          "timeout",
          Kinds.duration(SECOND, Duration.ofDays(7)),
          Duration.ofMinutes(30),
          lower(),
          "the longest that a task may take");

  public static final Key<Duration> FIRST_TOKEN_TIMEOUT =
      new Key<>(
          "first_token_timeout",
          Kinds.duration(SECOND, DAY),
          Duration.ofMinutes(10),
          never(),
          "the longest wait for the beginning of a reply; a model may have to be loaded");

  public static final Key<Duration> IDLE_TIMEOUT =
      new Key<>(
          "idle_timeout",
          Kinds.duration(SECOND, DAY),
          Duration.ofMinutes(2),
          never(),
          "the longest silence in the middle of a reply");

  public static final Key<Boolean> YES =
      new Key<>(
          "yes",
          Kinds.flag(),
          false,
          only(false),
          "apply changes below the output root without asking");

  public static final Key<Boolean> READ_ONLY =
      new Key<>("read_only", Kinds.flag(), false, only(true), "change nothing");

  public static final Key<Boolean> USE_RAG =
      new Key<>(
          "use_rag",
          Kinds.flag(),
          false,
          free(),
          "give the model passages of the files that belong to the request");

  public static final Key<Planning> PLANNING =
      new Key<>(
          "planning",
          Kinds.choice(Planning.class),
          Planning.OFF,
          free(),
          "whether a task is divided into steps that are done and checked one by one");

  public static final Key<Brought> INSTRUCTIONS =
      new Key<>(
          "instructions",
          Kinds.choice(Brought.class),
          Brought.AUTO,
          only(Brought.OFF),
          "whether the model is given AGENTS.md, the project's and yours");

  public static final Key<String> EMBEDDING_MODEL =
      new Key<>(
          "embedding_model",
          Kinds.name("the name of a model, without blanks"),
          null,
          never(),
          "the server's model by which searches find by meaning too; index build makes its"
              + " vectors");

  public static final Key<Sandboxing> SANDBOX =
      new Key<>(
          "sandbox",
          Kinds.choice(Sandboxing.class),
          Sandboxing.AUTO,
          never(),
          "what contains the programs that are run; off: none is");

  public static final Key<URI> SANDBOX_URL =
      new Key<>(
          "sandbox_url",
          Kinds.address(),
          null,
          never(),
          "where a Sandbox Fusion server is; what is run is sent there");

  public static final Key<Brought> VERIFY =
      new Key<>(
          "verify",
          Kinds.choice(Brought.class),
          Brought.AUTO,
          only(Brought.OFF),
          "whether the project's tests are run on what a task would change");

  public static final Key<String> TEST_CMD =
      new Key<>(
          "test_cmd",
          Kinds.commandLine(),
          null,
          never(),
          "the command that tests the project; found by itself where it is not set");

  public static final Key<Duration> VERIFY_TIMEOUT =
      new Key<>(
          "verify_timeout",
          Kinds.duration(SECOND, DAY),
          Duration.ofMinutes(2),
          lower(),
          "the longest that one run of the tests may take");

  public static final Key<Path> OUTPUT_ROOT =
      new Key<>(
          "output_root",
          Kinds.folder(),
          null,
          ProjectRule.narrower(),
          "the folder below which files may change; the workspace where it is not set");

  public static final Key<Color> COLOR =
      new Key<>("color", Kinds.choice(Color.class), Color.AUTO, never(), "when to colour");

  public static final Key<Verbosity> VERBOSITY =
      new Key<>(
          "verbosity",
          Kinds.choice(Verbosity.class),
          Verbosity.NORMAL,
          never(),
          "how much to say beside the answer");

  private static final List<Key<?>> ALL =
      List.of(
          MODEL,
          RoutingKeys.ROUTER,
          RoutingKeys.ARMS,
          RoutingKeys.BUDGET,
          RoutingKeys.LAMBDA,
          RoutingKeys.EMBEDDING,
          RoutingKeys.ASK,
          GateKeys.GATE,
          GateKeys.POLICY,
          GateKeys.ALWAYS_SHOW,
          GateKeys.WRITING_SPEED,
          GateKeys.OFFERS,
          BASE_URL,
          SERVER,
          API_KEY,
          NetKeys.OTHER_SERVERS,
          NetKeys.OFFLINE,
          NetKeys.PROXY,
          NetKeys.HUB_URL,
          DIALECT,
          EDIT_FORMAT,
          THINK,
          PROBE,
          NUM_CTX,
          KEEP_ALIVE,
          TEMPERATURE,
          SEED,
          MAX_STEPS,
          STEP_BUDGET,
          TIMEOUT,
          FIRST_TOKEN_TIMEOUT,
          IDLE_TIMEOUT,
          YES,
          READ_ONLY,
          USE_RAG,
          PLANNING,
          INSTRUCTIONS,
          EMBEDDING_MODEL,
          SANDBOX,
          SANDBOX_URL,
          VERIFY,
          TEST_CMD,
          VERIFY_TIMEOUT,
          OUTPUT_ROOT,
          COLOR,
          VERBOSITY,
          ScreenKeys.PLAIN,
          ScreenKeys.EDITING_MODE,
          StorageKeys.UNDO_MAX_MIB,
          StorageKeys.UNDO_MAX_DAYS,
          StorageKeys.SESSIONS_MAX_MIB,
          StorageKeys.SESSIONS_MAX_DAYS);

  private Keys() {}

  /** Every key, in the order in which they are shown. */
  public static List<Key<?>> all() {
    return ALL;
  }

  static List<String> names() {
    return ALL.stream().map(Key::name).toList();
  }

  static Optional<Key<?>> named(String name) {
    for (Key<?> key : ALL) {
      if (key.name().equals(name)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }
}
