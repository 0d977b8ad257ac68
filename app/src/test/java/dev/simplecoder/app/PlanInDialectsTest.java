package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.simplecoder.agent.dialect.DialectModel;
import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.agent.dialect.Dialects;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.ScriptedModel;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.plan.Plan;
import dev.simplecoder.agent.plan.PlanReader;
import dev.simplecoder.agent.plan.Step;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.models.Json;
import dev.simplecoder.tools.JsonArguments;
import dev.simplecoder.tools.Toolset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A plan is no call, whatever stands around it, and is read in every dialect. */
class PlanInDialectsTest {

  private static final Plan PLAN =
      new Plan(
          List.of(
              new Step("Create it", List.of(new WorkspacePath("server.py")), "python -m unittest"),
              new Step("Add a route", List.of(), "")));

  private static final List<String> WRITTEN =
      List.of(
          "1. Create it\n   files: server.py\n   check: python -m unittest\n2. Add a route\n",
          """
          The plan:
          ```
          1. Create it
             files: server.py
             check: python -m unittest
          2. Add a route
          ```
          """,
          """
          ```json
          {"steps": [{"do": "Create it", "files": ["server.py"], "check": "python -m unittest"},
            {"do": "Add a route"}]}
          ```
          """);

  @ParameterizedTest
  @EnumSource
  void aPlanComesThrough(DialectName dialect) throws Exception {
    for (String text : WRITTEN) {
      String written = dialect == DialectName.JSON ? Json.text(Map.of("answer", text)) : text;
      var said = new Reply.Said(new Message.Assistant(written, List.of()), Usage.NONE);
      var model =
          new DialectModel(
              new ScriptedModel("script", 8192, List.of(said)),
              Dialects.of(dialect, JsonArguments::parse));
      var prompt = new Prompt(List.of(new Message.User("Write a plan.")), Toolset.specs());
      Reply.Said read = assertInstanceOf(Reply.Said.class, model.ask(prompt, _ -> {}));
      assertEquals(List.of(), read.message().calls(), written);
      assertEquals(new PlanReader.Read.Made(PLAN), PlanReader.read(read.message().text()), written);
    }
  }
}
