package dev.simplecoder.app.retrieval;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Lucene logs advice on how the JVM should be started, which is nothing for the person. */
public final class LuceneLog {

  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private LuceneLog() {}

  /** To be called before anything of Lucene is loaded. */
  public static void quiet() {
    LUCENE.setLevel(Level.SEVERE);
  }
}
