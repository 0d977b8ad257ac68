package dev.simplecoder.app.sandbox.fusion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplecoder.agent.TextBeside;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.sandbox.fusion.FusionServer.Answer;
import dev.simplecoder.tools.sandbox.Caps;
import dev.simplecoder.tools.sandbox.Job;
import dev.simplecoder.tools.sandbox.Outcome;
import dev.simplecoder.tools.sandbox.Sandbox;
import dev.simplecoder.tools.sandbox.Sandboxes;
import dev.simplecoder.tools.sandbox.WorkFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/** A server that really runs what it is sent: it is itself a program in this machine's sandbox. */
public final class RunningServer implements FusionServer.Runner, AutoCloseable {

  private static final Caps AMPLE =
      new Caps(
          Duration.ofMinutes(1), Duration.ofMinutes(1), 4L << 30, 256, 512 << 20, 10_000, 16 << 20);

  private final Sandbox sandbox;

  private RunningServer(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  public static RunningServer open() throws IOException, InterruptedException {
    return new RunningServer(Sandboxes.bubblewrap(Sandboxes.directPath()));
  }

  @Override
  public Answer run(JsonNode request) throws IOException, InterruptedException {
    var texts = new LinkedHashMap<WorkspacePath, String>();
    texts.put(new WorkspacePath("run_code.py"), TextBeside.of(getClass(), "/sandbox/run_code.py"));
    texts.put(new WorkspacePath("request.json"), request.toString());
    Outcome outcome =
        sandbox.run(new Job(List.of("python3", "run_code.py"), new WorkFiles.Texts(texts), AMPLE));
    return switch (outcome) {
      case Outcome.Exited(int status, Outcome.Output output, _) when status == 0 ->
          new Answer(200, output.out());
      case Outcome.Exited _, Outcome.Capped _ -> new Answer(500, outcome.output().err());
    };
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
