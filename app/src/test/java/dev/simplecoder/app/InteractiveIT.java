package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session as a person has it: the built program in a pseudo terminal. */
class InteractiveIT {

  private static final String CTRL_C = "\003";
  private static final String CTRL_D = "\004";

  @TempDir Path scratch;
  private OllamaServer server;
  private BuiltProgram program;

  @BeforeEach
  void start() throws IOException {
    server = OllamaServer.start();
    program =
        new BuiltProgram(scratch, server.baseUrl().toString()).with("SIMPLECODER_VERIFY", "off");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void messagesAreTasksOfOneSession() throws Exception {
    server.reply(
        OllamaReply.toolCall("write_file", Map.of("path", "a.txt", "content", "a\n")),
        OllamaReply.text("I wrote a.txt."),
        OllamaReply.text("You are welcome."));
    try (PtySession terminal = program.terminal(24, 80, "--interactive", "write a.txt")) {
      terminal.await("[n]o, [?]").type("a").await("applied 1 file");
      assertEquals(Map.of("a.txt", "a\n"), program.files());
      terminal.type("thanks\r").await("You are welcome.");
      terminal.type(CTRL_D).await("simplecoder --interactive --resume");
      assertEquals(0, terminal.exit());
    }
    var last = server.chats().getLast().path("messages");
    assertTrue(last.toString().contains("I wrote a.txt."), last.toString());
    String list = program.run("", "sessions").out();
    assertTrue(list.contains("2 tasks"), list);
  }

  @Test
  void ctrlCCancelsTheTurnInEveryPhaseAndTheSessionGoesOn() throws Exception {
    try (PtySession terminal = program.terminal(24, 80, "--interactive")) {
      terminal.awaitPrompt();
      server.reply(OllamaReply.held(OllamaReply.text("never")));
      terminal.type("while it loads\r").await("loading").type(CTRL_C).await("interrupted");

      server.reply(OllamaReply.hangAfter("The beginning of an\n\nanswer that"));
      terminal.awaitPrompt().type("while it writes\r").await("beginning of an").type(CTRL_C);
      terminal.await("answer that").await("(cut off here)");
      server.reply(OllamaReply.text("I had begun."));
      terminal.awaitPrompt().type("and then?\r").await("I had begun.");
      var asked = server.chats().getLast().path("messages").toString();
      assertTrue(asked.contains("answer that\\n\\n(Cut off here"), asked);

      server.reply(
          OllamaReply.toolCall("write_file", Map.of("path", "a.txt", "content", "a\n")),
          OllamaReply.text("I wrote a.txt."));
      terminal.awaitPrompt().type("while it asks\r").await("[n]o, [?]").type(CTRL_C);
      terminal.await("still to be decided on").awaitPrompt();
      assertEquals(Map.of(), program.files());
      terminal.type("/apply\r").await("applied 1 file").awaitPrompt();
      assertEquals(Map.of("a.txt", "a\n"), program.files());

      terminal.type("half a line").await("> half a line").type(CTRL_C).awaitPrompt();
      terminal.type(CTRL_D).await("To go on");
      assertEquals(0, terminal.exit());
    }
  }

  @Test
  void aRequestIsPlannedAskedAboutAndDone() throws Exception {
    server.reply(
        OllamaReply.text("1. Write a note\n   files: note.txt"),
        OllamaReply.toolCall("write_file", Map.of("path", "note.txt", "content", "hi\n")),
        OllamaReply.text("The note is written."));
    try (PtySession terminal = program.terminal(24, 80, "--interactive")) {
      terminal.awaitPrompt();
      says(terminal, "/plan only", "planned, and not done");
      says(terminal, "/plan perhaps", "/plan takes on, off or only");
      says(terminal, "/plan on", "step by step");
      terminal.type("leave a note\r").await("Go on by this plan?").type("y");
      terminal.await("[f]iles").type("y").await("applied 1 file").awaitPrompt();
      assertEquals(Map.of("note.txt", "hi\n"), program.files());
      terminal.type(CTRL_D);
      assertEquals(0, terminal.exit());
    }
  }

  @Test
  void whatIsTypedAheadIsNoAnswerAndIsTakenAfterTheTask() throws Exception {
    server.reply(
        OllamaReply.hangAfter("Let me see.\n\nWell "),
        OllamaReply.text("A second answer."),
        OllamaReply.text("A third answer."));
    try (PtySession terminal = program.terminal(24, 80, "--interactive", "first")) {
      terminal.await("Let me see.").type("second").await("second").type("\r").await("queued");
      terminal.type("third").await("third");
      server.release();
      terminal.await("A second answer.").await("> third").type("\r").await("A third answer.");
      terminal.awaitPrompt().type("/exit\r");
      assertEquals(0, terminal.exit());
    }
  }

  @Test
  void aMessageMayHaveManyLinesAndAPasteIsOneMessage() throws Exception {
    server.otherwise(_ -> OllamaReply.text("Read."));
    String paste = "x\r".repeat(5_000);
    try (PtySession terminal = program.terminal(24, 80, "--interactive")) {
      terminal.awaitPrompt().type("one\033\rtwo\\\rthree").await("three").type("\r").await("Read.");
      assertEquals("one\ntwo\nthree", lastRequest());

      terminal.awaitPrompt().type("Look: \033[200~" + paste + "\033[201~");
      terminal.await("Look: [pasted 5,000 lines]").type(" done\r").await("220 tokens");
      assertEquals("Look: " + paste.replace('\r', '\n') + " done", lastRequest());
      terminal.type(CTRL_D);
      assertEquals(0, terminal.exit());
    }
    assertEquals(2, server.chats().size());
  }

  @Test
  void linesAreCompletedRememberedAndEdited() throws Exception {
    server.otherwise(_ -> OllamaReply.text("Read."));
    Files.writeString(program.workspace().resolve(".gitignore"), "secret.txt\n");
    Files.writeString(program.workspace().resolve("secret.txt"), "hidden\n");
    Files.createDirectories(program.workspace().resolve("src/main"));
    Files.writeString(program.workspace().resolve("src/main/Parser.java"), "class Parser {}\n");
    Path editor = Files.writeString(scratch.resolve("editor"), "#!/bin/sh\necho edited >\"$1\"\n");
    assertTrue(editor.toFile().setExecutable(true));
    program.with("EDITOR", editor.toString());
    try (PtySession terminal = program.terminal(24, 80, "--interactive")) {
      terminal.awaitPrompt().type("/disc\t").await("> /discard").type(CTRL_C);
      terminal.awaitPrompt().type("/mo\t").await("Show or choose the model.");
      terminal.type(CTRL_C);
      terminal.awaitPrompt().type("explain @prsr\t").await("> explain @src/main/Parser.java");
      terminal.type("\r").await("Read.");
      assertTrue(lastRequest().endsWith("src/main/Parser.java:\n```\nclass Parser {}\n```"));
      terminal.awaitPrompt().type("show @secret.txt\r").await("not attached").awaitPrompt();
      assertTrue(lastRequest().endsWith("show @secret.txt"), lastRequest());
      terminal.type("half\030\005").await("> edited").type("\r").awaitPrompt();
      assertEquals("edited", lastRequest());
      terminal.type(CTRL_D);
      assertEquals(0, terminal.exit());
    }
    try (PtySession terminal = program.terminal(24, 80, "--interactive")) {
      terminal.awaitPrompt().type("\022expl").await("explain @src/main/Parser.java");
      terminal.type(CTRL_C).awaitPrompt().type(CTRL_D);
      assertEquals(0, terminal.exit());
    }
  }

  @Test
  void aCommandOfThePersonsRunsAfterAQuestionAndItsOutputIsOffered() throws Exception {
    server.otherwise(_ -> OllamaReply.text("Read."));
    try (PtySession terminal = program.terminal(24, 80, "--interactive")) {
      terminal.awaitPrompt().type("!echo it ran; exit 3\r").await("[y]es, [n]o").type("y");
      terminal.await("code 3. Show the model what it wrote? [y]es, [n]o").type("y").awaitPrompt();
      terminal.type("why?\r").await("Read.");
      assertEquals(
          "I ran `echo it ran; exit 3`, which ended with code 3 and wrote:\n```\nit ran\n```\n\nwhy?",
          lastRequest());
      terminal.awaitPrompt().type("!echo no >no.txt\r").await("Run \"echo no >no.txt\"").type("n");
      terminal.awaitPrompt().type(CTRL_D);
      assertEquals(0, terminal.exit());
    }
    assertEquals(Map.of(), program.files());
  }

  @ParameterizedTest
  @ValueSource(strings = {"24x80", "10x40"})
  void theScreenIsAsExpectedAtEverySize(String size) throws Exception {
    server.reply(
        OllamaReply.text(
            """
            ## Result

            It **works**: see `a.py`.

            - 日本語 and 🚀
            - two

            ```python
            print(1)
            ```
            """),
        OllamaReply.text("Good."));
    int rows = Integer.parseInt(size.substring(0, 2));
    int columns = Integer.parseInt(size.substring(3));
    try (PtySession terminal = program.terminal(rows, columns, "--interactive")) {
      terminal.awaitPrompt().type("does it work? 日本\r").await("done: 1").awaitPrompt();
      String answered = seen(terminal);
      terminal.type("/undoo\r").await("Did you mean /undo?").awaitPrompt();
      terminal.resize(20, 60).type("again\r").await("Good.").awaitPrompt();
      Golden.check("session/" + size + ".txt", answered + "--- 20x60\n" + seen(terminal));
      terminal.type(CTRL_D);
      assertEquals(0, terminal.exit());
    }
  }

  @Test
  void aResizeInTheMiddleOfAnAnswerLosesNothing() throws Exception {
    server.reply(OllamaReply.hangAfter("The first paragraph.\n\nThe second"));
    try (PtySession terminal = program.terminal(24, 80, "--interactive", "talk")) {
      terminal.await("The first paragraph.").resize(12, 50).await("asks · 0");
      server.release();
      terminal.awaitPrompt();
      assertTrue(terminal.screen().contains("The second"), terminal.screen());
      terminal.type(CTRL_D);
      assertEquals(0, terminal.exit());
    }
  }

  @Test
  void everyCommandAnswers() throws Exception {
    server.reply(
        OllamaReply.thinking("Which file? a.txt.", ""),
        OllamaReply.toolCall("write_file", Map.of("path", "a.txt", "content", "a\n")),
        OllamaReply.text("I wrote **a.txt**."));
    server.otherwise(_ -> OllamaReply.text("Another answer."));
    try (PtySession terminal = program.terminal(40, 100, "--interactive")) {
      terminal.awaitPrompt().type("write a.txt\r").await("[n]o, [?]").type("l");
      terminal.await("still to be decided on").awaitPrompt();
      says(terminal, "/help", "/discard ");
      says(terminal, "/show", "I wrote a.txt.");
      says(terminal, "/diff", "+a");
      says(terminal, "/discard", "kept as");
      says(terminal, "/diff", "nothing is to be decided on");
      says(terminal, "/context", "results of write_file");
      says(terminal, "/cost", "requests in 1 task");
      says(terminal, "/undo", "nothing to undo");
      says(terminal, "/redo", "nothing to redo");
      says(terminal, "/model no-such-model", "The next message goes to no-such-model.");
      says(terminal, "hello", "no-such-model");
      says(terminal, "/model qwen2.5-coder:7b", "The next message goes to qwen2.5-coder:7b.");
      says(terminal, "/rag on", "searched for each request");
      says(terminal, "/rag maybe", "/rag takes on or off");
      says(terminal, "/rag off", "searched when the model asks");
      says(terminal, "/models", "qwen2.5-coder:7b");
      says(terminal, "/permissions", "Nothing is allowed for good.");
      says(terminal, "/config path", "config.toml");
      says(terminal, "/new", "A new session begins");
      says(terminal, "hello", "Another answer.");
      says(terminal, "/sessions", "write a.txt");
      says(terminal, "/route", "Nothing was decided yet");
      says(terminal, "/resume nothing", "there is no session nothing");
      says(terminal, "/resume", "Going on with");
      says(terminal, "/doctor", "0 problems");
      terminal.type("/exit\r").await("To go on: simplecoder --interactive --resume");
      assertEquals(0, terminal.exit());
    }
  }

  static void says(PtySession terminal, String line, String answer) throws Exception {
    terminal.type("\014").awaitPrompt().type(line + "\r").await(answer).awaitPrompt();
  }

  /** The editor reads a line from the terminal, as a person's would. */
  @Test
  void theEditorHasTheKeysToItselfInTheMiddleOfATask() throws Exception {
    server.reply(
        OllamaReply.toolCall("write_file", Map.of("path", "a.txt", "content", "a\n")),
        OllamaReply.text("I wrote it."));
    String script = "#!/bin/sh\nprintf 'new text: '; read line; echo \"$line\" >\"$1\"\n";
    Path editor = Files.writeString(scratch.resolve("editor"), script);
    assertTrue(editor.toFile().setExecutable(true));
    program.with("EDITOR", editor.toString());
    try (PtySession terminal = program.terminal(40, 100, "--interactive", "write it")) {
      terminal.await("[n]o, [?]").type("e").await("new text:").type("edited\n").await("+edited");
      terminal.await("[n]o, [?] ").type("a").await("applied 1 file").awaitPrompt().type(CTRL_D);
      assertEquals(0, terminal.exit());
    }
    assertEquals(Map.of("a.txt", "edited\n"), program.files());
  }

  @Test
  void filesAreTakenOneByOne() throws Exception {
    server.reply(
        OllamaReply.toolCall("write_file", Map.of("path", "a.txt", "content", "a\n")),
        OllamaReply.toolCall("write_file", Map.of("path", "b.txt", "content", "b\n")),
        OllamaReply.text("I wrote both."));
    try (PtySession terminal = program.terminal(40, 100, "--interactive", "write both")) {
      terminal.await("[n]o, [?]").type("f").await("Take this, 1 of 2?").type("n");
      terminal.await("Take this, 2 of 2?").type("y").await("applied 1 file").awaitPrompt();
      terminal.type(CTRL_D);
      assertEquals(0, terminal.exit());
    }
    assertEquals(Map.of("b.txt", "b\n"), program.files());
  }

  @Test
  void aSessionIsGoneOnWithAndTheTerminalIsRestoredAfterACrash() throws Exception {
    server.otherwise(_ -> OllamaReply.text("Noted."));
    try (PtySession terminal =
        program.terminalThenModes(24, 80, "--interactive", "remember", "7")) {
      terminal.await("Noted.").awaitPrompt();
      terminal
          .process()
          .descendants()
          .filter(InteractiveIT::isJava)
          .forEach(ProcessHandle::destroy);
      terminal.await("lnext").await(" icanon").await(" echo ").await(" isig ");
      assertEquals(0, terminal.exit());
      assertTrue(terminal.raw().contains("\033[?2004l"), terminal.raw());
    }
    String list = program.run("", "sessions").out();
    String id = list.substring(0, list.indexOf(' '));
    try (PtySession terminal = program.terminal(24, 80, "--interactive", "--resume", id)) {
      terminal.await("last asked: remember 7 (answered)").awaitPrompt().type("which?\r");
      terminal.await("220 tokens").awaitPrompt().type(CTRL_D).await("--resume " + id);
      assertEquals(0, terminal.exit());
    }
    assertTrue(server.chats().getLast().path("messages").toString().contains("remember 7"));
  }

  private static boolean isJava(ProcessHandle process) {
    return process.info().command().filter(it -> it.endsWith("java")).isPresent();
  }

  @Test
  void whereThereIsNoTerminalLinesComeAndGo() throws Exception {
    server.otherwise(_ -> OllamaReply.text("Said."));
    var piped = program.run("one\\\ntwo\n/cost\nthree\n", "--interactive");
    assertEquals(0, piped.exit());
    assertTrue(piped.out().startsWith("Said.\n100 tokens in"), piped.out());
    assertEquals("three", lastRequest());
    assertEquals(2, server.chats().size());

    for (List<String> way : List.of(List.of("--plain", "xterm"), List.of("--verbose", "dumb"))) {
      program.with("TERM", way.getLast());
      try (PtySession terminal = program.terminal(24, 80, "--interactive", way.getFirst())) {
        terminal.await("> ").type("hello\n").await("done: ").type(CTRL_D).await("To go on:");
        assertEquals(0, terminal.exit());
        String uncoloured = terminal.raw().replaceAll("\033\\[\\d*m", "");
        assertFalse(uncoloured.contains("\033"), uncoloured);
      }
    }
  }

  /** The screen without what differs from run to run. */
  private String seen(PtySession terminal) {
    return terminal
        .screen()
        .replace(program.workspace().toString(), "/work")
        .replaceAll("(?m)^SimpleCoder .*$", "SimpleCoder in /work")
        .replaceAll("\\d+\\.\\d s", "0.1 s");
  }

  /** What the model was asked last. */
  private String lastRequest() {
    var messages = server.chats().getLast().path("messages");
    return messages.get(messages.size() - 1).path("content").asText();
  }
}
