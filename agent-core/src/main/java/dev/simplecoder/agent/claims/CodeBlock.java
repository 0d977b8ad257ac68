package dev.simplecoder.agent.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Code that stands in an answer.
 *
 * @param lead the last line with words before it
 * @param label what is written where it opens, most often a language
 */
record CodeBlock(String lead, String label, String code) {

  private static final Pattern FENCED =
      Pattern.compile("(?ms)^[ \\t]*(```+|~~~+)([^\\n]*)\\n(.*?)(?:^[ \\t]*\\1[`~]*[ \\t]*$|\\z)");

  /** What a person types, or a program prints. */
  private static final Set<String> NO_FILES =
      Set.of(
          "bash",
          "sh",
          "shell",
          "console",
          "zsh",
          "powershell",
          "text",
          "output",
          "diff",
          "terminal");

  private static final Pattern COMMENT = Pattern.compile("^\\s*(?:#|//|/\\*|<!--|--|;)\\s*");

  static List<CodeBlock> of(String answer) {
    List<CodeBlock> blocks = new ArrayList<>();
    Matcher found = FENCED.matcher(answer.replace("\r", ""));
    String text = answer.replace("\r", "");
    while (found.find()) {
      String lead =
          text.substring(0, found.start())
              .lines()
              .filter(line -> !line.isBlank())
              .reduce("", (_, line) -> line);
      blocks.add(new CodeBlock(lead, found.group(2).strip(), found.group(3)));
    }
    return blocks;
  }

  boolean isForAShell() {
    return NO_FILES.contains(label.toLowerCase(Locale.ROOT).split("[^a-z]", 2)[0]);
  }

  /** The file whose content it seems to be: by its label, its first line, or what leads to it. */
  Optional<FilePath> file() {
    if (isForAShell() || code.isBlank()) {
      return Optional.empty();
    }
    String first = code.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    String comment = COMMENT.matcher(first).find() ? first : "";
    return Stream.of(label, COMMENT.matcher(comment).replaceFirst(""), lead)
        .flatMap(line -> Stream.of(line.split("[\\s`*\"(),:=]+")))
        .flatMap(word -> FilePath.in(word).stream())
        .findFirst();
  }
}
