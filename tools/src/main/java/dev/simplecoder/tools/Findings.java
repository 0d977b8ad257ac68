package dev.simplecoder.tools;

import dev.simplecoder.agent.tool.ToolResult;

/** Collects what a search found: the first matches to be shown, the numbers of all. */
final class Findings {

  private final Limits limits;
  private final StringBuilder text = new StringBuilder();
  private long matches;
  private long files;
  private long shownMatches;
  private long large;

  Findings(Limits limits) {
    this.limits = limits;
  }

  void add(SearchInFiles.Found found) {
    large += found.large();
    found.files().forEach(this::add);
  }

  boolean isEmpty() {
    return matches == 0;
  }

  private void add(FileMatches file) {
    if (file.matches() == 0) {
      return;
    }
    matches += file.matches();
    files++;
    boolean fits =
        text.length() + file.text().length() <= limits.characters()
            && shownMatches + file.shown() <= limits.matches();
    if (fits || text.isEmpty()) {
      text.append('\n').append(file.path()).append('\n').append(file.text());
      shownMatches += file.shown();
    }
  }

  ToolResult result(String below) {
    String tooLarge =
        large == 0 ? "" : "\n[" + Counted.of(large, "file") + " above 2 MB not searched]";
    if (matches == 0) {
      return new ToolResult.Done("[No matches in " + below + "]" + tooLarge, "no matches");
    }
    String counts = Counted.of(matches, "match") + " in " + Counted.of(files, "file");
    String rest =
        shownMatches == matches
            ? ""
            : "\n["
                + Counted.of(matches - shownMatches, "further match")
                + " not shown. Narrow the search with path or glob.]";
    return new ToolResult.Done("[" + counts + "]" + text + rest + tooLarge, counts);
  }
}
