package dev.simplecoder.app.sandbox.fusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplecoder.agent.TextBeside;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.http.Route;
import dev.simplecoder.app.sandbox.fusion.FusionServer.Answer;
import dev.simplecoder.tools.sandbox.Caps;
import dev.simplecoder.tools.sandbox.Job;
import dev.simplecoder.tools.sandbox.Outcome;
import dev.simplecoder.tools.sandbox.Outcome.Cap;
import dev.simplecoder.tools.sandbox.Outcome.Output;
import dev.simplecoder.tools.sandbox.WorkArchive;
import dev.simplecoder.tools.sandbox.WorkFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a server's answers are understood; that programs really run is the contract's matter. */
class SandboxFusionTest {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Job HELLO = job(Map.of("main.py", "print('hello')\n"));

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path scratch;
  private final List<Duration> slept = Collections.synchronizedList(new ArrayList<>());

  @Test
  void aJobIsSentInTheDocumentedForm() throws Exception {
    var job =
        new Job(
            List.of("python3", "main.py", "-v"),
            texts(Map.of("main.py", "print('hello')\n")),
            new LinkedHashMap<>(Map.of("SEED", "7")),
            List.of(),
            "typed\n",
            Caps.PROGRAM);
    try (var server = FusionServer.start(_ -> Answer.reported("", 0, "", "", false))) {
      sandbox(server.address()).run(job);
      ObjectNode request = (ObjectNode) server.requests().getFirst();
      ObjectNode files = (ObjectNode) request.remove("files");
      assertEquals(
          TextBeside.of(SandboxFusion.class, "launch.py"), request.remove("code").asText());
      assertEquals(
          MAPPER.readTree(
              """
              {"language":"python","stdin":"typed\\n","run_timeout":15.0,"memory_limit_MB":512,
               "fetch_files":["report.json"]}
              """),
          request);
      assertEquals(
          List.of("job.json", "files.tar.gz"),
          List.copyOf(files.propertyStream().map(Map.Entry::getKey).toList()));
      assertEquals(
          """
          {"command":["python3","main.py","-v"],"environment":{"SEED":"7"},"wall_seconds":10.0,\
          "cpu_seconds":10,"memory_bytes":536870912,"disk_bytes":67108864,"output_bytes":65536}\
          """,
          new String(files.path("job.json").binaryValue(), StandardCharsets.UTF_8));
      var packed = new ByteArrayInputStream(files.path("files.tar.gz").binaryValue());
      var archive = new ByteArrayOutputStream();
      WorkArchive.write(job, NOW, archive);
      assertArrayEquals(archive.toByteArray(), new GZIPInputStream(packed).readAllBytes());
    }
  }

  @Test
  void whatTheLauncherReportsIsTheOutcome() throws Exception {
    var output = new Output("h\u00e9\ufffd", "warned", false);
    var took = Duration.ofMillis(21);
    assertEquals(
        new Outcome.Exited(3, output, took),
        outcome(Answer.reported("", 3, "h\u00e9\ufffd", "warned", false)));
    assertEquals(
        new Outcome.Exited(0, new Output("a…z", "", true), took),
        outcome(Answer.reported("", 0, "a…z", "", true)));
    for (Cap cap : Cap.values()) {
      String name = cap.name().toLowerCase(Locale.ROOT);
      assertEquals(
          new Outcome.Capped(cap, output, took),
          outcome(Answer.reported(name, 137, "h\u00e9\ufffd", "warned", false)));
    }
  }

  @Test
  void bytesThatAreNoTextAreReplaced() throws Exception {
    var latin =
        "{\"ran_out\":\"\",\"status\":0,\"seconds\":1,\"out\":\"6Q==\",\"err\":\"\",\"cut\":false}";
    assertEquals("\ufffd", outcome(Answer.fetched(latin)).output().out());
  }

