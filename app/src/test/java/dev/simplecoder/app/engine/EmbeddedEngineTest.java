package dev.simplecoder.app.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.dialect.DialectModel;
import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.agent.dialect.Dialects;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Reply.Reason;
import dev.simplecoder.app.http.HttpTimeouts;
import dev.simplecoder.app.models.Choice;
import dev.simplecoder.app.models.Engine.Started;
import dev.simplecoder.app.models.ModelServers;
import dev.simplecoder.app.models.ModelSettings;
import dev.simplecoder.app.models.ServerKind;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.Installation;
import dev.simplecoder.tools.JsonArguments;
import dev.simplecoder.tools.Toolset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own, a real model in it, and no word of a reply that somebody wrote. */
class EmbeddedEngineTest {

  private static final int WINDOW = 8_192;
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir static Path scratch;
  private static FakeShell shell;
  private static EmbeddedEngine engine;

  @BeforeAll
  static void add() throws IOException {
    shell = new FakeShell(Files.createDirectory(scratch.resolve("workspace")));
    engine = engine(shell, Long.MAX_VALUE);
    GgufLibrary.of(shell.shell())
        .add("tiny", TinyGguf.write(scratch.resolve("tiny.gguf"), 1), _ -> {});
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    engine.stop();
  }

  private static EmbeddedEngine engine(FakeShell owner, long memory) {
    var installation =
        new Installation(
            "test",
            "25",
            Path.of(System.getProperty("java.home")),
            "",
            System.getProperty("java.class.path"));
    return new EmbeddedEngine(installation, owner.shell(), () -> memory);
  }

  @Test
  void oneProcessServesAllAndOnlyItsOwnerCanAsk() throws Exception {
    Started.At first = started("tiny", WINDOW);
    Started.At second = started("tiny", WINDOW);

    assertEquals(first.address(), second.address());
    assertEquals(Duration.ZERO, second.load());
    assertEquals(1, engine.running().stream().filter(it -> it.window() == WINDOW).count());
    for (Path socket : place().sockets()) {
      assertEquals("rw-------", permissions(socket));
    }
    assertEquals("rwx------", permissions(place().folder()));
  }

  @Test
  void whateverARandomModelSaysIsAWellFormedCallOrAnAnswer() throws Exception {
    int calls = 0;
    for (int seed = 1; seed <= 6; seed++) {
      Reply reply = ask(seed);
      var said = assertInstanceOf(Reply.Said.class, reply, () -> "" + reply);
      calls += said.message().calls().size();
      assertTrue(0 < said.usage().promptTokens() && 0 < said.usage().completionTokens());
    }
    assertTrue(0 < calls);
  }

  @Test
  void whatWasReadBeforeIsNotReadAgain() throws Exception {
    ask(1);
    var said = (Reply.Said) ask(2);

    assertTrue(
        said.usage().promptTokens() - 2 < said.usage().reuse().cachedTokens(), () -> "" + said);
  }

  @Test
  void twoAtOnceAreBothAnswered() throws Exception {
    var other = new CompletableFuture<Reply>();
    Thread.ofPlatform()
        .start(() -> {
          try {
            other.complete(ask(3));
          } catch (InterruptedException interrupted) {
            other.completeExceptionally(interrupted);
          }
        });

    assertInstanceOf(Reply.Said.class, ask(4));
    assertInstanceOf(Reply.Said.class, other.get(30, TimeUnit.SECONDS));
  }

  @Test
  void whoOnlyLooksAtAnEngineDoesNotProlongItsLife() throws Exception {
    started("tiny", WINDOW);
    List<Instant> ends = ends();

    assertFalse(ends.isEmpty());
    assertEquals(ends, ends());
  }

  @Test
  void aProcessThatIsKilledInTheMiddleIsAFailedReplyAndTheNextQuestionStartsAnother()
      throws Exception {
    Reply reply = babble(EmbeddedEngineTest::kill);
    var failed = assertInstanceOf(Reply.Failed.class, reply, () -> "" + reply);

    assertEquals(Reason.CUT_OFF, failed.reason());
    assertTrue(failed.detail().startsWith("the engine's process ended"), failed.detail());
    assertTrue(failed.detail().contains("starts it again"), failed.detail());
    assertInstanceOf(Reply.Said.class, ask(1));
  }

  @Test
  void anEngineThatIsToldToStopLeavesItsAnswerAndEndsOfItself() throws Exception {
    Reply reply = babble(EmbeddedEngineTest::stopAll);

    var failed = assertInstanceOf(Reply.Failed.class, reply, () -> "" + reply);
    assertEquals(Reason.CUT_OFF, failed.reason());
    assertEquals(List.of(), place().sockets());
    try (Stream<Path> files = Files.list(place().folder())) {
      assertTrue(files.noneMatch(file -> file.getFileName().toString().startsWith("hs_err")));
    }
  }

  @Test
  void anInterruptEndsTheReplyAndNotTheEngine() throws Exception {
    started("tiny", WINDOW);
    List<EngineAbout> before = engine.running();
    Thread asking = Thread.currentThread();

    assertThrows(InterruptedException.class, () -> babble(asking::interrupt));

    assertInstanceOf(Reply.Said.class, ask(1));
    assertEquals(pids(before), pids(engine.running()));
  }

