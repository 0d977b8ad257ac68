package dev.simplecoder.app.store.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

  @TempDir Path folder;

  @Test
  void whileAnotherWritesItIsRefusedAndAfterwardsItGoesOn() throws Exception {
    var database = new Database(folder, 10);
    var other = new Database(folder, 10);
    other.run(_ -> {
      assertThrows(SQLException.class, () -> database.run(_ -> "first"));
      assertThrows(SQLException.class, () -> database.run(_ -> "second"));
      return "";
    });

    assertEquals("third", database.run(_ -> "third"));
  }
}