  @Test
  void withoutAReportTheServersOwnWordsCount() throws Exception {
    assertEquals(
        new Outcome.Capped(
            Cap.WALL_TIME, new Output("so far", "", false), Duration.ofMillis(15_002)),
        outcome(
            new Answer(
                200,
                """
                {"status":"Failed","message":"","compile_result":null,"run_result":{
                 "status":"TimeLimitExceeded","execution_time":15.0021,"return_code":null,
                 "stdout":"so far","stderr":""},"executor_pod_name":null,"files":{}}
                """)));
    assertEquals(
        new Outcome.Exited(137, new Output("", "", false), Duration.ofMillis(20)),
        outcome(
            new Answer(
                200,
                """
                {"status":"Failed","message":"","compile_result":null,"run_result":{
                 "status":"Finished","execution_time":0.02,"return_code":-9,
                 "stdout":"","stderr":""},"executor_pod_name":null,"files":{}}
                """)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {'status':'SandboxError','message':'exception on running command ls: no bash','files':{}} | it could not run the program: exception on running command ls: no bash",
        "200 | {'status':'Failed','message':'','run_result':{'status':'Finished','return_code':2,'stderr':'no resource module'},'files':{}} | its Python could not start the program: no resource module exit status 2",
        "200 | {'status':'Failed','message':'','compile_result':{'status':'Finished','return_code':1},'run_result':null,'files':{}} | it answered what is no result: {\"status\":\"Failed\",\"message\":\"\",\"compile_result\":{\"status\":\"Finished\",\"return_code\":1},\"run_result\":null,\"files\":{}}",
        "200 | {'status':'Success','files':{'report.json':'?'}} | it answered what is no result: ?",
        "200 | {'status':'Success','files':{'report.json':'e30='}} | it answered what is no result: {}",
        "200 | <html> | it answered what is no result: <html>",
        "200 | NOTHING | it answered what is no result:",
        "200 | [] | it answered what is no result: []",
        "422 | {'detail':[{'msg':'field required'}]} | it answered 422: [{\"msg\":\"field required\"}]",
        "404 | {'detail':'Not Found'} | it answered 404: Not Found",
        "500 | Internal Server Error | it answered 500: Internal Server Error",
        "307 | moved | it answered 307: moved",
      })
  void whatIsNoOutcomeSaysNothingAboutTheProgram(int status, String body, String words)
      throws Exception {
    try (var server =
        FusionServer.start(
            _ -> new Answer(status, body.replace('\'', '"').replace("NOTHING", "")))) {
      String failure = failure(server.address(), HELLO);
      assertEquals("Sandbox Fusion at " + server.address() + ": " + words, failure.strip());
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  void anAnswerThatIsTooLargeIsNotHeld() throws Exception {
    try (var server = FusionServer.start(_ -> new Answer(200, "x".repeat(5 << 20)))) {
      String failure = failure(server.address(), HELLO);
      assertTrue(failure.contains("more than 4194304 bytes"), failure);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void aBusyServerIsAskedAgainAndTheProgramIsRunOnce(int busy) throws Exception {
    Deque<Answer> answers =
        new ArrayDeque<>(
            List.of(
                new Answer(busy, ""),
                new Answer(busy, ""),
                Answer.reported("", 0, "done", "", false)));
    try (var server = FusionServer.start(_ -> answers.removeFirst())) {
      assertEquals("done", sandbox(server.address()).run(HELLO).output().out());
      assertEquals(List.of(Duration.ofMillis(500), Duration.ofSeconds(1)), slept);
    }
  }

  @Test
  void aServerThatIsNotThereIsGivenUpAfterSomeTries() throws Exception {
    URI absent = FusionServer.absent();
    String failure = failure(absent, HELLO);
    assertEquals("Sandbox Fusion at " + absent + ": connection refused", failure);
    assertEquals(
        List.of(
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4)),
        slept);
  }

  @Test
  void whatCannotBeSentIsSaidBeforeAnythingIs() throws Exception {
    var noise = new StringBuilder();
    new SplittableRandom(1).ints(24 << 20, '0', 'z').forEach(each -> noise.append((char) each));
    Path libraries = Files.createDirectory(scratch.resolve("node_modules"));
    var installed =
        new WorkFiles.Copy(
            scratch, List.of(), List.of(new WorkspacePath("node_modules")), ChangeSet.EMPTY);
    try (var server = FusionServer.start(_ -> Answer.reported("", 0, "", "", false))) {
      assertEquals(
          "the files take more than the 16 MiB, packed, that are sent to Sandbox Fusion",
          failure(server.address(), job(Map.of("data.txt", noise.toString()))));
      assertEquals(
          libraries + " is needed, which is not sent to Sandbox Fusion for its size",
          failure(server.address(), new Job(List.of("node", "x.js"), installed, Caps.CHECKS)));
      assertEquals(List.of(), server.requests());
    }
  }

  @Test
  void jobsAreUnderWayAtOnce() throws Exception {
    var together = new CyclicBarrier(4);
    try (var server =
            FusionServer.start(request -> {
              met(together);
              return Answer.reported("", 0, request.path("stdin").asText(), "", false);
            });
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var sandbox = sandbox(server.address());
      var outputs = new ArrayList<CompletableFuture<String>>();
      for (int i = 0; i < 4; i++) {
        var job =
            new Job(
                HELLO.command(),
                HELLO.files(),
                new LinkedHashMap<>(),
                List.of(),
                "" + i,
                Caps.PROGRAM);
        outputs.add(CompletableFuture.supplyAsync(() -> out(sandbox, job), threads));
      }
      for (int i = 0; i < 4; i++) {
        assertEquals("" + i, outputs.get(i).get());
      }
    }
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    var asked = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    try (var server =
        FusionServer.start(_ -> {
          asked.countDown();
          never.await();
          return new Answer(500, "");
        })) {
      var ended = new CompletableFuture<Throwable>();
      Thread running =
          Thread.ofPlatform()
              .start(() ->
                  ended.complete(
                      assertThrows(Exception.class, () -> sandbox(server.address()).run(HELLO))));
      asked.await();
      running.interrupt();
      assertInstanceOf(InterruptedException.class, ended.get());
    }
  }

  @Test
  void anInterruptBeforehandSendsNothing() throws Exception {
    Files.writeString(scratch.resolve("a.txt"), "a");
    var copy =
        new WorkFiles.Copy(
            scratch, List.of(new WorkspacePath("a.txt")), List.of(), ChangeSet.EMPTY);
    try (var server = FusionServer.start(_ -> Answer.printed(""))) {
      for (Job job : List.of(HELLO, new Job(List.of("true"), copy, Caps.PROGRAM))) {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> sandbox(server.address()).run(job));
      }
      assertEquals(List.of(), server.requests());
    }
  }

  @Test
  void aPingTellsASandboxFromOtherServers() throws Exception {
    try (var server = FusionServer.start(_ -> Answer.reported("", 0, "", "", false))) {
      sandbox(server.address()).ping();
      var elsewhere = URI.create(server.address() + "/elsewhere");
      var failed = assertThrows(IOException.class, () -> sandbox(elsewhere).ping());
      assertEquals(
          "Sandbox Fusion at "
              + elsewhere
              + ": what answers is no Sandbox Fusion, which would know /v1/ping",
          failed.getMessage());
    }
  }

  private SandboxFusion sandbox(URI address) {
    return new SandboxFusion(address, InstantSource.fixed(NOW), slept::add, Route.DIRECT);
  }

  private Outcome outcome(Answer answer) throws IOException, InterruptedException {
    try (var server = FusionServer.start(_ -> answer)) {
      return sandbox(server.address()).run(HELLO);
    }
  }

  private String failure(URI address, Job job) {
    return String.valueOf(
        assertThrows(IOException.class, () -> sandbox(address).run(job)).getMessage());
  }

  private static String out(SandboxFusion sandbox, Job job) {
    try {
      return sandbox.run(job).output().out();
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private static void met(CyclicBarrier together) throws InterruptedException {
    try {
      together.await();
    } catch (BrokenBarrierException broken) {
      throw new AssertionError(broken);
    }
  }

  private static Job job(Map<String, String> files) {
    return new Job(List.of("python3", "main.py"), texts(files), Caps.PROGRAM);
  }

  private static WorkFiles texts(Map<String, String> files) {
    var texts = new LinkedHashMap<WorkspacePath, String>();
    files.forEach((path, text) -> texts.put(new WorkspacePath(path), text));
    return new WorkFiles.Texts(texts);
  }
}
