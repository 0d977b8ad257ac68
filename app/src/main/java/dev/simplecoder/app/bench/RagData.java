package dev.simplecoder.app.bench;

import dev.simplecoder.app.store.JudgedQueries;
import dev.simplecoder.rag.measure.Benchmark;
import dev.simplecoder.rag.measure.Judged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of queries that a folder may have, with their files and archives. */
enum RagData {
  LOCALIZATION("localization", "corpora"),
  DESCRIPTION("docstring", "corpora-nodoc");

  private final String queries;
  private final String archives;

  RagData(String queries, String archives) {
    this.queries = queries;
    this.archives = archives;
  }

  /** Those that a folder has. */
  static List<Benchmark.Task> in(Path folder) throws IOException {
    List<Benchmark.Task> tasks = new ArrayList<>();
    for (RagData kind : values()) {
      List<Judged> queries = kind.queries(folder);
      if (!queries.isEmpty()) {
        tasks.add(new Benchmark.Task(kind.queries, folder.resolve(kind.archives), queries));
      }
    }
    return tasks;
  }

  /** Of {@code localization*.jsonl} or {@code docstring*.jsonl}. */
  private List<Judged> queries(Path folder) throws IOException {
    List<Judged> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith(queries) && name.endsWith(".jsonl")) {
          all.addAll(JudgedQueries.read(file));
        }
      }
    }
    return all;
  }
}
