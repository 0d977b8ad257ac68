package dev.simplecoder.app.models;

import static dev.simplecoder.app.models.ModelContract.HELLO;
import static dev.simplecoder.app.models.ModelContract.QUICK;
import static dev.simplecoder.app.models.ModelContract.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.ToolSpec;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.app.http.HttpTimeouts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What every adapter makes of the forms of a prompt, and how it measures what repeats. */
interface PromptContract {

  Model model(URI baseUrl, HttpTimeouts timeouts);

  OllamaServer server();

  /** What a dialect makes of a conversation whose calls are text. */
  static Prompt conversation(Prompt.Form form) {
    return new Prompt(
        List.of(
            new Message.Instructions("Be brief."),
            new Message.User("Go"),
            new Message.Assistant(
                "I look.",
                List.of(new ToolCall("text_2_0", "write_file", Arguments.of("{}", Map.of()))),
                "I look.\n```write_file a\n```"),
            new Message.ToolReply("text_2_0", "write_file", "Written.", false)),
        List.of(WRITE),
        form);
  }

  @Test
  default void whereCallsAreTextNoToolsAreSentAndRepliesGoBackAsTheyWereWritten()
      throws InterruptedException {
    try (var server = server().reply(OllamaReply.text("Fine."), OllamaReply.text("{}"))) {
      assertEquals("Fine.", ask(server, conversation(Prompt.Form.TEXT)));
      assertEquals("{}", ask(server, conversation(Prompt.Form.JSON)));
      for (JsonNode sent : server.chats()) {
        assertTrue(sent.path("tools").isEmpty(), sent.toString());
        assertEquals(
            Json.read(
                """
                [{"role": "system", "content": "Be brief."},
                 {"role": "user", "content": "Go"},
                 {"role": "assistant", "content": "I look.\\n```write_file a\\n```"},
                 {"role": "user", "content": "Written."}]
                """),
            sent.path("messages"));
      }
    }
  }

  /** The schema that a reply in JSON is held to, as the protocol sends it. */
  JsonNode schema(JsonNode request);

  @Test
  default void aReplyInJsonIsHeldToOneCallOrAnAnswerInThisOrder() throws InterruptedException {
    var none = new ToolSpec("list_files", "Lists.", List.of());
    var prompt = new Prompt(HELLO.messages(), List.of(WRITE, none), Prompt.Form.JSON);
    try (var server = server().reply(OllamaReply.text("{}"), OllamaReply.text("Hi."))) {
      ask(server, prompt);
      ask(server, new Prompt(HELLO.messages(), List.of(WRITE), Prompt.Form.TEXT));
      assertEquals(
          """
          {"anyOf":[\
          {"type":"object","properties":{\
          "thought":{"type":"string"},\
          "tool":{"type":"string","enum":["write_file"]},\
          "arguments":{"type":"object","properties":{\
          "path":{"type":"string"},"lines":{"type":"integer"},"force":{"type":"boolean"}},\
          "required":["path"],"additionalProperties":false}},\
          "required":["tool","arguments"],"additionalProperties":false},\
          {"type":"object","properties":{\
          "thought":{"type":"string"},\
          "tool":{"type":"string","enum":["list_files"]},\
          "arguments":{"type":"object","properties":{},"required":[],\
          "additionalProperties":false}},\
          "required":["tool","arguments"],"additionalProperties":false},\
          {"type":"object","properties":{\
          "thought":{"type":"string"},"answer":{"type":"string"}},\
          "required":["answer"],"additionalProperties":false}]}\
          """,
          schema(server.chats().getFirst()).toString());
      assertTrue(schema(server.chats().getLast()).isMissingNode());
    }
  }

  /** Where the reply is cut off, as the protocol sends it. */
  JsonNode limit(JsonNode request);

  @Test
  default void aReplyIsCutOffAfterSoManyTokensOnlyWhereThePromptSaysSo()
      throws InterruptedException {
    var cut = new Prompt(HELLO.messages(), List.of(), Prompt.Form.TEXT, OptionalInt.of(48));
    try (var server = server().otherwise(_ -> OllamaReply.text("Hi."))) {
      ask(server, cut);
      ask(server, HELLO);
      assertEquals(48, limit(server.chats().getFirst()).asInt());
      assertTrue(limit(server.chats().getLast()).isMissingNode());
    }
  }

  @Test
  default void whatRepeatsThePromptBeforeIsMeasuredAtTheHead() throws InterruptedException {
    List<Message> more = new ArrayList<>(HELLO.messages());
    more.add(new Message.Assistant("Hi.", List.of()));
    more.add(new Message.User("Go on"));
    try (var server = server().otherwise(_ -> OllamaReply.text("Hi."))) {
      Model model = model(server.baseUrl(), QUICK);
      List<Usage.Reuse> reuses = new ArrayList<>();
      for (Prompt prompt : List.of(HELLO, HELLO, new Prompt(more, HELLO.tools()))) {
        reuses.add(model.ask(prompt, _ -> {}).usage().reuse());
      }
      int once = sent(server.chats().get(1)).length();
      int whole = sent(server.chats().get(2)).length();
      assertEquals(
          List.of(
              new Usage.Reuse(once, 0, 0),
              new Usage.Reuse(once, once, 0),
              new Usage.Reuse(whole, once - 1, 0)),
          reuses,
          "all but the bracket at the end");
    }
  }

  private static String sent(JsonNode request) {
    return request.path("tools") + "" + request.path("messages");
  }

  @Test
  default void whatTheServerSaysThatItReusedIsPassedOn() throws InterruptedException {
    try (var server = server().counting().otherwise(_ -> OllamaReply.text("Hi."))) {
      Model model = model(server.baseUrl(), QUICK);
      assertEquals(0, model.ask(HELLO, _ -> {}).usage().reuse().cachedTokens());
      Usage second = model.ask(HELLO, _ -> {}).usage();
      assertEquals(second.promptTokens() - 1, second.reuse().cachedTokens());
    }
  }

  private String ask(OllamaServer server, Prompt prompt) throws InterruptedException {
    return ((Reply.Said) model(server.baseUrl(), QUICK).ask(prompt, _ -> {})).message().text();
  }
}
