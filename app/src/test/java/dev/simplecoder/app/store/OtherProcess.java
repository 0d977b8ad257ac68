package dev.simplecoder.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another process that runs a class of these tests. */
public final class OtherProcess {

  private OtherProcess() {}

  public static Process start(Class<?> main, Object... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** Waits until all have ended well. */
  public static void await(List<Process> processes) throws IOException, InterruptedException {
    for (Process each : processes) {
      String out = new String(each.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, each.waitFor(), out);
    }
  }
}
