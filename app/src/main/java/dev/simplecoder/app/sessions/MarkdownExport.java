package dev.simplecoder.app.sessions;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.plan.Plan;
import dev.simplecoder.agent.plan.PlanText;
import dev.simplecoder.app.render.EventReader;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.app.store.Sessions;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A session as a page that people can read and pass on. */
final class MarkdownExport {

  private final List<String> lines = new ArrayList<>();

  List<String> lines(Sessions.Recorded recorded) {
    lines.add("# Session " + recorded.name().value());
    for (EventReader.Line line : recorded.lines()) {
      add(line);
    }
    return List.copyOf(lines);
  }

  private void add(EventReader.Line line) {
    AgentEvent event = line.event();
    if (event instanceof AgentEvent.TaskStarted started) {
      lines.add("");
      lines.add("## " + line.at().truncatedTo(ChronoUnit.SECONDS));
      lines.add("");
      Visible.text(started.request()).lines().forEach(request -> lines.add("> " + request));
    } else if (event instanceof AgentEvent.ModelChosen chosen) {
      item("model " + chosen.model());
    } else if (event instanceof AgentEvent.ToolEnded ended) {
      String path = ended.call().arguments().values().getOrDefault("path", "");
      item((ended.call().name() + " " + path).strip() + ": " + ended.result().summary());
    } else if (event instanceof AgentEvent.PlanMade made) {
      addPlan(made.plan());
    } else if (event instanceof AgentEvent.Replanned replanned) {
      addPlan(replanned.plan());
    } else if (event instanceof AgentEvent.StepEnded ended) {
      String outcome = ended.outcome().name().toLowerCase(Locale.ROOT);
      item("step " + ended.number() + " " + outcome + ": " + ended.why());
    } else if (event instanceof AgentEvent.Compacted compacted) {
      item("conversation shortened: " + compacted.why());
    } else if (event instanceof AgentEvent.Answered answered
        && !answered.message().text().isBlank()) {
      lines.add("");
      Visible.text(answered.message().text().strip()).lines().forEach(lines::add);
    } else if (event instanceof AgentEvent.ClaimsUnsupported unsupported) {
      unsupported
          .claims()
          .forEach(claim -> item("not confirmed: \"" + claim.text() + "\": " + claim.why()));
    } else if (event instanceof AgentEvent.ChangesProposed proposed) {
      addDiff(proposed.diff());
    } else if (event instanceof AgentEvent.ChangesApplied applied) {
      item(
          "applied: "
              + applied.paths().stream().map(Object::toString).collect(Collectors.joining(", ")));
    } else {
      addHeldBack(event);
    }
  }

  private void addHeldBack(AgentEvent event) {
    if (event instanceof AgentEvent.ChangesDropped dropped) {
      item("not applied: " + dropped.why());
    } else if (event instanceof AgentEvent.ChangesWithheld withheld) {
      item("withheld: " + withheld.why());
    }
  }

  private void addPlan(Plan plan) {
    lines.add("");
    Visible.text(PlanText.of(plan)).lines().forEach(lines::add);
  }

  /** A text in the difference may have fences of its own. */
  private void addDiff(String diff) {
    String fence = "```";
    while (diff.contains(fence)) {
      fence += "`";
    }
    lines.add("");
    lines.add(fence + "diff");
    Visible.text(diff).lines().forEach(lines::add);
    lines.add(fence);
  }

  private void item(String text) {
    boolean inList = lines.getLast().startsWith("- ");
    if (!inList) {
      lines.add("");
    }
    lines.add("- " + Visible.line(text));
  }
}
