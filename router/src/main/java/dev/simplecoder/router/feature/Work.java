package dev.simplecoder.router.feature;

import java.util.List;

/** The kind of work that a request asks for, by the words it begins with. */
enum Work {
  QUESTION("a question", " what why how where which who when does is are explain describe find "),
  CREATION("something new", " create write add implement generate build make new complete "),
  CHANGE(
      "a change", " fix change rename refactor update remove replace move improve debug repair ");

  private static final int FIRST_WORDS = 12;

  private final String words;
  private final String signs;

  Work(String words, String signs) {
    this.words = words;
    this.signs = signs;
  }

  String words() {
    return words;
  }

  /** 1 where one of its signs is among the first words, else 0. */
  double in(List<String> request) {
    return request.stream().limit(FIRST_WORDS).anyMatch(word -> signs.contains(" " + word + " "))
        ? 1
        : 0;
  }
}
