package dev.simplecoder.rag.lucene;

import java.util.Map;

/**
 * What counts how much.
 *
 * @param saturation BM25's k1: how soon more of the same word says nothing new
 * @param names of a declared name that the query covers, beside the words' own weight
 * @param around of the scores of the passages before and after
 * @param folder of what the words of a passage's folder say
 * @param test of what a test of its file is better by
 * @param rest of a file's second to fourth passage, beside the best
 */
record Weights(
    double saturation,
    Map<Field, FieldWeight> fields,
    Map<Role, Double> roles,
    double names,
    double around,
    double folder,
    double test,
    double rest) {

  /**
   * @param boost of an occurrence in this field, beside the others
   * @param length BM25's b: how much a long field is held against its words
   */
  record FieldWeight(double boost, double length) {}

  private static final FieldWeight NOTHING = new FieldWeight(0, 0);

  static final Weights TUNED =
      new Weights(
          2,
          Map.of(
              Field.CODE, new FieldWeight(1, .75),
              Field.COMMENTS, new FieldWeight(.5, .65),
              Field.SYMBOLS, new FieldWeight(1.7, .45),
              Field.SCOPE, new FieldWeight(2.5, .3),
              Field.NAME, new FieldWeight(4, .95),
              Field.FOLDERS, new FieldWeight(.75, .5)),
          Map.of(
              Role.SOURCE, 1.0,
              Role.TEST, .3,
              Role.DOCUMENTATION, .3,
              Role.EXAMPLE, .3,
              Role.DATA, .5),
          .8,
          .06,
          .75,
          .12,
          .19);

  Weights {
    fields = Map.copyOf(fields);
    roles = Map.copyOf(roles);
  }

  FieldWeight of(Field field) {
    return fields.getOrDefault(field, NOTHING);
  }
}
