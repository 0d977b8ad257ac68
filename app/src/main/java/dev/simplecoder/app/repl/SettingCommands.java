package dev.simplecoder.app.repl;

import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.shell.Visible;
import java.util.List;

/** Commands that change what holds for the rest of the session. */
final class SettingCommands {

  private final LiveSession session;
  private final Shell shell;

  SettingCommands(LiveSession session, Shell shell) {
    this.session = session;
    this.shell = shell;
  }

  List<SlashCommand> all() {
    return List.of(
        SlashCommand.of("model", "[NAME]", "Show or choose the model.", this::model),
        SlashCommand.of(
            "rag", "[on|off]", "Whether the files are searched for each request.", this::rag));
  }

  private void model(String name) {
    if (!name.isEmpty()) {
      session.set(Keys.MODEL, "/model", name);
    }
    String chosen =
        session.settings().find(Keys.MODEL).orElse("the first capable one of the server");
    String asked = session.tally().model();
    shell
        .out()
        .println(
            Visible.line(
                asked.isEmpty() || !name.isEmpty()
                    ? "The next message goes to " + chosen + "."
                    : asked + " " + session.tally().arm() + "; chosen: " + chosen));
  }

  private void rag(String which) {
    switch (which) {
      case "on" -> session.set(Keys.USE_RAG, "/rag", "true");
      case "off" -> session.set(Keys.USE_RAG, "/rag", "false");
      case "" -> {}
      default -> throw new UserError("/rag takes on or off, not " + which, "See /help rag.");
    }
    shell
        .out()
        .println(
            session.settings().get(Keys.USE_RAG)
                ? "The files are searched for each request."
                : "The files are searched when the model asks.");
  }
}
