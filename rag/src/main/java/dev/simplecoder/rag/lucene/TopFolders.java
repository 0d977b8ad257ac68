package dev.simplecoder.rag.lucene;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * In which of a workspace's top folders the evidence lies: a workspace may hold several projects.
 *
 * <p>How what was found is spread over collections says where what is sought is, after Si and
 * Callan, "Relevant Document Distribution Estimation Method for Resource Selection" (2003). Tests
 * and documentation count like sources here: they speak of the project that they belong to.
 */
final class TopFolders {

  /** So high that a few good passages outweigh many that share a frequent word. */
  private static final double SHARPNESS = 16;

  private final Map<String, Double> shares;

  private TopFolders(Map<String, Double> shares) {
    this.shares = Map.copyOf(shares);
  }

  static TopFolders of(List<Ranked.Passage> passages) {
    double best = 0;
    for (Ranked.Passage passage : passages) {
      best = Math.max(best, passage.own());
    }
    Map<String, Double> shares = new HashMap<>();
    double all = 0;
    for (Ranked.Passage passage : passages) {
      double counts = best <= 0 ? 0 : Math.pow(passage.own() / best, SHARPNESS);
      shares.merge(of(passage.path()), counts, Double::sum);
      all += counts;
    }
    double sum = all;
    shares.replaceAll((_, share) -> sum <= 0 ? 0 : share / sum);
    return new TopFolders(shares);
  }

  /** Which part of all evidence is in a passage's top folder; nothing where there is only one. */
  double share(Ranked.Passage passage) {
    return shares.size() < 2 ? 0 : shares.getOrDefault(of(passage.path()), 0.0);
  }

  private static String of(String path) {
    return path.substring(0, Math.max(0, path.indexOf('/')));
  }
}
