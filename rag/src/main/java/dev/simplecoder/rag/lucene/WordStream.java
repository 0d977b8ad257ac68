package dev.simplecoder.rag.lucene;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Words that are ready, as Lucene takes them. */
final class WordStream extends TokenStream {

  private final List<String> words;
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private Iterator<String> next;

  WordStream(List<String> words) {
    this.words = words;
    this.next = words.iterator();
  }

  @Override
  public boolean incrementToken() {
    if (!next.hasNext()) {
      return false;
    }
    clearAttributes();
    term.append(next.next());
    return true;
  }

  @Override
  public void reset() {
    next = words.iterator();
  }
}
