package dev.simplecoder.app.task;

import dev.simplecoder.agent.EditFormat;
import dev.simplecoder.agent.Programs;
import dev.simplecoder.agent.Prompts;
import dev.simplecoder.agent.dialect.DialectModel;
import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.agent.dialect.Dialects;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.app.arm.Arm;
import dev.simplecoder.app.arm.Candidate;
import dev.simplecoder.app.arm.Probed;
import dev.simplecoder.app.arm.Wishes;
import dev.simplecoder.app.models.Choice;
import dev.simplecoder.app.models.ModelServers;
import dev.simplecoder.app.models.ServedModel;
import dev.simplecoder.app.models.ServerKind;
import dev.simplecoder.app.probe.DialectProbe;
import dev.simplecoder.app.probe.Extent;
import dev.simplecoder.app.probe.ProbeOutcome;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.store.ModelMeasurements;
import dev.simplecoder.app.store.ModelRecord;
import dev.simplecoder.app.store.ModelRecords;
import dev.simplecoder.tools.JsonArguments;
import dev.simplecoder.tools.Toolset;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A model that a server has, with what is known of it. */
public final class FoundModel {

  private final Candidate candidate;
  private final Model model;
  private final Wishes wishes;
  private final ModelRecords records;
  private final ModelRecord known;
  private final ModelMeasurements measurements;
  private final InstantSource clock;

  public FoundModel(
      ModelServers servers,
      Choice.One one,
      Settings settings,
      ModelRecords records,
      InstantSource clock) {
    ModelRecord.Key key = key(one.server(), one.model());
    this.candidate = candidate(one.model(), one.kind());
    this.wishes = ServedModels.wishes(settings);
    this.known = records.find(key).orElse(ModelRecord.unknown(key));
    this.records = records;
    this.measurements = new ModelMeasurements(records, key);
    this.clock = clock;
    double density = known.measured().charactersPerToken();
    this.model =
        servers.model(
            one,
            ServedModels.settings(settings).withThink(Arm.think(candidate, wishes)),
            density == 0 ? null : density);
  }

  public static Candidate candidate(ServedModel model, ServerKind kind) {
    boolean takesTools =
        switch (kind) {
          case OLLAMA -> model.hasTools();
          case OPEN_AI -> true; // these servers do not say
          case ENGINE -> false;
        };
    return new Candidate(model.name(), takesTools, model.canThink());
  }

  public static ModelRecord.Key key(URI server, ServedModel model) {
    return new ModelRecord.Key(server, model.name(), model.digest());
  }

  public String name() {
    return candidate.name();
  }

  /** What was tried out with the questions of today; null where that was not. */
  public static @Nullable Probed probed(ModelRecord record) {
    Probed probed = record.probed();
    return probed != null && probed.version() == DialectProbe.VERSION ? probed : null;
  }

  /** What was tried out before. */
  @Nullable Probed known() {
    return probed(known);
  }

  /** Blocks while the model is tried out; what came of it is kept. */
  public ProbeOutcome probe(Extent extent, String program, DialectProbe.Listener listener)
      throws InterruptedException {
    var probe =
        new DialectProbe(
            this::inDialect,
            // The file of the questions is short, and an edit is wanted of it all the same.
            Prompts.act(EditFormat.SEARCH_REPLACE, Programs.NONE),
            Toolset.specs(),
            clock,
            measurements::add);
    ProbeOutcome outcome = probe.probe(Arm.order(candidate), extent, program, listener);
    if (outcome instanceof ProbeOutcome.Complete(Probed probed)) {
      records.keep(known.key(), probed);
      measurements.keep();
    }
    return outcome;
  }

  /** How it is asked. */
  public Arm arm(@Nullable Probed probed) {
    return Arm.of(candidate, wishes, probed);
  }

  Model inDialect(DialectName dialect) {
    return new DialectModel(model, Dialects.of(dialect, JsonArguments::parse));
  }

  ModelMeasurements measurements() {
    return measurements;
  }
}
