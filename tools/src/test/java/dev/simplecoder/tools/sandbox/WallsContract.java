package dev.simplecoder.tools.sandbox;

import static dev.simplecoder.tools.sandbox.SandboxContract.exited;
import static dev.simplecoder.tools.sandbox.SandboxContract.python;
import static dev.simplecoder.tools.sandbox.SandboxContract.withCaps;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.tools.sandbox.Outcome.Cap;
import dev.simplecoder.tools.sandbox.Outcome.Capped;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sandbox on this machine keeps from a program, and how much it lets it have. */
interface WallsContract {

  long MIB = 1 << 20;
  Limit ROOMY = new Limit(60, 60, 512 * MIB, 64, 64 * MIB, 4096);

  /** Caps of which a test changes one or two. */
  record Limit(int wallSeconds, int cpuSeconds, long memory, int processes, long disk, int files) {

    Limit cpu(int seconds) {
      return new Limit(wallSeconds, seconds, memory, processes, disk, files);
    }

    Limit memory(long bytes) {
      return new Limit(wallSeconds, cpuSeconds, bytes, processes, disk, files);
    }

    Limit processes(int most) {
      return new Limit(wallSeconds, cpuSeconds, memory, most, disk, files);
    }

    Limit disk(long bytes) {
      return new Limit(wallSeconds, cpuSeconds, memory, processes, bytes, files);
    }

    Limit files(int most) {
      return new Limit(wallSeconds, cpuSeconds, memory, processes, disk, most);
    }

    Caps caps() {
      return new Caps(
          Duration.ofSeconds(wallSeconds),
          Duration.ofSeconds(cpuSeconds),
          memory,
          processes,
          disk,
          files,
          1 << 16);
    }
  }

  /** How long programs sleep that are looked for; those of another build on this machine do not. */
  String LEFT_RUNNING = sleeping("86311.25");

  String INTERRUPTED = sleeping("86322.25");

  Sandbox sandbox();

  @Test
  default void aProgramThatComputesOnIsEndedAtItsCpuTime() throws Exception {
    for (String program :
        List.of(
            "while True: pass",
            "import signal; signal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True: pass")) {
      Outcome outcome = run(program, ROOMY.cpu(1).caps());
      assertEquals(Cap.CPU_TIME, assertInstanceOf(Capped.class, outcome).cap(), program);
    }
  }

  @Test
  default void aProgramIsEndedWhenItsProcessesTogetherUseTooMuchMemory() throws Exception {
    for (String program :
        List.of(
            "kept = []\nwhile True: kept.append(bytearray(1 << 20))",
            """
            import os
            for _ in range(4):
                if os.fork() == 0:
                    kept = os.urandom(50 << 20)
                    while True: pass
            while True: pass
            """)) {
      Outcome outcome = run(program, ROOMY.memory(150 * MIB).caps());
      assertEquals(Cap.MEMORY, assertInstanceOf(Capped.class, outcome).cap(), program);
    }
  }

  @Test
  default void memoryThatProcessesShareCountsOnce() throws Exception {
    String program =
        """
        import os, time
        shared = os.urandom(60 << 20)
        children = []
        for _ in range(4):
            child = os.fork()
            if child == 0:
                time.sleep(0.5)
                os._exit(0)
            children.append(child)
        print([os.waitpid(child, 0)[1] for child in children])
        """;
    Caps caps = ROOMY.memory(150 * MIB).caps();
    assertEquals("[0, 0, 0, 0]\n", exited(0, run(program, caps)).out());
  }

  @Test
  default void soManyProcessesAndThreadsItHasAndNotOneMore() throws Exception {
    String program =
        """
        import os, time
        children = 0
        try:
            while True:
                if os.fork() == 0:
                    time.sleep(60)
                children += 1
        except BlockingIOError:
            print(1 + children)
        """;
    Caps caps = ROOMY.processes(20).caps();
    assertEquals("20\n", exited(0, run(program, caps)).out());
    String threads =
        """
        import threading, time
        started = 0
        try:
            while True:
                threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
                started += 1
        except RuntimeError:
            print(1 + started, flush=True)
        import os
        os._exit(0)
        """;
    assertEquals("20\n", exited(0, run(threads, caps)).out());
  }

  @Test
  default void allItsFoldersTogetherHoldSoMuchAndNotMore() throws Exception {
    String program =
        """
        import os, tempfile
        written = 0
        for folder in ['.', os.path.expanduser('~'), tempfile.gettempdir(), '/dev/shm', '/run']:
            try:
                with open(os.path.join(folder, 'big'), 'wb', buffering=0) as file:
                    while True:
                        written += file.write(bytes(1 << 16))
            except OSError:
                pass
        print(written >> 20)
        """;
    int mib = Integer.parseInt(exited(0, run(program, ROOMY.disk(8 * MIB).caps())).out().strip());
    assertTrue(8 <= mib && mib <= 9, "" + mib);
  }

  @Test
  default void itMakesSoManyFilesAndNotMore() throws Exception {
    String program =
        """
        import tempfile, os
        made = 0
        for folder in ['.', os.path.expanduser('~'), tempfile.gettempdir(), '/dev/shm', '/run']:
            try:
                while True:
                    open(os.path.join(folder, str(made)), 'w').close()
                    made += 1
            except OSError:
                pass
        print(made)
        """;
    int made = Integer.parseInt(exited(0, run(program, ROOMY.files(500).caps())).out().strip());
    assertTrue(500 <= made && made < 600, "" + made);
  }

