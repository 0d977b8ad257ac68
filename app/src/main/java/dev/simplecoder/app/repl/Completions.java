package dev.simplecoder.app.repl;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.CompletionMatcher;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** Completes commands behind a slash at the head of a line, and files behind an at sign. */
final class Completions implements Completer {

  private static final char FILE = '@';

  private final List<SlashCommand> commands;
  private final WorkspaceFiles files;

  Completions(List<SlashCommand> commands, WorkspaceFiles files) {
    this.commands = List.copyOf(commands);
    this.files = files;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String word = line.word().substring(0, line.wordCursor());
    if (line.wordIndex() == 0 && word.startsWith("/")) {
      commands.stream()
          .filter(command -> command.name().startsWith(word.substring(1)))
          .forEach(command -> candidates.add(candidate("/" + command.name(), command.summary())));
    } else if (!word.isEmpty() && word.charAt(0) == FILE) {
      try {
        files.like(word.substring(1)).forEach(path -> candidates.add(candidate(FILE + path, null)));
      } catch (IOException _) {
        return; // what cannot be listed cannot be offered, and can be typed
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Candidate candidate(String value, @Nullable String description) {
    return new Candidate(value, value, null, description, null, null, true);
  }

  /** Takes every candidate that is offered: they fit as they are, letter by letter or not. */
  static final class All implements CompletionMatcher {

    private String word = "";
    private List<Candidate> candidates = List.of();

    @Override
    public void compile(
        Map<Option, Boolean> options,
        boolean prefix,
        CompletingParsedLine line,
        boolean caseInsensitive,
        int errors,
        String originalGroupName) {
      word = line.word().substring(0, line.wordCursor());
    }

    @Override
    public List<Candidate> matches(List<Candidate> offered) {
      candidates = List.copyOf(offered);
      return offered;
    }

    @Override
    public @Nullable Candidate exactMatch() {
      Optional<Candidate> exact =
          candidates.stream().filter(candidate -> candidate.value().equals(word)).findFirst();
      return exact.orElse(null);
    }

    /** Of the candidates where all go on from what is typed, else what is typed. */
    @Override
    public String getCommonPrefix() {
      String common = candidates.isEmpty() ? word : candidates.getFirst().value();
      for (Candidate candidate : candidates) {
        int same = 0;
        while (same < Math.min(common.length(), candidate.value().length())
            && common.charAt(same) == candidate.value().charAt(same)) {
          same++;
        }
        common = common.substring(0, same);
      }
      return common.startsWith(word) ? common : word;
    }
  }
}
