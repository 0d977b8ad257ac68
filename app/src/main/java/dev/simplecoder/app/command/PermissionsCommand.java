package dev.simplecoder.app.command;

import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.app.store.Grant;
import dev.simplecoder.app.store.GrantFile;
import dev.simplecoder.app.store.JsonLine;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code simplecoder permissions [list|revoke ID…|revoke all]}. */
public final class PermissionsCommand implements Command {

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    Words.addJson(spec, "List one permission a line, as JSON.");
    Words.addTo(
        spec,
        "[list | revoke ID... | revoke all]",
        List.of("list", "revoke", "all"),
        "list: what you have allowed for good, in every project; revoke: take back the ones with"
            + " these ids, or all.");
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Shell shell) throws BadUsage {
    List<String> words = Words.of(parsed);
    GrantFile file = new GrantFile(Directories.of(shell).state());
    try {
      if (words.isEmpty() || words.equals(List.of("list"))) {
        list(file, parsed, shell);
      } else if (words.getFirst().equals("revoke") && 1 < words.size()) {
        revoke(file, words.subList(1, words.size()), shell);
      } else {
        throw Words.unknown("permissions", words, "list, revoke ID or revoke all");
      }
      return ExitCode.DONE;
    } catch (IOException unusable) {
      throw new UserError(
          String.valueOf(unusable.getMessage()),
          "Mend or delete " + file.path() + "; until then you are asked again.");
    }
  }

  private static void list(GrantFile file, ParseResult parsed, Shell shell) throws IOException {
    List<Grant> grants = file.read();
    for (Grant grant : grants) {
      shell
          .out()
          .println(Words.wantsJson(parsed) ? JsonLine.of(GrantFile.fields(grant)) : line(grant));
    }
    if (grants.isEmpty() && !Words.wantsJson(parsed)) {
      shell.out().println("Nothing is allowed for good.");
    }
  }

  private static String line(Grant grant) {
    return Visible.line(
        "%s  %-14s  %s  (in %s, since %s)"
            .formatted(
                grant.id(),
                grant.kind().word(),
                grant.path(),
                grant.project(),
                grant.when().truncatedTo(ChronoUnit.SECONDS)));
  }

  private static void revoke(GrantFile file, List<String> ids, Shell shell) throws IOException {
    List<Grant> removed =
        ids.equals(List.of("all"))
            ? file.remove(_ -> true)
            : file.remove(grant -> ids.contains(grant.id()));
    removed.forEach(grant -> shell.out().println("revoked  " + line(grant)));
    Set<String> missing = new HashSet<>(ids);
    missing.remove("all");
    removed.forEach(grant -> missing.remove(grant.id()));
    if (!missing.isEmpty()) {
      throw new UserError(
          "no permission has the id " + String.join(", ", missing.stream().sorted().toList()),
          "The ids are listed by: simplecoder permissions.");
    }
  }
}
