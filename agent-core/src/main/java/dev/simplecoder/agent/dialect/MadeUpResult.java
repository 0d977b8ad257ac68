package dev.simplecoder.agent.dialect;

import java.util.List;
import java.util.stream.Stream;

/**
 * Knows the first lines of results, which only the loop writes, and of turns, which only templates
 * do. Where a model writes one behind its own call, it plays the loop, and all that follows is made
 * up.
 */
final class MadeUpResult {

  private static final List<String> OF_MODELS = Words.of("made-up.txt").lines().toList();

  private final List<String> heads;

  MadeUpResult(KnownTools tools) {
    this.heads =
        tools.tools().stream()
            .flatMap(tool ->
                Stream.of(
                    Turns.result(tool.name(), "", false), Turns.result(tool.name(), "", true)))
            .map(String::strip)
            .toList();
  }

  boolean begins(String line, int at) {
    return Stream.concat(heads.stream(), OF_MODELS.stream())
        .anyMatch(head -> line.startsWith(head, at));
  }
}
