package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplecoder.app.models.OllamaModelCard;
import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import dev.simplecoder.app.models.RecordedRequest;
import dev.simplecoder.app.play.PlanPlayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every console block of the README comes out as it says. A dot of three stands for any text of its
 * line.
 */
class ReadmeIT {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```console\n(.*?)^```$");
  private static final String GREET =
      """
      def greet(name):
          return f"Hello, {name}!"
      """;

  private static final String TEST =
      """
      import unittest

      from greet import greet


      class GreetTest(unittest.TestCase):
          def test_greets_by_name(self):
              self.assertEqual("Hello, Ada!", greet("Ada"))
      """;

  /** The folder of the repository with data to try things on. */
  private static final String SAMPLES = "app/samples";

  private static final String GOODBYE = "add a function that says goodbye";

  private static final OllamaModelCard SMALLER =
      OllamaModelCard.withTools("granite4:3b").sized("3.4B");

  /** What the last message of a trial's questions holds, in their order. */
  private static final List<String> TRIAL =
      List.of("say how many chairs", "31 chairs", "from 12 to 15", "sample.py");

  @TempDir Path scratch;

  @TestFactory
  List<DynamicTest> everyBlockComesOutAsItSays() throws IOException {
    Matcher blocks = BLOCK.matcher(Files.readString(repository("README.md")));
    List<DynamicTest> tests = new ArrayList<>();
    while (blocks.find()) {
      String block = blocks.group(1);
      Path folder = scratch.resolve("block" + tests.size());
      tests.add(dynamicTest(block.lines().findFirst().orElse(""), () -> check(block, folder)));
    }
    assertTrue(5 < tests.size(), "blocks: " + tests.size());
    return tests;
  }

  private static Path repository(String name) {
    return Path.of(System.getProperty("simplecoder.repository"), name);
  }

  private static void check(String block, Path folder) throws IOException, InterruptedException {
    OllamaModelCard[] models =
        block.contains("simplecoder router") || block.contains("--gate")
            ? new OllamaModelCard[] {OllamaModelCard.CODER, SMALLER}
            : new OllamaModelCard[] {OllamaModelCard.CODER};
    try (var server = OllamaServer.start(models)) {
      server.otherwise(ReadmeIT::reply);
      var program =
          new BuiltProgram(folder, server.baseUrl().toString()).with("SIMPLECODER_SEED", "1");
      Files.writeString(program.workspace().resolve("greet.py"), GREET);
      if (block.contains(GOODBYE) || block.contains("simplecoder watch")) {
        Files.writeString(program.workspace().resolve("test_greet.py"), TEST);
      }
      if (block.contains(SAMPLES)) {
        Files.createDirectory(program.workspace().resolve("app"));
        Files.createSymbolicLink(program.workspace().resolve(SAMPLES), repository(SAMPLES));
      }
      var seen = new StringBuilder();
      for (String line : block.lines().filter(line -> line.startsWith("$ ")).toList()) {
        seen.append(line).append('\n').append(program.shell(line.substring(2)));
      }
      assertTrue(
          Pattern.matches(pattern(block), seen), () -> "expected:\n" + block + "but was:\n" + seen);
    }
  }

  private static String pattern(String block) {
    return List.of(block.split("…", -1)).stream()
        .map(Pattern::quote)
        .collect(Collectors.joining("[^\n]*"));
  }

  /** What a model might have said. */
  private static OllamaReply reply(RecordedRequest request) {
    JsonNode messages = request.json().path("messages");
    JsonNode last = messages.get(messages.size() - 1);
    for (int question = 0; question < TRIAL.size(); question++) {
      if (last.path("content").asText().contains(TRIAL.get(question))) {
        return request.json().path("tools").isEmpty()
            ? OllamaReply.text("I cannot do that.")
            : ProbeTest.SURVIVES[question];
      }
    }
    if (messages.toString().contains(PlanPlayer.REQUEST)) {
      return PlanPlayer.straight().apply(request);
    }
    if (messages.toString().contains("how is a person greeted")) {
      return OllamaReply.text("greet(name) returns a greeting (greet.py:1-2).");
    }
    if (messages.toString().contains(GOODBYE)) {
      return goodbye(last);
    }
    if (!messages.toString().contains("create a hello.py file")) {
      return OllamaReply.text("It defines greet(name), which returns a greeting.");
    }
    return last.path("role").asText().equals("tool")
        ? OllamaReply.text("I created hello.py, which prints a greeting.")
        : OllamaReply.toolCall(
            "write_file", Map.of("path", "hello.py", "content", "print(\"Hello, world!\")\n"));
  }

  /** A change that breaks a test at first. */
  private static OllamaReply goodbye(JsonNode last) {
    String said = last.path("content").asText();
    if (last.path("role").asText().equals("tool")) {
      return OllamaReply.text("I added goodbye(name) to greet.py.");
    }
    boolean isTold = said.startsWith("[The project's checks") || said.startsWith("[What was");
    String greet = isTold ? GREET : GREET.replace("Hello", "Hi");
    String added = "\n\ndef goodbye(name):\n    return f\"Goodbye, {name}!\"\n";
    return OllamaReply.toolCall("write_file", Map.of("path", "greet.py", "content", greet + added));
  }
}
