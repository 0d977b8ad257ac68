package dev.simplecoder.rag.measure;

import dev.simplecoder.rag.Content;
import dev.simplecoder.rag.Corpus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Lucene's BM25 over passages of forty lines, ten of them shared, words in lower case only. */
final class PlainBm25 implements Contestant, AutoCloseable {

  private static final int LINES = 40;
  private static final int STEP = 30;
  private static final int CANDIDATES = 1_000;

  private final StandardAnalyzer analyzer = new StandardAnalyzer();
  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final DirectoryReader reader;

  PlainBm25(Corpus corpus) throws IOException, InterruptedException {
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      corpus.walk(file -> {
        if (corpus.read(file.path()) instanceof Content.Text(String text)) {
          add(file.path(), text.lines().toList(), writer);
        }
      });
    }
    this.reader = DirectoryReader.open(directory);
  }

  private static void add(String path, List<String> lines, IndexWriter writer) throws IOException {
    for (int start = 0; start < lines.size(); start += STEP) {
      int end = Math.min(lines.size(), start + LINES);
      Document document = new Document();
      document.add(new StoredField("path", path));
      document.add(new StoredField("first", start + 1));
      document.add(new StoredField("last", end));
      String text = String.join("\n", lines.subList(start, end));
      document.add(new TextField("text", text, Store.NO));
      writer.addDocument(document);
    }
  }

  @Override
  public List<String> files(String query, int limit) throws IOException {
    Set<String> paths = new LinkedHashSet<>();
    for (Judged.Span passage : passages(query, CANDIDATES)) {
      paths.add(passage.path());
    }
    return paths.stream().limit(limit).toList();
  }

  @Override
  public List<Judged.Span> passages(String query, int limit) throws IOException {
    BooleanQuery.Builder words = new BooleanQuery.Builder();
    for (String word : words(query)) {
      words.add(new TermQuery(new Term("text", word)), Occur.SHOULD);
    }
    IndexSearcher searcher = new IndexSearcher(reader);
    List<Judged.Span> passages = new ArrayList<>();
    for (ScoreDoc hit : searcher.search(words.build(), limit).scoreDocs) {
      Document document = searcher.storedFields().document(hit.doc);
      passages.add(
          new Judged.Span(
              document.get("path"), number(document, "first"), number(document, "last")));
    }
    return passages;
  }

  private Set<String> words(String query) throws IOException {
    Set<String> words = new LinkedHashSet<>();
    try (TokenStream tokens = analyzer.tokenStream("text", query)) {
      CharTermAttribute term = tokens.getAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(term.toString());
      }
      tokens.end();
    }
    return words;
  }

  private static int number(Document document, String field) {
    return document.getField(field).numericValue().intValue();
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
    analyzer.close();
  }
}
