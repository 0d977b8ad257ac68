package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.words.Question;
import java.util.List;

/**
 * What the words of a folder as a whole say of a question: how much likelier the question is there
 * than in the workspace.
 *
 * <p>A passage has few words, and other projects of a workspace may have the same ones; that all
 * its neighbours speak of the same thing tells them apart. Retrieval from clusters of documents,
 * after Liu and Croft, "Cluster-Based Retrieval Using Language Models" (2004); a folder is a
 * cluster that somebody made on purpose. Each folder's counts are smoothed by the one around it,
 * the first by the workspace.
 */
final class FolderWords {

  /** So many segments of the folder around, as if they were in the folder. */
  private static final double SMOOTHING = 200;

  private final Folders folders;

  /** By the folder's number. */
  private final double[] worth;

  /**
   * @param weight of what is found, in a score
   */
  FolderWords(Question question, List<Evidence> evidence, Folders folders, double weight) {
    this.folders = folders;
    this.worth = new double[folders.number()];
    for (int c = 0; c < question.concepts().size(); c++) {
      int[] counts = new int[worth.length];
      for (int leaf = 0; leaf < evidence.size(); leaf++) {
        evidence.get(leaf).count(c, folders.ofSegments(leaf), counts);
      }
      folders.intoParents(counts);
      add(weight * question.concepts().get(c).weight(), counts);
    }
  }

  /** Adds how much likelier one concept is in each folder than in the workspace, as a logarithm. */
  private void add(double weight, int[] counts) {
    double[] shares = new double[worth.length];
    shares[Folders.WORKSPACE] =
        (double) counts[Folders.WORKSPACE] / folders.size(Folders.WORKSPACE);
    for (int f = 1; f < shares.length && 0 < counts[Folders.WORKSPACE]; f++) {
      double around = SMOOTHING * shares[folders.parent(f)];
      shares[f] = (counts[f] + around) / (folders.size(f) + SMOOTHING);
      worth[f] += weight * Math.log(shares[f] / shares[Folders.WORKSPACE]);
    }
  }

  /**
   * Above 0 where the question is likelier than in the workspace, below where it is less likely.
   */
  double adds(int leaf, int segment) {
    return worth[folders.ofSegments(leaf)[segment]];
  }
}
