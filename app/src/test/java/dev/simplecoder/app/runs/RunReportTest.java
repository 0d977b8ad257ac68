package dev.simplecoder.app.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {

  @TempDir private Path runs;

  private Path run(int minute, String command, String... rows) {
    var config =
        RunConfig.of(
            command,
            Instant.parse("2026-03-04T12:0" + minute + ":00Z"),
            new LinkedHashMap<>(Map.of("--seed", "" + minute)),
            new LinkedHashMap<>(),
            "1.2");
    try (var run = RunDirectory.begin(runs, config)) {
      run.rows(List.of(rows));
      return run.folder();
    }
  }

  @Test
  void aRunShowsItsRowsAsATableForEachKindOfRow() throws Exception {
    Path folder =
        run(
            1,
            "bench route",
            "{\"way\":\"best | single\",\"right\":0.74391234,\"tasks\":164}",
            "{\"way\":\"planned\",\"right\":null,\"tasks\":164}",
            "{\"sandbox\":\"bubblewrap\"}");
    assertEquals(
        """
        # bench route

        - `20260304T120100Z`, started 2026-03-04T12:01:00Z, version 1.2, --seed 1

        | way | right | tasks |
        |---|---|---|
        | best \\| single | 0.7439 | 164 |
        | planned | - | 164 |

        | sandbox |
        |---|
        | bubblewrap |

        """,
        Files.readString(folder.resolve("report.md")));
  }

  @Test
  void aRowThatAKillHasCutOffIsNotShown() throws Exception {
    Path folder = run(1, "learn", "{\"step\":1}");
    Path metrics = folder.resolve("metrics.jsonl");
    Files.writeString(metrics, Files.readString(metrics) + "{\"step\":2,\"he");
    assertEquals(1, RunReport.Run.read(folder).rows().size());
  }

  @Test
  void runsOfOneCommandShareTheirTablesAndOthersHaveTheirOwn() {
    Path first = run(1, "bench route", "{\"right\":1}");
    Path other = run(2, "bench gate", "{\"saved\":2}");
    Path second = run(3, "bench route", "{\"right\":0.5}");
    List<RunReport.Run> read =
        List.of(first, other, second).stream().map(RunReport.Run::read).toList();
    assertEquals(
        """
        # bench route

        - `20260304T120100Z`, started 2026-03-04T12:01:00Z, version 1.2, --seed 1
        - `20260304T120300Z`, started 2026-03-04T12:03:00Z, version 1.2, --seed 3

        | run | right |
        |---|---|
        | 20260304T120100Z | 1 |
        | 20260304T120300Z | 0.5000 |

        # bench gate

        - `20260304T120200Z`, started 2026-03-04T12:02:00Z, version 1.2, --seed 2

        | saved |
        |---|
        | 2 |

        """,
        RunReport.of(read));
  }
}
