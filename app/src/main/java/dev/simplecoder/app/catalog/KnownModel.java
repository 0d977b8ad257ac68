package dev.simplecoder.app.catalog;

import dev.simplecoder.app.arm.Arm;
import dev.simplecoder.app.arm.ArmSettings;
import dev.simplecoder.app.arm.Candidate;
import dev.simplecoder.app.arm.Probed;
import dev.simplecoder.app.arm.Wishes;
import dev.simplecoder.app.models.ServedModel;
import dev.simplecoder.app.models.ServerKind;
import dev.simplecoder.app.probe.ProbeWords;
import dev.simplecoder.app.store.Measured;
import dev.simplecoder.app.store.ModelRecord;
import dev.simplecoder.app.store.ModelRecordLine;
import dev.simplecoder.app.store.ModelRecords;
import dev.simplecoder.app.task.FoundModel;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A model of a server with what this machine knows of it. */
public final class KnownModel {

  private final Candidate candidate;
  private final Wishes wishes;
  private final boolean talks;
  private final ModelRecord record;

  /** {@code wishes} are those of the person, who decides whatever was tried out. */
  public KnownModel(
      ServedModel model, URI server, ServerKind kind, ModelRecords records, Wishes wishes) {
    this.candidate = FoundModel.candidate(model, kind);
    this.wishes = wishes;
    this.talks = model.canComplete();
    ModelRecord.Key key = FoundModel.key(server, model);
    this.record = records.find(key).orElse(ModelRecord.unknown(key));
  }

  /** Empty for a model that does not talk; with a question mark where it is not known yet. */
  String calls() {
    String word = settings().map(it -> ArmSettings.word(it.dialect())).orElse("");
    if (word.isEmpty() || wishes.dialect() != null) {
      return word;
    }
    return probed() == null ? word + "?" : isHopeless() ? "none" : word;
  }

  /** How a task would ask it; empty for a model that does not talk. */
  Optional<ArmSettings> settings() {
    return talks ? Optional.of(arm().settings()) : Optional.empty();
  }

  Measured measured() {
    return record.measured();
  }

  /** What is known of it, by name. */
  SequencedMap<String, @Nullable Object> fields() {
    return ModelRecordLine.fields(record);
  }

  /** Whether it was tried out, and no dialect survived. */
  public boolean isHopeless() {
    Probed probed = probed();
    return probed != null && probed.chosen().isEmpty();
  }

  /** One line: how a task would ask it, and since when that is known. */
  public String words() {
    Probed probed = probed();
    String when =
        probed == null
            ? "not tried out yet"
            : "trial of " + probed.when().atZone(ZoneOffset.UTC).toLocalDate();
    return "%s: %s; %s".formatted(candidate.name(), arm().why(), when);
  }

  /** What helps where it is hopeless. */
  public static String remedy() {
    return ProbeWords.remedy();
  }

  /** One line, where it is hopeless. */
  Optional<String> warning() {
    return isHopeless()
        ? Optional.of(
            candidate.name() + " failed the trial of every way to call tools. " + remedy())
        : Optional.empty();
  }

  private Arm arm() {
    return Arm.of(candidate, wishes, probed());
  }

  private @Nullable Probed probed() {
    return FoundModel.probed(record);
  }
}
