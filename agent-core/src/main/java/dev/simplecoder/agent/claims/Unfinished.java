package dev.simplecoder.agent.claims;

import dev.simplecoder.agent.event.Progress;
import dev.simplecoder.agent.tool.ToolResult;
import java.util.List;
import java.util.Optional;

/** Why an answer without calls is not the end of its task. */
public sealed interface Unfinished {

  /** It says what will be done next. */
  record Announced() implements Unfinished {}

  /** It shows a call that nobody made. */
  record CallAsText() implements Unfinished {}

  /** It shows what belongs into the file, and nothing was written. */
  record FileAsText(String path) implements Unfinished {}

  /** What the last answer lacks; empty where it can be the end. Pure. */
  static Optional<Unfinished> of(Progress progress) {
    String answer = Claims.answer(progress);
    List<Sentence> sentences = Prose.sentences(answer);
    if (!sentences.isEmpty() && Announcement.asksThePerson(sentences)) {
      return Optional.empty();
    }
    List<CodeBlock> blocks = CodeBlock.of(answer);
    if (CallText.isIn(answer, blocks) && sentences.size() <= Announcement.FEW) {
      return Optional.of(new CallAsText());
    }
    boolean nothingDone =
        Request.asksForChange(progress.request())
            && progress.calls().stream()
                .noneMatch(called -> Claims.wrote(called) || wasDenied(called));
    Optional<Unfinished> shown =
        blocks.stream()
            .flatMap(block ->
                block.file().or(() -> Announcement.fileIn(progress.request(), block)).stream())
            .findFirst()
            .map(file -> new FileAsText(file.text()));
    if (nothingDone && shown.isPresent()) {
      return shown;
    }
    return Announcement.endsWith(sentences) ? Optional.of(new Announced()) : Optional.empty();
  }

  /** Then it may be all that is left to show it. */
  private static boolean wasDenied(Progress.Called called) {
    return called.result() instanceof ToolResult.Denied;
  }
}
