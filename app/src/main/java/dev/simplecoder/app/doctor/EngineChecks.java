package dev.simplecoder.app.doctor;

import dev.simplecoder.app.engine.EmbeddedEngine;
import dev.simplecoder.app.engine.EngineAbout;
import dev.simplecoder.app.engine.EngineCommand;
import dev.simplecoder.app.engine.GgufEntry;
import dev.simplecoder.app.engine.GgufLibrary;
import dev.simplecoder.app.engine.Memory;
import dev.simplecoder.app.render.Quantity;
import dev.simplecoder.app.shell.Installation;
import dev.simplecoder.app.shell.Shell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Our own engine: the files that it could run, and what runs now. */
final class EngineChecks {

  private EngineChecks() {}

  static List<Finding> of(Installation installation, Shell shell) throws IOException {
    List<GgufEntry> entries = GgufLibrary.of(shell).entries();
    if (entries.isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    var engine = new EmbeddedEngine(installation, shell, Memory::ofThisMachine);
    List<EngineAbout> running = engine.running();
    String models = Quantity.of(entries.size(), "model") + " in files";
    findings.add(Finding.ok("engine", running.isEmpty() ? models + ", none in memory" : models));
    running.forEach(about -> findings.add(Finding.ok("engine", EngineCommand.line(about, shell))));
    return findings;
  }
}
