package dev.simplecoder.app.repl;

import dev.simplecoder.app.task.StagedWork;
import java.util.List;

/** Commands about changes that are not decided on. */
final class ChangeCommands {

  private final StagedWork staged;
  private final LiveSession session;

  ChangeCommands(StagedWork staged, LiveSession session) {
    this.staged = staged;
    this.session = session;
  }

  List<SlashCommand> all() {
    return List.of(
        of("diff", "Show the changes that are not decided on.", StagedWork.Wish.SHOW),
        of("apply", "Write them to the disk.", StagedWork.Wish.APPLY),
        of("discard", "Drop them; they are kept as a patch.", StagedWork.Wish.DISCARD));
  }

  private SlashCommand of(String name, String summary, StagedWork.Wish wish) {
    return SlashCommand.of(name, "", summary, _ -> staged.run(session.task(""), wish));
  }
}
