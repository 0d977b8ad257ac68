package dev.simplecoder.app.bench;

import dev.simplecoder.router.gate.Forecast;
import dev.simplecoder.router.gate.acceptance.FeatureTable;
import dev.simplecoder.router.gate.acceptance.Observation;
import dev.simplecoder.router.gate.acceptance.PopulationFit.Decided;
import dev.simplecoder.router.gate.measure.Spent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Decisions of people that the gate is measured on. */
enum GateSet {
  INLINE("inline suggestions", "copilot_cups_suggestions.csv", "baseline_oof_copilot.csv"),
  CHAT("chat answers", "realhumaneval_chat.csv", "baseline_oof_chat.csv");

  /** What the people of the inline set typed by hand. */
  private static final double CHARACTERS_PER_SECOND = 2.312;

  /** What nobody read for longer, in seconds; they did something else. */
  private static final double LONGEST = 60;

  /** What is waited for; a longer latency is that of a suggestion from the cache. */
  private static final double LONGEST_WAIT = 2;

  private static final double SLOW = 8;

  private static final List<String> TIMES =
      List.of(
          "sugg_chars",
          "edit_time_cups_s",
          "verify_cups_s",
          "post_accept_verify_cups_s",
          "decision_s",
          "latency_ms");

  private final String words;
  private final String file;
  private final String recorded;

  GateSet(String words, String file, String recorded) {
    this.words = words;
    this.file = file;
    this.recorded = recorded;
  }

  String words() {
    return words;
  }

  boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(file));
  }

  FeatureTable table() {
    return switch (this) {
      case INLINE -> FeatureTable.inline();
      case CHAT -> FeatureTable.chat();
    };
  }

  CsvFile read(Path folder) throws IOException {
    return CsvFile.read(folder.resolve(file));
  }

  /** Nothing but the columns of the features is read, so that nothing later can be among them. */
  List<Decided> decided(CsvFile csv) {
    FeatureTable table = table();
    List<Decided> rows = new ArrayList<>();
    for (int row = 0; row < csv.rows(); row++) {
      var seen = new Observation(csv.numbers(row, table.numbers()), csv.texts(row, table.texts()));
      rows.add(new Decided(csv.text(row, "user"), seen, csv.flag(row, "accepted")));
    }
    return rows;
  }

  /** What each row took, by what is counted; nothing where no times were taken. */
  SequencedMap<String, List<Spent>> spent(CsvFile csv) {
    SequencedMap<String, List<Spent>> cases = new LinkedHashMap<>();
    if (this == CHAT) {
      return cases;
    }
    List<Spent> labelled = new ArrayList<>();
    List<Spent> displayed = new ArrayList<>();
    List<Spent> slow = new ArrayList<>();
    for (int row = 0; row < csv.rows(); row++) {
      var cells = csv.numbers(row, TIMES);
      double write = cells.getOrDefault("sugg_chars", 0.0) / CHARACTERS_PER_SECOND;
      double edit = Math.min(LONGEST, cells.getOrDefault("edit_time_cups_s", 0.0));
      double wait = Math.min(LONGEST_WAIT, cells.getOrDefault("latency_ms", 0.0) / 1000);
      double verify =
          Math.min(
              LONGEST,
              cells.getOrDefault("verify_cups_s", 0.0)
                  + cells.getOrDefault("post_accept_verify_cups_s", 0.0));
      double shown = Math.min(LONGEST, cells.getOrDefault("decision_s", 0.0));
      labelled.add(new Spent(wait, verify, edit, write));
      displayed.add(new Spent(wait, shown, edit, write));
      slow.add(new Spent(wait + SLOW, verify, edit, write));
    }
    cases.put("reading as people labelled it", labelled);
    cases.put("all the time on display is reading", displayed);
    cases.put("generation takes 8 s longer", slow);
    return cases;
  }

  /** The forecasts that somebody else recorded, if they are there, by their column. */
  SequencedMap<String, List<Forecast>> recorded(Path folder) throws IOException {
    SequencedMap<String, List<Forecast>> all = new LinkedHashMap<>();
    if (!Files.isRegularFile(folder.resolve(recorded))) {
      return all;
    }
    CsvFile csv = CsvFile.read(folder.resolve(recorded));
    for (String column : List.of("p_const", "p_stage1", "p_stage2")) {
      List<Forecast> forecasts = new ArrayList<>();
      for (int row = 0; row < csv.rows(); row++) {
        forecasts.add(new Forecast(csv.probability(row, column), csv.flag(row, "accepted")));
      }
      all.put(column, forecasts);
    }
    return all;
  }
}
