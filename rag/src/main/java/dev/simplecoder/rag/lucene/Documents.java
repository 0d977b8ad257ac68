package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.CorpusFile;
import dev.simplecoder.rag.chunk.Chunker;
import dev.simplecoder.rag.chunk.Segment;
import dev.simplecoder.rag.words.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * Makes Lucene's documents of a file: one for each segment, and after them one for the file itself.
 *
 * <p>They go into the index as one block, so a file is in it whole or not at all.
 */
final class Documents {

  static final String PATH = "path";
  static final String LINES = "lines";
  static final String ROLE = "role";

  /** The hash of a passage's text, by which it is compared with the disk and its vector is kept. */
  static final String TEXT = "text";

  static final String SIZE = "size";
  static final String MODIFIED = "modified";
  static final String SEEN = "seen";
  static final String LEFT_OUT = "leftOut";

  /** The path once more, of the file's own document only. */
  static final String FILE = "file";

  static final String HASH = "hash";
  static final String DECLARED = "declared";

  private static final FieldType COUNTED = new FieldType();

  static {
    COUNTED.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    COUNTED.setTokenized(true);
    COUNTED.freeze();
  }

  private final Words words = new Words();

  List<Document> of(CorpusFile file, String text, String hash, long seen) {
    BytesRef path = new BytesRef(file.path());
    int slash = file.path().lastIndexOf('/');
    List<String> folders = words.of(file.path().substring(0, Math.max(0, slash)));
    String name = file.path().substring(slash + 1);
    int dot = name.lastIndexOf('.');
    List<String> names = words.of(0 < dot ? name.substring(0, dot) : name);
    Role role = Roles.of(file.path());
    List<Document> documents = new ArrayList<>();
    Lines lines = new Lines(text);
    for (Segment segment : Chunker.segments(file.path(), text)) {
      Document document = new Document();
      document.add(new StringField(PATH, path, Store.NO));
      document.add(new SortedDocValuesField(PATH, path));
      long place = ((long) segment.firstLine() << 32) | segment.lastLine();
      document.add(new NumericDocValuesField(LINES, place));
      String declared = String.join("\n", segment.symbols());
      document.add(new BinaryDocValuesField(DECLARED, new BytesRef(declared)));
      String passage = Hashes.of(lines.from(segment.firstLine(), segment.lastLine()));
      document.add(new BinaryDocValuesField(TEXT, new BytesRef(passage)));
      document.add(new NumericDocValuesField(ROLE, role.number));
      Map<Field, List<String>> fields = new EnumMap<>(Field.class);
      fields.put(Field.CODE, words.of(segment.code()));
      fields.put(Field.COMMENTS, words.of(segment.comments()));
      fields.put(Field.SYMBOLS, words.of(String.join(" ", segment.symbols())));
      fields.put(Field.SCOPE, words.of(String.join(" ", segment.scope())));
      fields.put(Field.NAME, names);
      fields.put(Field.FOLDERS, folders);
      fields.forEach((field, list) -> document.add(field(field, list)));
      documents.add(document);
    }
    documents.add(file(file, hash, seen, ""));
    return documents;
  }

  /** How many segments there are: all documents but the files' own. */
  static int passages(IndexReader reader) throws IOException {
    int files = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues sizes = leaf.reader().getNumericDocValues(SIZE);
      Bits live = leaf.reader().getLiveDocs();
      int doc = sizes == null ? NumericDocValues.NO_MORE_DOCS : sizes.nextDoc();
      while (doc != NumericDocValues.NO_MORE_DOCS) {
        files += live == null || live.get(doc) ? 1 : 0;
        doc = sizes.nextDoc();
      }
    }
    return reader.numDocs() - files;
  }

  /** The names that a segment declares, back from how they are kept. */
  static List<String> names(BytesRef declared) {
    return declared.length == 0 ? List.of() : List.of(declared.utf8ToString().split("\n", -1));
  }

  /** The hash of a segment's text. */
  static String textHash(IndexReader reader, Candidate segment) throws IOException {
    LeafReader leaf = reader.leaves().get(segment.leaf()).reader();
    BinaryDocValues texts = leaf.getBinaryDocValues(TEXT);
    texts.advanceExact(segment.segment());
    return texts.binaryValue().utf8ToString();
  }

  private static org.apache.lucene.document.Field field(Field field, List<String> words) {
    return new org.apache.lucene.document.Field(field.label, new WordStream(words), COUNTED);
  }

  /** The document of a file that is known and not searched. */
  Document leftOut(CorpusFile file, String why, long seen) {
    return file(file, "", seen, why);
  }

  private static Document file(CorpusFile file, String hash, long seen, String leftOut) {
    BytesRef path = new BytesRef(file.path());
    Document document = new Document();
    document.add(new StringField(PATH, path, Store.NO));
    document.add(new StringField(FILE, path, Store.NO));
    document.add(new SortedDocValuesField(PATH, path));
    document.add(new NumericDocValuesField(SIZE, file.size()));
    document.add(new NumericDocValuesField(MODIFIED, file.modified()));
    document.add(new NumericDocValuesField(SEEN, seen));
    document.add(new BinaryDocValuesField(HASH, new BytesRef(hash)));
    document.add(new SortedDocValuesField(LEFT_OUT, new BytesRef(leftOut)));
    // What every document has, Lucene finds by the document's number.
    document.add(new NumericDocValuesField(ROLE, Role.DATA.number));
    for (Field field : Field.values()) {
      document.add(field(field, List.of()));
    }
    return document;
  }
}
