package dev.simplecoder.agent.citation;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.tool.ToolResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fold of the events to the lines of files that the model was shown, or was told of by the person
 * or by a check.
 */
public final class SeenLines implements EventSink {

  /** The head of what read_file shows. */
  private static final Pattern READ = Pattern.compile("(?m)^\\[(.+), lines (\\d+)-(\\d+)\\b");

  /** The head of a passage, where a search was answered with passages. */
  private static final Pattern PASSAGE = Pattern.compile("(.+):(\\d{1,9})-(\\d{1,9})");

  /** As people, compilers and tracebacks write it; what stands around the number differs. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<![\\w./\\\\-])([\\w./\\\\-]{0,200}\\.\\w{1,10})(?::\\[?|\\(|\", line |#L)"
              + "(\\d{1,9})(?:-(\\d{1,9}))?");

  private static final Pattern NUMBERED = Pattern.compile("(\\d{1,9})[:-].*");
  private static final Set<String> WRITERS = Set.of("write_file", "edit_file");

  private final Map<String, List<Range>> ranges = new HashMap<>();

  /** Likewise, by names that need not be those of the project. */
  private final Map<String, List<Range>> named = new HashMap<>();

  private record Range(int first, int last) {}

  @Override
  public void accept(AgentEvent event) {
    if (event instanceof AgentEvent.TaskStarted started) {
      addNamed(started.request());
    } else if (event instanceof AgentEvent.Retrieved retrieved) {
      for (AgentEvent.Retrieved.Passage passage : retrieved.passages()) {
        add(passage.path(), passage.firstLine(), passage.lastLine());
      }
    } else if (event instanceof AgentEvent.ToolEnded ended
        && ended.result() instanceof ToolResult.Done done) {
      add(ended.call(), done.text());
    } else if (event instanceof AgentEvent.ToolEnded ended
        && ended.result() instanceof ToolResult.Tested tested) {
      addNamed(tested.text());
    }
  }

  /** Whether any of these lines was shown. */
  boolean overlap(String path, int first, int last) {
    Stream<Range> told =
        named.entrySet().stream()
            .filter(file -> isEnd(file.getKey(), path) || isEnd(path, file.getKey()))
            .flatMap(file -> file.getValue().stream());
    return Stream.concat(ranges.getOrDefault(path, List.of()).stream(), told)
        .anyMatch(range -> range.first <= last && first <= range.last);
  }

  private static boolean isEnd(String end, String path) {
    return path.equals(end) || path.endsWith("/" + end);
  }

  /** The file that is meant by its last names, where it is one alone that was shown. */
  Optional<String> endingWith(String path) {
    List<String> found = ranges.keySet().stream().filter(seen -> isEnd(path, seen)).toList();
    return found.contains(path)
        ? Optional.of(path)
        : found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** The longest path that was shown and that {@code text} ends with as a word of its own. */
  Optional<String> atEndOf(String text) {
    return ranges.keySet().stream()
        .filter(path -> text.endsWith(path) && isWordStart(text, text.length() - path.length()))
        .max((one, other) -> Integer.compare(one.length(), other.length()));
  }

  private static boolean isWordStart(String text, int start) {
    return start == 0
        || !(Character.isLetterOrDigit(text.charAt(start - 1))
            || "/._-".indexOf(text.charAt(start - 1)) != -1);
  }

  private void add(ToolCall call, String text) {
    if (WRITERS.contains(call.name())) {
      String path = call.arguments().values().getOrDefault("path", "");
      add(Citations.plain(path), 1, Integer.MAX_VALUE);
    } else if (call.name().equals("read_file")) {
      Matcher read = READ.matcher(text);
      if (read.find()) {
        add(read.group(1), number(read.group(2)), number(read.group(3)));
      }
    } else if (call.name().equals("search_in_files")) {
      addFound(text);
    }
  }

  /**
   * Lines with a number belong to the path above them. What stands in a passage may look like
   * either, and is neither.
   */
  private void addFound(String text) {
    String path = "";
    String fence = "";
    for (String line : text.lines().toList()) {
      Matcher numbered = NUMBERED.matcher(line);
      Matcher passage = PASSAGE.matcher(line);
      if (!fence.isEmpty()) {
        fence = line.equals(fence) ? "" : fence;
      } else if (line.startsWith("```")) {
        fence = line;
      } else if (numbered.matches()) {
        add(path, number(numbered.group(1)), number(numbered.group(1)));
      } else if (passage.matches()) {
        add(passage.group(1), number(passage.group(2)), number(passage.group(3)));
      } else if (!line.startsWith("[") && !line.equals("--")) {
        path = line;
      }
    }
  }

  private void addNamed(String text) {
    Matcher place = NAMED.matcher(text);
    while (place.find()) {
      int first = number(place.group(2));
      int last = place.group(3) == null ? first : number(place.group(3));
      named
          .computeIfAbsent(Citations.plain(place.group(1)), _ -> new ArrayList<>())
          .add(new Range(first, last));
    }
  }

  private void add(String path, int first, int last) {
    ranges.computeIfAbsent(path, _ -> new ArrayList<>()).add(new Range(first, last));
  }

  /** Larger than any file has lines where it does not fit. */
  private static int number(String digits) {
    return digits.length() < 10 ? Integer.parseInt(digits) : Integer.MAX_VALUE;
  }
}
