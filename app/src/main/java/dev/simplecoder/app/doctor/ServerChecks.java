package dev.simplecoder.app.doctor;

import dev.simplecoder.app.arm.Wishes;
import dev.simplecoder.app.catalog.CpuWarning;
import dev.simplecoder.app.catalog.KnownModel;
import dev.simplecoder.app.catalog.ModelTable;
import dev.simplecoder.app.models.Choice;
import dev.simplecoder.app.models.Listed;
import dev.simplecoder.app.models.Problem;
import dev.simplecoder.app.models.ServedModel;
import dev.simplecoder.app.models.ServerKind;
import dev.simplecoder.app.render.Quantity;
import dev.simplecoder.app.store.ModelRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The server, its models, and the one that a task would use. */
final class ServerChecks {

  /** Less room than this is filled by the instructions and a file or two. */
  private static final int LEAST_WINDOW = 8_192;

  private ServerChecks() {}

  static List<Finding> of(Listed listed, ModelRecords records, Wishes wishes) {
    if (listed.servers().isEmpty() && listed.choice() instanceof Choice.None(Problem problem)) {
      return Stream.concat(Stream.of(problem), listed.absent().stream())
          .map(it -> problem("server", it))
          .toList();
    }
    List<Finding> findings = new ArrayList<>();
    for (Listed.Server server : listed.servers()) {
      findings.add(Finding.ok("server", place(server)));
      if (!server.models().isEmpty()) {
        findings.add(Finding.ok("models", count(server)));
      }
    }
    listed.absent().forEach(absent -> findings.add(problem("server", absent)));
    findings.add(choice(listed.choice()));
    if (listed.choice() instanceof Choice.One one) {
      findings.add(calls(new KnownModel(one.model(), one.server(), one.kind(), records, wishes)));
    }
    listed.servers().stream()
        .flatMap(server -> server.models().stream())
        .flatMap(model -> CpuWarning.of(model).stream())
        .forEach(warning -> findings.add(Finding.warning("speed", warning, CpuWarning.remedy())));
    return findings;
  }

  private static String place(Listed.Server server) {
    String at = " at " + server.baseUrl();
    return switch (server.kind()) {
      case OLLAMA -> ("Ollama " + server.version()).strip() + at;
      case OPEN_AI -> "OpenAI's protocol" + at;
      case ENGINE -> "none is needed: SimpleCoder runs a model of this machine";
    };
  }

  /** Only Ollama says what a model can do. */
  private static String count(Listed.Server server) {
    String all = Quantity.of(server.models().size(), "model");
    long capable = server.models().stream().filter(ServedModel::hasTools).count();
    return server.kind() == ServerKind.OLLAMA ? all + ", " + capable + " with tools" : all;
  }

  private static Finding choice(Choice choice) {
    return switch (choice) {
      case Choice.None(Problem problem) -> problem("model", problem);
      case Choice.One one -> {
        String what = ModelTable.words(one);
        yield LEAST_WINDOW <= one.contextTokens()
            ? Finding.ok("model", what)
            : Finding.warning(
                "model",
                what,
                "That is little room for files; set num_ctx higher, or take a model with a longer"
                    + " window.");
      }
    };
  }

  private static Finding calls(KnownModel known) {
    return known.isHopeless()
        ? Finding.warning("calls", known.words(), KnownModel.remedy())
        : Finding.ok("calls", known.words());
  }

  private static Finding problem(String subject, Problem problem) {
    String hint = problem.hint();
    return Finding.problem(
        subject,
        problem.message(),
        hint.substring(0, 1).toUpperCase(Locale.ROOT) + hint.substring(1) + ".");
  }
}
