package dev.simplecoder.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.FakeShell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in a real bash, as if a person had pressed Tab. */
class BashCompletionTest {

  @TempDir private Path scratch;
  private Path script;

  @BeforeEach
  void writeScript() throws IOException, InterruptedException {
    FakeShell shell = new FakeShell(scratch);
    new Program(
            "1",
            _ -> ExitCode.DONE,
            List.of(new Subcommand("config", "Show settings.", () -> new ConfigCommand())))
        .run(List.of("completion", "bash"), shell.shell());
    script = Files.writeString(scratch.resolve("completion"), shell.out());
  }

  @Test
  void aCommandIsCompleted() throws IOException, InterruptedException {
    assertEquals(Set.of("config", "completion"), completions("simplecoder", "co"));
  }

  @Test
  void anOptionIsCompleted() throws IOException, InterruptedException {
    assertEquals(
        Set.of("--output-root", "--output-last-message"), completions("simplecoder", "--out"));
  }

  @Test
  void theWordsOfACommandAreCompleted() throws IOException, InterruptedException {
    assertEquals(Set.of("bash"), completions("simplecoder", "completion", "ba"));
    assertEquals(Set.of("show"), completions("simplecoder", "config", "sh"));
  }

  private Set<String> completions(String... words) throws IOException, InterruptedException {
    String list = String.join(" ", Arrays.stream(words).map(word -> "'" + word + "'").toList());
    String commands =
        """
        source '%s'
        COMP_WORDS=(%s)
        COMP_CWORD=%d
        function=$(complete -p simplecoder)
        function=${function##*-F }
        ${function%%%% *} 2>/dev/null
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(script, list, words.length - 1);
    Process bash =
        new ProcessBuilder("bash", "--norc", "-c", commands).redirectErrorStream(true).start();
    bash.getOutputStream().close();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, bash.waitFor(), out);
    return new TreeSet<>(out.lines().map(String::strip).toList());
  }
}
