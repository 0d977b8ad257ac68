package dev.simplecoder.rag.lucene;

/** The fields of a segment that are searched. */
enum Field {
  CODE("code"),
  COMMENTS("comments"),
  SYMBOLS("symbols"),
  SCOPE("scope"),
  NAME("name"),
  FOLDERS("folders");

  /** As it is called in the index. */
  final String label;

  Field(String label) {
    this.label = label;
  }
}