  @Test
  default void itReachesNoNetworkNotEvenThisMachine() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String program =
          """
          import socket
          for family, host in [(socket.AF_INET, '127.0.0.1'), (socket.AF_INET6, '::1'), (socket.AF_INET, '192.0.2.1')]:
              try:
                  socket.socket(family).connect((host, %d))
                  print('connected to', host)
              except OSError as refused:
                  print('refused')
          """
              .formatted(server.getLocalPort());
      assertEquals("refused\nrefused\nrefused\n", exited(0, run(program, Caps.PROGRAM)).out());
    }
  }

  @Test
  default void itSeesNothingOfThePersonAndChangesNothingOfTheMachine(@TempDir Path folder)
      throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "told");
    String program =
        """
        import os
        print(os.path.exists('%s'))
        print([name for name in os.listdir(os.path.expanduser('~')) if name in ('.ssh', '.m2', '.bashrc', 'Documents')])
        for place in ['/', '/usr', '/etc', '/usr/bin', '/dev', '/etc/passwd']:
            try:
                open(place if place == '/etc/passwd' else os.path.join(place, 'mine'), 'a')
                print('wrote to', place)
            except OSError:
                pass
        print(sorted(os.listdir('/etc')).count('shadow'))
        print(all(int(pid) < 50 for pid in os.listdir('/proc') if pid.isdigit()))
        """
            .formatted(secret);
    assertEquals("False\n[]\n0\nTrue\n", exited(0, run(program, Caps.PROGRAM)).out());
  }

  @Test
  default void itHasNoOpenFilesButItsThreeStreamsAndNoRights() throws Exception {
    String program =
        """
        import os
        print(sorted(int(fd) for fd in os.listdir('/proc/self/fd')))
        for line in open('/proc/self/status'):
            if line.split(':')[0] in ('CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb', 'NoNewPrivs'):
                print(int(line.split(':')[1], 16))
        print(os.getuid(), os.getgid(), os.getsid(0) != 0)
        """;
    String out = exited(0, run(program, Caps.PROGRAM)).out();
    assertEquals("[0, 1, 2, 3]\n0\n0\n0\n0\n0\n1\n1000 1000 True\n", out);
  }

  @Test
  default void whatItLeavesRunningEndsWithIt() throws Exception {
    String program =
        """
        import subprocess
        subprocess.Popen(['sleep', '%1$s'], start_new_session=True)
        subprocess.Popen(['setsid', '-f', 'sleep', '%1$s'])
        print('done')
        """
            .formatted(LEFT_RUNNING);
    assertEquals("done\n", exited(0, run(program, Caps.PROGRAM)).out());
    assertFalse(isRunning(LEFT_RUNNING));
  }

  @Test
  default void anInterruptEndsAllOfItAndGoesOn() throws Exception {
    Caps caps = ROOMY.caps();
    var failure = new CompletableFuture<Throwable>();
    Job job =
        withCaps(
            python(
                """
                import subprocess, signal
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                subprocess.run(['sleep', '%s'])
                """
                    .formatted(INTERRUPTED)),
            caps);
    Thread runner =
        Thread.ofPlatform()
            .start(() -> {
              try {
                sandbox().run(job);
                failure.complete(new AssertionError("ran to its end"));
              } catch (Exception ended) {
                failure.complete(ended);
              }
            });
    while (!isRunning(INTERRUPTED)) {
      Thread.onSpinWait();
    }
    runner.interrupt();
    assertInstanceOf(InterruptedException.class, failure.get());
    assertFalse(isRunning(INTERRUPTED));
  }

  @Test
  default void aReadableFolderIsSeenBelowItsHomeAndCannotBeChanged(@TempDir Path folder)
      throws Exception {
    Files.createDirectories(folder.resolve("cache/sub"));
    Files.writeString(folder.resolve("cache/sub/library"), "content");
    Job job =
        python(
            "import os; os.chdir(os.path.expanduser('~/.tool/cache')); print(open('sub/library').read()); open('new', 'w')");
    var readable =
        List.of(
            new ReadableFolder(folder.resolve("cache"), ".tool/cache"),
            new ReadableFolder(folder.resolve("missing"), ".tool/missing"));
    Outcome outcome =
        sandbox()
            .run(
                new Job(
                    job.command(), job.files(), new LinkedHashMap<>(), readable, "", Caps.PROGRAM));
    var output = exited(1, outcome);
    assertEquals("content\n", output.out());
    assertTrue(output.err().contains("Read-only file system"), output.err());
  }

  default Outcome run(String program, Caps caps) throws Exception {
    return sandbox().run(withCaps(python(program), caps));
  }

  /** The digits at its end are this process's. */
  static String sleeping(String seconds) {
    return seconds + ProcessHandle.current().pid();
  }

  /** Whether some process of this machine has the argument. */
  static boolean isRunning(String argument) {
    return ProcessHandle.allProcesses()
        .anyMatch(process -> process.info().commandLine().orElse("").endsWith(" " + argument));
  }
}