  @Test
  void aPromptThatDoesNotFitIsSaidToBeTooLong() throws Exception {
    var message = new Message.User("word ".repeat(WINDOW / 4));
    Reply reply =
        model(1, WINDOW, HOUR)
            .ask(new Prompt(List.of(message), List.of(), Prompt.Form.TEXT), _ -> {});

    assertEquals(
        Reason.CONTEXT_FULL,
        assertInstanceOf(Reply.Failed.class, reply, () -> "" + reply).reason());
  }

  @Test
  void whereMemoryIsShortNothingIsStarted() throws Exception {
    var poor = new FakeShell(scratch.resolve("workspace")).withHome(scratch.resolve("poor"));
    GgufLibrary.of(poor.shell()).add("tiny", scratch.resolve("tiny.gguf"), _ -> {});

    var refused =
        assertInstanceOf(Started.Refused.class, engine(poor, 200 << 20).start("tiny", 4_096, HOUR));

    assertEquals(
        "tiny needs about 316 MB of memory with a window of 4096, and there are 210 MB; take a"
            + " smaller model, set num_ctx lower, or close other programs",
        refused.problem().line());
  }

  @Test
  void aFileThatHasChangedIsNotRun() throws Exception {
    Path file = TinyGguf.write(scratch.resolve("changing.gguf"), 2);
    GgufLibrary.of(shell.shell()).add("changing", file, _ -> {});
    Files.write(file, new byte[] {1, 2, 3});

    var refused = assertInstanceOf(Started.Refused.class, engine.start("changing", WINDOW, HOUR));

    assertTrue(refused.problem().line().contains("models add FILE.gguf"), "" + refused);
  }

  @Test
  void whatLlamaCppCannotLoadIsSaidInOneLine() throws Exception {
    Path file = scratch.resolve("odd.gguf");
    Files.write(file, renamed(Files.readAllBytes(TinyGguf.write(file, 3))));
    GgufLibrary.of(shell.shell()).add("odd", file, _ -> {});

    var refused = assertInstanceOf(Started.Refused.class, engine.start("odd", WINDOW, HOUR));

    assertTrue(
        refused.problem().line().startsWith("the engine could not load odd: "), "" + refused);
    assertFalse(refused.problem().line().contains("\n"));
    GgufLibrary.of(shell.shell()).remove("odd");
  }

  @Test
  void anEngineThatNobodyAsksEnds() throws Exception {
    assertInstanceOf(Reply.Said.class, ask(model(1, 4_096, Duration.ofSeconds(1))));
    EngineAbout about =
        engine.running().stream().filter(it -> it.window() == 4_096).findFirst().orElseThrow();

    ProcessHandle.of(about.pid()).orElseThrow().onExit().get(30, TimeUnit.SECONDS);

    assertTrue(engine.running().stream().noneMatch(it -> it.window() == 4_096));
  }

  /** A tensor has another name, so that one is missing. */
  private static byte[] renamed(byte[] gguf) {
    String name = "blk.1.ffn_up.weight";
    for (int i = 0; i < gguf.length; i++) {
      if (new String(gguf, i, Math.min(name.length(), gguf.length - i), US_ASCII).equals(name)) {
        gguf[i + 4] = '7';
        return gguf;
      }
    }
    throw new AssertionError("no " + name);
  }

  private static List<Long> pids(List<EngineAbout> engines) {
    return engines.stream().map(EngineAbout::pid).toList();
  }

  private static List<Instant> ends() throws IOException {
    return engine.running().stream().map(EngineAbout::idleUntil).toList();
  }

  private static void kill() {
    try {
      for (EngineAbout about : engine.running()) {
        ProcessHandle process = ProcessHandle.of(about.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void stopAll() {
    try {
      stop();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private static Started.At started(String model, int window) throws Exception {
    return assertInstanceOf(Started.At.class, engine.start(model, window, HOUR));
  }

  /** Does something once when the reply has begun. */
  private static Reply babble(Runnable inTheMiddle) throws InterruptedException {
    var first = new AtomicBoolean(true);
    return model(1, WINDOW, HOUR)
        .ask(
            new Prompt(List.of(new Message.User("say a lot")), List.of(), Prompt.Form.TEXT),
            _ -> {
              if (first.getAndSet(false)) {
                inTheMiddle.run();
              }
            });
  }

  private static Reply ask(int seed) throws InterruptedException {
    return ask(model(seed, WINDOW, HOUR));
  }

  private static Reply ask(Model model) throws InterruptedException {
    var prompt =
        new Prompt(
            List.of(new Message.Instructions("You change files."), new Message.User("make a file")),
            Toolset.specs());
    return new DialectModel(model, Dialects.of(DialectName.JSON, JsonArguments::parse))
        .ask(prompt, _ -> {});
  }

  private static Model model(int seed, int window, Duration idle) throws InterruptedException {
    var settings =
        new ModelSettings(
            URI.create("http://127.0.0.1:9"),
            ModelSettings.Place.USUAL,
            List.of(),
            ServerKind.ENGINE,
            "tiny",
            null,
            window,
            0.2,
            seed,
            null,
            idle,
            HttpTimeouts.PATIENT);
    var servers =
        new ModelServers(InstantSource.system(), _ -> {}, new SplittableRandom(1), engine);
    return servers.model(
        assertInstanceOf(Choice.One.class, servers.choose(settings)), settings, null);
  }

  private static EnginePlace place() {
    return EnginePlace.of(shell.shell());
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
