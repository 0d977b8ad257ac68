package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import dev.simplecoder.agent.EditFormat;
import dev.simplecoder.agent.Programs;
import dev.simplecoder.agent.Prompts;
import dev.simplecoder.agent.dialect.DialectModel;
import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.agent.dialect.Dialects;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.tool.Tool;
import dev.simplecoder.app.models.Choice;
import dev.simplecoder.app.models.Engine;
import dev.simplecoder.app.models.ModelServers;
import dev.simplecoder.app.models.ModelSettings;
import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import dev.simplecoder.app.verify.ScriptedVerifier;
import dev.simplecoder.tools.JsonArguments;
import dev.simplecoder.tools.Limits;
import dev.simplecoder.tools.PassageSearch;
import dev.simplecoder.tools.Toolset;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.fs.Workspace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fixed part of every prompt is paid for on every step of a small window. */
class PromptSizeTest {

  private static final int MOST_TOKENS = 1_200;

  private static final int MOST_INSTRUCTIONS = 220;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void theInstructionsAreShort(EditFormat format) {
    var tokenizer = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
    for (Programs programs : Programs.values()) {
      int tokens = tokenizer.countTokens(Prompts.act(format, programs));
      assertTrue(tokens < MOST_INSTRUCTIONS, format + ", " + programs + ": " + tokens);
    }
  }

  @ParameterizedTest
  @EnumSource
  void instructionsAndFiveToolsAsSentFitTheirShare(DialectName dialect) throws Exception {
    var workspace = new Workspace(Roots.of(folder, folder));
    fit(dialect, Programs.NONE, Toolset.of(workspace, Limits.DEFAULT, EditFormat.BY_SIZE));
    for (EditFormat edits : EditFormat.values()) {
      fit(
          dialect,
          Programs.TESTS,
          Toolset.withTests(
              workspace, Limits.DEFAULT, edits, PassageSearch.NONE, new ScriptedVerifier()));
    }
  }

  private static void fit(DialectName dialect, Programs programs, List<Tool> tools)
      throws Exception {
    var tokenizer = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
    try (var server = OllamaServer.start()) {
      server.reply(OllamaReply.text("Hello."));
      var models = new ModelServers(InstantSource.system(), _ -> {}, new Random(1), Engine.NONE);
      var settings = ModelSettings.at(server.baseUrl());
      var chosen = assertInstanceOf(Choice.One.class, models.choose(settings));
      var prompt =
          new Prompt(
              List.of(
                  new Message.Instructions(Prompts.act(EditFormat.BY_SIZE, programs)),
                  new Message.User("")),
              tools.stream().map(tool -> tool.spec()).toList());

      new DialectModel(
              models.model(chosen, settings, null), Dialects.of(dialect, JsonArguments::parse))
          .ask(prompt, _ -> {});

      JsonNode sent = server.chats().getFirst();
      assertEquals(dialect == DialectName.NATIVE ? 5 : 0, sent.path("tools").size());
      int instructions =
          tokenizer.countTokens(sent.path("messages").path(0).path("content").asText());
      int schemas =
          sent.path("tools").isEmpty() ? 0 : tokenizer.countTokens(sent.path("tools").toString());
      assertTrue(
          instructions + schemas <= MOST_TOKENS,
          "instructions " + instructions + " + schemas " + schemas);
    }
  }
}
