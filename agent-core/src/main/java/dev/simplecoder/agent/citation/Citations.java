package dev.simplecoder.agent.citation;

import dev.simplecoder.agent.event.AgentEvent.ClaimsUnsupported.Claim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the places that an answer cites, and what is wrong with them. Pure. */
public final class Citations {

  private static final Pattern NUMBERS =
      Pattern.compile("(?::|#)L?(\\d{1,9})(?:\\s?[-\u2013]\\s?L?(\\d{1,9}))?(?![\\d:.]{0,40}\\d)");
  private static final String NOT_IN_PATHS = "`\"'()[]<>:,;|*#";
  private static final Pattern HOST =
      Pattern.compile("[\\d.]+|localhost|(?:[\\w-]+\\.)+(?:com|org|net|io|dev|local|example)");
  private static final Pattern FENCED =
      Pattern.compile("(?ms)^[ \\t]*(```+|~~~+)[^\\n]*$.*?(?:^[ \\t]*\\1[`~]*[ \\t]*$|\\z)");

  private Citations() {}

  /** The files as they are when the answer is given. */
  @FunctionalInterface
  public interface Files {

    /** How many lines a file has; empty where there is no such text. */
    OptionalInt lines(String path);
  }

  /**
   * How many places an answer names, each counted once.
   *
   * @param missing of them that are not in the files
   * @param unseen of them that are there, and of which the model was shown nothing
   */
  public record Places(int named, int missing, int unseen) {}

  /** What is wrong with a place; {@code isThere} where the files have it. */
  private record Problem(boolean isThere, String why) {}

  /** The wrong places of an answer, each once, in their order. */
  public static List<Claim> unsupported(String answer, SeenLines seen, Files files) {
    Map<String, Claim> wrong = new LinkedHashMap<>();
    for (Citation citation : in(answer, seen)) {
      problem(citation, seen, files)
          .map(problem -> new Claim(citation.text(), problem.why()))
          .ifPresent(claim -> wrong.putIfAbsent(claim.text(), claim));
    }
    return List.copyOf(wrong.values());
  }

  /** Counts them; what need not be a place of a file is none. */
  public static Places places(String answer, SeenLines seen, Files files) {
    Map<String, Citation> named = new LinkedHashMap<>();
    in(answer, seen).forEach(citation -> named.putIfAbsent(citation.text(), citation));
    int right = 0;
    int missing = 0;
    int unseen = 0;
    for (Citation citation : named.values()) {
      Optional<Problem> problem = problem(citation, seen, files);
      if (problem.isEmpty()) {
        right += files.lines(path(citation, seen)).isPresent() ? 1 : 0;
      } else if (problem.get().isThere()) {
        unseen++;
      } else {
        missing++;
      }
    }
    return new Places(right + missing + unseen, missing, unseen);
  }

  /** Code blocks quote what others wrote, so nothing in them is a citation. */
  static List<Citation> in(String answer, SeenLines seen) {
    String prose = FENCED.matcher(answer).replaceAll("\n");
    List<Citation> citations = new ArrayList<>();
    Matcher numbers = NUMBERS.matcher(prose);
    while (numbers.find()) {
      String before = prose.substring(lineStart(prose, numbers.start()), numbers.start());
      String written = seen.atEndOf(before).orElseGet(() -> lastWord(before));
      boolean named = written.indexOf('.') != -1 || written.indexOf('/') != -1;
      if (named && !isAddress(before) && !HOST.matcher(written).matches()) {
        int first = Integer.parseInt(numbers.group(1));
        boolean range = numbers.group(2) != null;
        citations.add(
            new Citation(
                written + numbers.group(),
                plain(written),
                first,
                range ? Integer.parseInt(numbers.group(2)) : first,
                range));
      }
    }
    return citations;
  }

  static String plain(String path) {
    String slashes = path.strip().replace('\\', '/');
    return slashes.startsWith("./") ? slashes.substring(2) : slashes;
  }

  private static String path(Citation citation, SeenLines seen) {
    return seen.endingWith(citation.path()).orElse(citation.path());
  }

  private static Optional<Problem> problem(Citation citation, SeenLines seen, Files files) {
    String path = path(citation, seen);
    OptionalInt lines = files.lines(path);
    if (lines.isEmpty()) {
      return citation.isRange() || citation.path().indexOf('/') != -1
          ? Optional.of(new Problem(false, "there is no such file"))
          : Optional.empty();
    }
    if (citation.lastLine() < citation.firstLine() || citation.firstLine() < 1) {
      return Optional.of(new Problem(false, "these are no lines"));
    }
    if (lines.getAsInt() < citation.lastLine()) {
      String has = lines.getAsInt() == 1 ? "1 line" : lines.getAsInt() + " lines";
      return Optional.of(new Problem(false, "the file has only " + has));
    }
    return seen.overlap(path, citation.firstLine(), citation.lastLine())
        ? Optional.empty()
        : Optional.of(
            new Problem(true, "these lines were neither read nor retrieved in this task"));
  }

  private static int lineStart(String text, int index) {
    return text.lastIndexOf('\n', index - 1) + 1;
  }

  private static String lastWord(String before) {
    int start = before.length();
    while (0 < start && inPath(before.charAt(start - 1))) {
      start--;
    }
    return before.substring(start);
  }

  private static boolean inPath(char c) {
    return !Character.isWhitespace(c) && NOT_IN_PATHS.indexOf(c) < 0;
  }

  /** A port, or a fragment, belongs to the address that it stands in. */
  private static boolean isAddress(String before) {
    return before.substring(before.lastIndexOf(' ') + 1).contains("://");
  }
}
