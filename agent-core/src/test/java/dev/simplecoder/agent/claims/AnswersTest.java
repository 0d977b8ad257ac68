package dev.simplecoder.agent.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.agent.Tasks;
import dev.simplecoder.agent.event.Progress;
import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.agent.tool.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Answers as small models give them. In the file a case is the request, the calls of the task
 * ({@code --}), the answer, and what is doubted in it or missing from it ({@code =>}).
 */
class AnswersTest {

  private static final Path FILE = Path.of("src/test/golden/answers.txt");
  private static final String HEAD = "==== ";
  private static final String CALL = "-- ";
  private static final String FOUND = "=> ";

  /** Its text is shown as the name of the test. */
  record Case(String request, List<String> calls, String answer, List<String> found) {}

  @ParameterizedTest
  @MethodSource("cases")
  void onlyWhatIsNotSoIsDoubted(Case each) {
    Progress.Called[] calls =
        each.calls().stream().map(AnswersTest::call).toArray(Progress.Called[]::new);
    Progress progress = Tasks.answered(each.request(), each.answer(), calls);
    List<String> found = new ArrayList<>();
    Claims.unsupported(progress)
        .forEach(claim -> found.add("%s (%s)".formatted(claim.text(), claim.why())));
    Unfinished.of(progress).ifPresent(lack -> found.add(lack.getClass().getSimpleName()));
    assertEquals(each.found(), found);
  }

  static Stream<Case> cases() throws IOException {
    return Stream.of(("\n" + Files.readString(FILE)).split("\n" + HEAD, -1))
        .filter(piece -> !piece.isEmpty())
        .map(AnswersTest::read);
  }

  private static Case read(String piece) {
    List<String> lines = piece.lines().toList();
    List<String> rest = lines.subList(1, lines.size());
    String answer =
        rest.stream()
            .filter(line -> !line.startsWith(CALL) && !line.startsWith(FOUND))
            .collect(Collectors.joining("\n"));
    return new Case(lines.getFirst(), marked(rest, CALL), answer, marked(rest, FOUND));
  }

  private static List<String> marked(List<String> lines, String mark) {
    return lines.stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .toList();
  }

  private static Progress.Called call(String text) {
    String[] words = text.split(" ", -1);
    return switch (words[0]) {
      case "wrote" -> Tasks.wrote(words[1]);
      case "read" -> Tasks.read(words[1]);
      case "ran" ->
          Tasks.called(new Action.Run(List.of(words[1])), new ToolResult.Done("ok", "ok"));
      case "denied" ->
          Tasks.called(
              new Action.Write(words[1], Action.Scope.INSIDE, ""),
              new ToolResult.Denied("no", "no"));
      default -> throw new IllegalArgumentException(text);
    };
  }
}
