package dev.simplecoder.app.store;

import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.app.arm.ArmSettings;
import dev.simplecoder.app.arm.Mark;
import dev.simplecoder.app.arm.Probed;
import dev.simplecoder.app.arm.Question;
import dev.simplecoder.app.arm.Trial;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A model's record as one line of JSON. */
public final class ModelRecordLine {

  private ModelRecordLine() {}

  /**
   * As they are written, and shown to programs; what is not known is left out. {@code dialect} is
   * the one that was chosen, {@code none} where none survived; what is under the name of a dialect
   * is what came of each question.
   */
  public static SequencedMap<String, @Nullable Object> fields(ModelRecord record) {
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    Probed probed = record.probed();
    if (probed != null) {
      fields.put("probed", probed.when().toString());
      fields.put("probe_version", probed.version());
      fields.put("program", probed.program());
      fields.put(
          "dialect",
          probed.chosen().map(trial -> ArmSettings.word(trial.dialect())).orElse("none"));
      fields.put(
          "tried",
          probed.trials().stream().map(trial -> ArmSettings.word(trial.dialect())).toList());
      probed.trials().forEach(trial -> fields.put(ArmSettings.word(trial.dialect()), marks(trial)));
    }
    Measured measured = record.measured();
    put(fields, "tokens_per_second", measured.decodeRate());
    put(fields, "prompt_tokens_per_second", measured.prefillRate());
    put(fields, "load_seconds", measured.loadSeconds());
    put(fields, "characters_per_token", measured.charactersPerToken());
    return fields;
  }

  private static List<String> marks(Trial trial) {
    return trial.marks().entrySet().stream()
        .map(entry -> entry.getKey().word() + " " + entry.getValue().word())
        .toList();
  }

  private static void put(
      SequencedMap<String, @Nullable Object> fields, String name, double measured) {
    if (0 < measured) {
      fields.put(name, Math.round(measured * 1000) / 1000.0);
    }
  }

  static String of(ModelRecord record, Instant used) {
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("server", record.key().server().toString());
    fields.put("model", record.key().model());
    fields.put("digest", record.key().digest());
    fields.put("used", used.toString());
    fields.putAll(fields(record));
    return JsonLine.of(fields);
  }

  /** What makes a line worth reading for who looks for this model. */
  static String mention(String model) {
    String alone = JsonLine.of(new LinkedHashMap<>(Map.of("model", model)));
    return alone.substring(1, alone.length() - 1);
  }

  /** Fields of later versions are passed over. */
  static ModelRecord read(String line) throws IOException {
    try {
      Map<String, @Nullable Object> fields = JsonLine.fields(line);
      var key =
          new ModelRecord.Key(
              URI.create(text(fields, "server")), text(fields, "model"), text(fields, "digest"));
      var measured =
          new Measured(
              number(fields, "tokens_per_second"),
              number(fields, "prompt_tokens_per_second"),
              number(fields, "load_seconds"),
              number(fields, "characters_per_token"));
      return new ModelRecord(key, fields.containsKey("probed") ? probed(fields) : null, measured);
    } catch (IllegalArgumentException | java.time.DateTimeException wrong) {
      throw new IOException(wrong.getMessage(), wrong);
    }
  }

  private static Probed probed(Map<String, @Nullable Object> fields) throws IOException {
    List<Trial> trials = new ArrayList<>();
    for (String word : texts(fields, "tried")) {
      DialectName dialect = named(DialectName.values(), word);
      Map<Question, Mark> marks = new EnumMap<>(Question.class);
      for (String mark : texts(fields, word)) {
        String[] pair = mark.split(" ", -1);
        marks.put(named(Question.values(), pair[0]), named(Mark.values(), pair[pair.length - 1]));
      }
      trials.add(new Trial(dialect, marks));
    }
    return new Probed(
        (int) number(fields, "probe_version"),
        text(fields, "program"),
        Instant.parse(text(fields, "probed")),
        trials);
  }

  private static <E extends Enum<E>> E named(E[] all, String word) throws IOException {
    return Stream.of(all)
        .filter(it -> ArmSettings.word(it).equals(word))
        .findFirst()
        .orElseThrow(() -> new IOException("not known: " + word));
  }

  private static String text(Map<String, @Nullable Object> fields, String name) throws IOException {
    return value(fields, name, String.class);
  }

  /** 0 where it is not there. */
  private static double number(Map<String, @Nullable Object> fields, String name)
      throws IOException {
    double number = fields.containsKey(name) ? value(fields, name, Double.class) : 0;
    if (number < 0 || Double.isInfinite(number)) {
      throw new IOException(name + " is " + number);
    }
    return number;
  }

  private static List<String> texts(Map<String, @Nullable Object> fields, String name)
      throws IOException {
    return ((List<?>) value(fields, name, List.class))
        .stream().map(String::valueOf).collect(Collectors.toUnmodifiableList());
  }

  private static <T> T value(Map<String, @Nullable Object> fields, String name, Class<T> type)
      throws IOException {
    return Optional.ofNullable(fields.get(name))
        .filter(type::isInstance)
        .map(type::cast)
        .orElseThrow(() -> new IOException("no " + name));
  }
}
