package dev.simplecoder.rag.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.Bits;

/**
 * The upper folders of an index: which segments lie in which, and how many.
 *
 * <p>Folders are numbered, a parent before what is in it; the workspace itself is number 0. What
 * lies deeper than {@link #DEPTH} counts to the folder that is as deep: further down there is too
 * little in one to tell what it is about.
 */
final class Folders {

  static final int WORKSPACE = 0;

  private static final int DEPTH = 2;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Integer> parents = new ArrayList<>();
  private final List<int[]> ofSegments = new ArrayList<>();
  private final int[] sizes;

  private Folders(IndexReader reader) throws IOException {
    parents.add(WORKSPACE);
    for (LeafReaderContext leaf : reader.leaves()) {
      ofSegments.add(read(leaf.reader()));
    }
    this.sizes = new int[parents.size()];
    for (LeafReaderContext leaf : reader.leaves()) {
      count(leaf.reader(), ofSegments.get(leaf.ord));
    }
    intoParents(sizes);
  }

  static Folders of(IndexReader reader) throws IOException {
    return new Folders(reader);
  }

  private int[] read(LeafReader leaf) throws IOException {
    SortedDocValues files = leaf.getSortedDocValues(Documents.PATH);
    int[] ofFiles = new int[files.getValueCount()];
    TermsEnum all = files.termsEnum();
    while (all.next() != null) {
      ofFiles[(int) all.ord()] = folder(all.term().utf8ToString());
    }
    int[] ofDocuments = new int[leaf.maxDoc()];
    int document = files.nextDoc();
    while (document != SortedDocValues.NO_MORE_DOCS) {
      ofDocuments[document] = ofFiles[files.ordValue()];
      document = files.nextDoc();
    }
    return ofDocuments;
  }

  private int folder(String file) {
    int folder = WORKSPACE;
    for (String path : above(file)) {
      int parent = folder;
      folder = numbers.computeIfAbsent(path, _ -> made(parent));
    }
    return folder;
  }

  private int made(int parent) {
    parents.add(parent);
    return parents.size() - 1;
  }

  /** The upper folders that a file lies in, the outermost first. */
  private static List<String> above(String file) {
    List<String> folders = new ArrayList<>(DEPTH);
    int slash = file.indexOf('/');
    while (0 <= slash && folders.size() < DEPTH) {
      folders.add(file.substring(0, slash));
      slash = file.indexOf('/', slash + 1);
    }
    return folders;
  }

  /** The upper folder that a file is counted to; empty for the workspace. */
  static String of(String file) {
    List<String> folders = above(file);
    return folders.isEmpty() ? "" : folders.getLast();
  }

  private void count(LeafReader leaf, int[] folders) throws IOException {
    NumericDocValues segments = leaf.getNumericDocValues(Documents.LINES);
    if (segments == null) {
      return;
    }
    Bits live = leaf.getLiveDocs();
    int segment = segments.nextDoc();
    while (segment != NumericDocValues.NO_MORE_DOCS) {
      sizes[folders[segment]] += live == null || live.get(segment) ? 1 : 0;
      segment = segments.nextDoc();
    }
  }

  /** Adds what is counted for each folder to the ones around it. */
  void intoParents(int[] counts) {
    for (int folder = counts.length - 1; WORKSPACE < folder; folder--) {
      counts[parent(folder)] += counts[folder];
    }
  }

  /** How many there are. */
  int number() {
    return parents.size();
  }

  int parent(int folder) {
    return parents.get(folder);
  }

  /** How many segments are in it, at any depth. */
  int size(int folder) {
    return sizes[folder];
  }

  /** The folder of each segment of a part of the index. */
  int[] ofSegments(int leaf) {
    return ofSegments.get(leaf);
  }
}
