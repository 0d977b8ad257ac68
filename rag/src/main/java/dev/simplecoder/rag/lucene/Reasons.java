package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Explanation;
import dev.simplecoder.rag.words.Question;
import java.util.ArrayList;
import java.util.List;

/** Takes a score apart again, by what it was made of. */
final class Reasons {

  private final Question question;
  private final List<Evidence> evidence;
  private final double[] worth;
  private final Statistics statistics;

  Reasons(Question question, List<Evidence> evidence, double[] worth, Statistics statistics) {
    this.question = question;
    this.evidence = List.copyOf(evidence);
    this.worth = worth.clone();
    this.statistics = statistics;
  }

  /** Whether a name that the passage declares has a word of the question. */
  boolean declares(Candidate candidate) {
    return evidence.get(candidate.leaf()).declares(candidate.segment());
  }

  /** The parts of a passage's score, in the order in which the ranking adds them. */
  Explanation of(Ranked.Passage passage) {
    Candidate candidate = passage.candidate();
    Names.Said said = passage.said();
    List<Explanation.Part> parts = new ArrayList<>();
    double score = 0;
    Evidence here = evidence.get(candidate.leaf());
    for (int c = 0; c < worth.length; c++) {
      double share = here.share(c, worth[c], candidate.segment(), statistics);
      if (0 < share) {
        parts.add(new Explanation.Part(described(c), share));
        score += share;
      }
    }
    if (0 < said.worth()) {
      parts.add(new Explanation.Part("declares " + said.name(), said.worth()));
      score += said.worth();
    }
    if (candidate.factor() < 1) {
      String file = candidate.role().described;
      parts.add(new Explanation.Part(file, score * (candidate.factor() - 1)));
    }
    parts.addAll(passage.context());
    return new Explanation(parts);
  }

  private String described(int concept) {
    int frequency = 0;
    for (Evidence part : evidence) {
      frequency += part.frequency(concept);
    }
    String word = question.concepts().get(concept).word();
    return "\"" + word + "\", in " + frequency + " of " + statistics.segments() + " passages";
  }
}
