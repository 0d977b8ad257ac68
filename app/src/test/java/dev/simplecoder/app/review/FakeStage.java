package dev.simplecoder.app.review;

import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.apply.ApplyOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** New files in memory; applying comes to what the test says. */
final class FakeStage implements StagedChanges {

  final TreeMap<WorkspacePath, String> texts = new TreeMap<>();
  ApplyOutcome outcome = new ApplyOutcome.Applied("u1", List.of(new WorkspacePath("hello.py")));
  int applied;

  FakeStage with(String path, String text) {
    texts.put(new WorkspacePath(path), text);
    return this;
  }

  @Override
  public Path root() {
    return Path.of("/x/y");
  }

  @Override
  public Path base() {
    return Path.of("/x");
  }

  @Override
  public void unstage(WorkspacePath path) {
    texts.remove(path);
  }

  @Override
  public void discard() {
    texts.clear();
  }

  @Override
  public ChangeSet changes() {
    return new ChangeSet(
        texts.entrySet().stream()
            .map(text -> new FileChange(text.getKey(), null, text.getValue()))
            .toList());
  }

  @Override
  public String diff() {
    return "diff of " + texts;
  }

  @Override
  public void restage(WorkspacePath path, String text) throws IOException {
    if (text.startsWith("refused")) {
      throw new IOException(path + " cannot be written");
    }
    texts.put(path, text);
  }

  @Override
  public ApplyOutcome apply() {
    applied++;
    return outcome;
  }
}
