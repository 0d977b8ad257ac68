package dev.simplecoder.app.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.http.Route;
import dev.simplecoder.app.sandbox.OpenedSandbox.Ready;
import dev.simplecoder.app.sandbox.OpenedSandbox.Refused;
import dev.simplecoder.app.sandbox.fusion.FusionServer;
import dev.simplecoder.app.sandbox.fusion.SandboxFusion;
import dev.simplecoder.app.settings.Layers;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.tools.sandbox.Availability;
import dev.simplecoder.tools.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxesTest {

  private static final InstantSource CLOCK = InstantSource.fixed(FakeShell.NOW);

  private static final Availability MISSING =
      new Availability.Missing("bwrap is not installed", "Install bubblewrap.");

  @TempDir private Path scratch;
  private Path marker;
  private FakeShell shell;

  /** The PATH has programs that leave a mark when they are started. */
  @BeforeEach
  void makePath() throws IOException {
    marker = scratch.resolve("started");
    shell = new FakeShell(Files.createDirectory(scratch.resolve("work")));
    for (String program : List.of("bwrap", "python3", "sh")) {
      Path file = Files.createDirectories(scratch.resolve("bin")).resolve(program);
      Files.writeString(file, "#!/bin/sh\n: > " + marker + "\n");
      assertTrue(file.toFile().setExecutable(true));
    }
    shell.with("PATH", scratch.resolve("bin").toString());
  }

  @Test
  void withoutASandboxNothingIsStartedAndTheRemedyIsSaid() throws Exception {
    assertEquals(
        "bwrap is not installed. Install bubblewrap.",
        assertInstanceOf(Refused.class, open(MISSING)).line());
    assertFalse(Files.exists(marker));
  }

  @Test
  void commandsAreFoundBelowJavaHomeToo() {
    Path commands = scratch.resolve("bin");
    assertEquals(List.of(commands), Sandboxes.searchPath(shell.shell()));
    shell.with("JAVA_HOME", "/opt/jdk");
    assertEquals(List.of(commands, Path.of("/opt/jdk/bin")), Sandboxes.searchPath(shell.shell()));
  }

  @Test
  void switchedOffNothingIsStartedOrTriedOut() throws Exception {
    shell.with("SIMPLECODER_SANDBOX", "off");
    assertEquals(
        "running programs is switched off. Set sandbox to auto in your config.toml (simplecoder"
            + " config path names it).",
        assertInstanceOf(Refused.class, Sandboxes.open(settings(), shell.shell())).line());
    assertFalse(Files.exists(marker));
  }

  @Test
  void thisMachinesOwnSandboxComesFirst() throws Exception {
    shell.with("SIMPLECODER_SANDBOX_URL", "http://192.0.2.1:8080");
    try (var own =
        new SandboxFusion(URI.create("http://127.0.0.1:9"), CLOCK, _ -> {}, Route.DIRECT)) {
      assertEquals(new Ready(own, own.name(), ""), open(new Availability.Ready(own)));
    }
  }

  @Test
  void aServerIsUsedOnlyWhereThePersonNamedOne() throws Exception {
    try (var server = FusionServer.start(_ -> new FusionServer.Answer(500, ""))) {
      assertInstanceOf(Refused.class, open(MISSING));
      shell.with("SIMPLECODER_SANDBOX_URL", server.address().toString());
      Ready ready = assertInstanceOf(Ready.class, open(MISSING));
      try (Sandbox sandbox = ready.sandbox()) {
        assertEquals("Sandbox Fusion", sandbox.name());
        assertEquals("Sandbox Fusion at " + server.address(), ready.line());
        assertEquals("", ready.notice());
      }
      assertEquals(List.of(), server.requests());
      shell.with("SIMPLECODER_SANDBOX", "bubblewrap");
      assertInstanceOf(Refused.class, open(MISSING));
    }
  }

  @Test
  void aServerWithoutAnAddressIsAskedFor() throws Exception {
    shell.with("SIMPLECODER_SANDBOX", "fusion");
    assertEquals(
        "sandbox is set to fusion, and nothing says where the server is. Set sandbox_url to its"
            + " address, such as http://127.0.0.1:8080, in your config.toml (simplecoder config"
            + " path names it).",
        assertInstanceOf(Refused.class, open(MISSING)).line());
  }

  @Test
  void aServerThatIsNotThereIsARefusal() throws Exception {
    URI absent = FusionServer.absent();
    shell.with("SIMPLECODER_SANDBOX_URL", absent.toString());
    assertEquals(
        "Sandbox Fusion at "
            + absent
            + ": connection refused. Start that server, or mend sandbox_url in your config.toml"
            + " (simplecoder config path names it).",
        assertInstanceOf(Refused.class, open(MISSING)).line());
  }

  @Test
  void whatIsSentToAnotherMachineIsSaid() {
    assertEquals("", Sandboxes.notice(URI.create("http://localhost:8080")));
    assertEquals("", Sandboxes.notice(URI.create("https://[::1]:8080")));
    assertEquals(
        "programs run in Sandbox Fusion at http://192.0.2.1:8080; the files that they need are sent"
            + " there, not encrypted",
        Sandboxes.notice(URI.create("http://192.0.2.1:8080")));
    assertEquals(
        "programs run in Sandbox Fusion at https://192.0.2.1; the files that they need are sent"
            + " there",
        Sandboxes.notice(URI.create("https://192.0.2.1")));
  }

  private OpenedSandbox open(Availability bubblewrap) throws InterruptedException {
    return Sandboxes.open(settings(), shell.shell(), () -> bubblewrap);
  }

  private Settings settings() {
    return Layers.load(shell.shell(), scratch.resolve("work"), Map.of());
  }
}
