package dev.simplecoder.app.sandbox.fusion;

import dev.simplecoder.app.http.Route;
import dev.simplecoder.tools.sandbox.Sandbox;
import dev.simplecoder.tools.sandbox.SandboxContract;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Over HTTP, launched, and run by a server that is itself contained. */
class SandboxFusionContractTest implements SandboxContract {

  private static RunningServer runner;
  private static FusionServer server;
  private static Sandbox sandbox;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    runner = RunningServer.open();
    server = FusionServer.start(runner);
    sandbox =
        new SandboxFusion(server.address(), InstantSource.system(), Thread::sleep, Route.DIRECT);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
    server.close();
    runner.close();
  }

  @Override
  public Sandbox sandbox() {
    return sandbox;
  }
}
