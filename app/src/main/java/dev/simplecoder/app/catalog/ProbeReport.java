package dev.simplecoder.app.catalog;

import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.app.arm.ArmSettings;
import dev.simplecoder.app.arm.Mark;
import dev.simplecoder.app.arm.Probed;
import dev.simplecoder.app.arm.Question;
import dev.simplecoder.app.arm.Trial;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.render.Table;
import dev.simplecoder.app.store.JsonLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came of trying out a model: dialects down, questions across. */
final class ProbeReport {

  private static final int DIALECT = 1;

  private ProbeReport() {}

  static List<String> lines(Probed probed, Style style) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        Stream.concat(
                Stream.of("", "DIALECT"),
                Stream.of(Question.values()).map(question -> question.name()))
            .toList());
    for (Trial trial : probed.trials()) {
      rows.add(
          Stream.concat(
                  Stream.of(isChosen(probed, trial) ? "*" : "", ArmSettings.word(trial.dialect())),
                  Stream.of(Question.values()).map(question -> mark(trial, question)))
              .toList());
    }
    return new Table(DIALECT, style).lines(rows);
  }

  /** One object for a dialect, with null for a question that was not asked. */
  static List<String> json(String model, Probed probed) {
    return probed.trials().stream().map(trial -> json(model, probed, trial)).toList();
  }

  private static String json(String model, Probed probed, Trial trial) {
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("model", model);
    fields.put("dialect", ArmSettings.word(trial.dialect()));
    for (Question question : Question.values()) {
      Mark mark = trial.marks().get(question);
      fields.put(question.word(), mark == null ? null : mark.word());
    }
    fields.put("chosen", isChosen(probed, trial));
    return JsonLine.of(fields);
  }

  private static String mark(Trial trial, Question question) {
    return Optional.ofNullable(trial.marks().get(question)).map(Mark::word).orElse("-");
  }

  private static boolean isChosen(Probed probed, Trial trial) {
    Optional<DialectName> chosen = probed.chosen().map(Trial::dialect);
    return chosen.equals(Optional.of(trial.dialect()));
  }
}
