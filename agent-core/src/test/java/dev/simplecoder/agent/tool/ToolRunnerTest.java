package dev.simplecoder.agent.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.agent.FakeTool;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolRunnerTest {

  private final FakeTool tool = new FakeTool("read_file");
  private final List<String> questions = new ArrayList<>();

  @Test
  void whatIsAllowedRunsWithoutAQuestion() throws Exception {
    assertEquals(
        begun(new ToolResult.Done("text of a", "1 line"), "a"),
        runner(new Permissions.Decision.Allow(), Approver.Answer.NO).run(call("a")));
    assertEquals(List.of("a"), tool.runs());
    assertEquals(List.of(), questions);
  }

  @Test
  void whatIsAskedForRunsOnAYes() throws Exception {
    assertEquals(
        begun(new ToolResult.Done("text of a", "1 line"), "a"),
        runner(new Permissions.Decision.Ask("read a?"), Approver.Answer.ONCE).run(call("a")));
    assertEquals(List.of("read a?"), questions);
  }

  @Test
  void aNoRunsNothing() throws Exception {
    assertEquals(
        notBegun(
            new ToolResult.Denied(
                "The person did not allow this. Go on without it.", "not allowed")),
        runner(new Permissions.Decision.Ask("read a?"), Approver.Answer.NO).run(call("a")));
    assertEquals(List.of(), tool.runs());
  }

  @Test
  void whatIsDeniedIsNotEvenAskedFor() throws Exception {
    assertEquals(
        notBegun(new ToolResult.Denied("read-only", "read-only")),
        runner(new Permissions.Decision.Deny("read-only"), Approver.Answer.ONCE).run(call("a")));
    assertEquals(List.of(), tool.runs());
    assertEquals(List.of(), questions);
  }

  @Test
  void aMissingArgumentIsAnInvalidCall() throws Exception {
    ToolCall call = new ToolCall("c", "read_file", Arguments.of("{}", Map.of()));
    assertEquals(
        notBegun(new ToolResult.Invalid("path is missing", "path is missing")),
        allowing().run(call));
  }

  @Test
  void unreadableArgumentsAreAnInvalidCallWhateverTheTool() throws Exception {
    for (String name : List.of("read_file", "tool_call")) {
      ToolCall call =
          new ToolCall("c", name, Arguments.unreadable("{\"path", "it ends in a string"));
      assertEquals(
          notBegun(
              new ToolResult.Invalid(
                  "The arguments of " + name + " could not be read: it ends in a string",
                  "unreadable arguments")),
          allowing().run(call));
    }
  }

  @Test
  void aBrokenDiskIsAFailedResult() throws Exception {
    assertEquals(
        begun(
            new ToolResult.Failed("read_file failed: the disk is broken", "the disk is broken"),
            "broken"),
        allowing().run(call("broken")));
  }

  private static ToolRunner.Ran begun(ToolResult result, String path) {
    return new ToolRunner.Ran(result, new Action.Read(path, Action.Scope.INSIDE));
  }

  private static ToolRunner.Ran notBegun(ToolResult result) {
    return new ToolRunner.Ran(result, null);
  }

  private ToolRunner allowing() {
    return runner(new Permissions.Decision.Allow(), Approver.Answer.NO);
  }

  private ToolRunner runner(Permissions.Decision decision, Approver.Answer answer) {
    return new ToolRunner(
        List.of(tool),
        _ -> decision,
        (_, question) -> {
          questions.add(question);
          return answer;
        });
  }

  private static ToolCall call(String path) {
    return new ToolCall("c", "read_file", Arguments.of("{}", Map.of("path", path)));
  }
}
