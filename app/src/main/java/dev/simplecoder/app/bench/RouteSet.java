package dev.simplecoder.app.bench;

import dev.simplecoder.app.store.RecordedOutcomes;
import dev.simplecoder.app.store.RecordedOutcomes.Layout;
import dev.simplecoder.router.outcome.Population;
import dev.simplecoder.router.replay.OutcomeTable;
import dev.simplecoder.router.replay.PublishedFit;
import dev.simplecoder.router.replay.PublishedFit.Published;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tasks and arms that routing is measured on. */
enum RouteSet {
  HUMANEVAL_REAL("HumanEval, run again", "humaneval_real_arms", Layout.COUNTS, "humaneval", ""),
  HUMANEVAL(
      "HumanEval",
      "humaneval_evalplus",
      Layout.VERDICTS,
      "humaneval",
      "deepseek-coder-6.7b-instruct codegemma-7b-it phi-2 microsoft--Phi-3-mini-4k-instruct"
          + " deepseek-coder-1.3b-instruct"),
  MBPP(
      "MBPP",
      "mbpp_evalplus",
      Layout.VERDICTS,
      "mbppplus_prompts",
      "phi-2 codegemma-2b microsoft--Phi-3-mini-4k-instruct stable-code-3b starcoder2-3b"),
  LIVE_CODE_BENCH(
      "LiveCodeBench",
      "lcb_codegen_n10",
      Layout.SHARES,
      "lcb",
      "DSCoder-6.7b-Ins DSCoder-1.3b-Ins CodeQwen15-7B-Chat MagiCoderS-DS-6.7B LLama3-8b-Ins"),
  MINT(
      "MINT",
      "mint_k1to5",
      Layout.TURNS,
      "mint",
      "CodeActAgent-Mistral-7b-v0.1 CodeQwen1.5-7B-Chat Eurus-7B-KTO Eurus-7B-NCA"
          + " Meta-Llama-3-8B-Instruct");

  /** In billions of active parameters. */
  private static final double MOST = 9;

  private final String words;
  private final String outcomes;
  private final Layout layout;
  private final String problems;
  private final String arms;

  RouteSet(String words, String outcomes, Layout layout, String problems, String arms) {
    this.words = words;
    this.outcomes = outcomes;
    this.layout = layout;
    this.problems = problems;
    this.arms = arms;
  }

  String words() {
    return words;
  }

  boolean isIn(RecordedOutcomes data) {
    return data.has(outcomes);
  }

  OutcomeTable read(RecordedOutcomes data) throws IOException {
    List<String> ids =
        arms.isEmpty() ? data.arms(outcomes, layout, MOST) : List.of(arms.split(" "));
    return data.table(outcomes, layout, ids, problems);
  }

  /** Those with the same tasks. */
  boolean hasTasksOf(RouteSet other) {
    return problems.equals(other.problems);
  }

  /** What every model up to that size came to. */
  List<Published> published(RecordedOutcomes data) throws IOException {
    List<Published> published = new ArrayList<>();
    data.shares(outcomes, layout, MOST)
        .forEach(
            (arm, share) -> published.add(new Published(words, arm, data.billions(arm), share)));
    return published;
  }

  /** What is expected of models by all sets that a folder has but those with the same tasks. */
  Population priorWithout(RecordedOutcomes data) throws IOException {
    List<RouteSet> others = Arrays.stream(values()).filter(set -> !set.hasTasksOf(this)).toList();
    return fit(data, others);
  }

  /** What is expected of models by the sets that a folder has. */
  static Population prior(RecordedOutcomes data) throws IOException {
    return fit(data, List.of(values()));
  }

  private static Population fit(RecordedOutcomes data, List<RouteSet> sets) throws IOException {
    List<Published> published = new ArrayList<>();
    List<String> likeTasks = new ArrayList<>();
    for (RouteSet set : sets) {
      if (set != MINT && set.isIn(data)) {
        published.addAll(set.published(data));
        if (set == HUMANEVAL || set == MBPP) {
          likeTasks.add(set.words);
        }
      }
    }
    return new PublishedFit(Population.shipped(), published).fit(likeTasks);
  }
}
