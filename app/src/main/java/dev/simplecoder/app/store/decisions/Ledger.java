package dev.simplecoder.app.store.decisions;

import dev.simplecoder.app.shell.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * The database as a log uses it. No task ends for it: what cannot be read or written is told once,
 * and a damaged file is moved aside.
 */
final class Ledger {

  private final Database database;
  private final String whose;
  private final Consumer<String> notices;
  private boolean told;

  /**
   * @param whose log it is, for the person
   */
  Ledger(Path folder, String whose, Consumer<String> notices) {
    this.database = new Database(folder);
    this.whose = whose;
    this.notices = notices;
  }

  /** Where there is no file, nothing is made for a question. */
  <T> T known(Database.Work<T> work, T otherwise) {
    return database.exists() ? run(work, otherwise) : otherwise;
  }

  <T> T run(Database.Work<T> work, T otherwise) {
    try {
      return database.run(work);
    } catch (SQLException failed) {
      return Database.isDamage(failed) ? anew(work, otherwise) : untold(failed, otherwise);
    } catch (IOException failed) {
      return untold(failed, otherwise);
    }
  }

  private <T> T anew(Database.Work<T> work, T otherwise) {
    try {
      if (database.setAside()) {
        notices.accept(
            "%s was damaged and is now %s; what router and gate had learned is lost"
                .formatted(database.file(), database.aside()));
      }
      return database.run(work);
    } catch (SQLException failed) {
      return untold(failed, otherwise);
    } catch (IOException failed) {
      return untold(failed, otherwise);
    }
  }

  private <T> T untold(SQLException failed, T otherwise) {
    tell(String.valueOf(failed.getMessage()));
    return otherwise;
  }

  private <T> T untold(IOException failed, T otherwise) {
    tell(Refusal.of(failed));
    return otherwise;
  }

  private void tell(String why) {
    if (!told) {
      told = true;
      notices.accept("the log of the %s cannot be used: %s".formatted(whose, why));
    }
  }
}
