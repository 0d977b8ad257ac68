package dev.simplecoder.app.learn;

import dev.simplecoder.app.exercise.Attempted;
import dev.simplecoder.app.exercise.LogProbability;
import dev.simplecoder.app.learn.Group.Member;
import dev.simplecoder.app.runs.RunDirectory;
import dev.simplecoder.app.runs.RunLines;
import dev.simplecoder.app.store.JsonLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The attempts that a run learned from, as data for training weights elsewhere, in the
 * conversational layouts of TRL: prompt and completion, unpaired preference (with {@code label}),
 * and preference (with {@code chosen} and {@code rejected}). Held-out tasks are never among them.
 */
final class Datums implements AutoCloseable {

  private final RunLines completions;
  private final RunLines labelled;
  private final RunLines pairs;

  Datums(RunDirectory run) {
    this.completions = run.restart("datums/prompt_completion.jsonl");
    this.labelled = run.restart("datums/unpaired_preference.jsonl");
    this.pairs = run.restart("datums/preference.jsonl");
  }

  void add(List<Group> groups) {
    completions.add(groups.stream().flatMap(it -> completions(it).stream()).toList());
    labelled.add(groups.stream().flatMap(it -> labelled(it).stream()).toList());
    pairs.add(groups.stream().flatMap(it -> pairs(it).stream()).toList());
  }

  private static List<String> completions(Group group) {
    List<Double> advantages = LearningLoop.computeAdvantages(group);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < advantages.size(); i++) {
      lines.add(JsonLine.of(completion(group.known().get(i), advantages.get(i))));
    }
    return lines;
  }

  private static List<String> labelled(Group group) {
    List<String> lines = new ArrayList<>();
    for (Member member : group.known()) {
      SequencedMap<String, Object> fields = exchange(member);
      fields.put("label", member.isRight());
      lines.add(JsonLine.of(fields));
    }
    return lines;
  }

  private static SequencedMap<String, Object> completion(Member member, double advantage) {
    Attempted attempted = member.made().attempted();
    SequencedMap<String, Object> fields = exchange(member);
    fields.put("reward", member.worth());
    fields.put("advantage", advantage);
    List<LogProbability> said = attempted.logProbabilities();
    fields.put("tokens", said.stream().map(LogProbability::token).toList());
    fields.put("logprobs", said.stream().map(LogProbability::value).toList());
    fields.put("task", member.made().key().task());
    fields.put("model", member.made().key().arm());
    return fields;
  }

  /** Each wrong attempt with a right one of its group, as far as there are some. */
  private static List<String> pairs(Group group) {
    List<String> lines = new ArrayList<>();
    List<Member> right = new ArrayList<>(group.known().stream().filter(Member::isRight).toList());
    for (Member wrong : group.known().stream().filter(it -> !it.isRight()).toList()) {
      if (!right.isEmpty()) {
        Member chosen = right.removeFirst();
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        fields.put("prompt", said("user", chosen.made().attempted().prompt()));
        fields.put("chosen", said("assistant", chosen.made().attempted().reply()));
        fields.put("rejected", said("assistant", wrong.made().attempted().reply()));
        lines.add(JsonLine.of(fields));
      }
    }
    return lines;
  }

  private static SequencedMap<String, Object> exchange(Member member) {
    SequencedMap<String, Object> fields = new LinkedHashMap<>();
    fields.put("prompt", said("user", member.made().attempted().prompt()));
    fields.put("completion", said("assistant", member.made().attempted().reply()));
    return fields;
  }

  private static List<SequencedMap<String, String>> said(String role, String content) {
    SequencedMap<String, String> message = new LinkedHashMap<>();
    message.put("role", role);
    message.put("content", content);
    return List.of(message);
  }

  @Override
  public void close() {
    completions.close();
    labelled.close();
    pairs.close();
  }
}
