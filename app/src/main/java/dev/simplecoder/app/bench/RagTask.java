package dev.simplecoder.app.bench;

import dev.simplecoder.app.store.RagQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A kind of question that a benchmark has, with its files of queries and of what is searched. */
enum RagTask {
  LOCALIZATION("localization", "corpora"),
  DESCRIPTION("docstring", "corpora-nodoc");

  private final String queries;
  private final String corpora;

  RagTask(String queries, String corpora) {
    this.queries = queries;
    this.corpora = corpora;
  }

  String title() {
    return switch (this) {
      case LOCALIZATION -> "localization: the files that a change needs, by its description";
      case DESCRIPTION -> "description: the function that a sentence describes";
    };
  }

  /** Those of {@code localization*.jsonl} or {@code docstring*.jsonl}. */
  List<RagQuery> queries(Path data) throws IOException {
    List<RagQuery> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith(queries) && name.endsWith(".jsonl")) {
          all.addAll(RagQuery.read(file));
        }
      }
    }
    return all;
  }

  Path archive(Path data, String repo) {
    return data.resolve(corpora).resolve(repo + ".tar.gz");
  }
}
