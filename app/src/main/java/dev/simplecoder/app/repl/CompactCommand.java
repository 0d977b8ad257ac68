package dev.simplecoder.app.repl;

import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.task.SessionCompaction;
import java.io.IOException;
import java.util.Optional;

/** Makes the conversation of the session shorter. */
final class CompactCommand {

  private final LiveSession session;
  private final SessionCompaction compaction;

  CompactCommand(LiveSession session, SessionCompaction compaction) {
    this.session = session;
    this.compaction = compaction;
  }

  SlashCommand command() {
    return SlashCommand.of(
        "compact", "", "Put a summary in the place of what was said.", _ -> compact());
  }

  private void compact() throws IOException, InterruptedException {
    Optional<Invocation> asked = session.withLastModel();
    if (asked.isEmpty()) {
      throw new UserError("nothing was said yet", "There is nothing to put a summary in place of.");
    }
    compaction.run(asked.get());
  }
}
