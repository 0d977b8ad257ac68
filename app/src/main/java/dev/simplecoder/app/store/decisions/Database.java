package dev.simplecoder.app.store.decisions;

import dev.simplecoder.agent.TextBeside;
import dev.simplecoder.app.store.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteException;

/**
 * The file of the database. Each piece of work opens it, so that nothing is held while a model
 * answers, and is one transaction: it is on the disk when it ends, or nothing of it is.
 */
final class Database {

  /** How the tables came to be what they are; each has a script of its number beside this class. */
  private static final int VERSION = 4;

  private static final int BUSY_MILLISECONDS = 5_000;
  private static final int PAUSE_MILLISECONDS = 10;
  private static final int BUSY = 5;
  private static final int CORRUPT = 11;
  private static final int NOT_A_DATABASE = 26;

  private final Path folder;
  private final Path file;
  private final Path aside;
  private final int mostPatience;

  /** Whoever has waited in vain does not wait again before it went well. */
  private volatile int patience;

  Database(Path folder) {
    this(folder, BUSY_MILLISECONDS);
  }

  /** {@code patience} with other processes, in milliseconds. */
  Database(Path folder, int patience) {
    this.folder = folder;
    this.mostPatience = patience;
    this.patience = patience;
    this.file = folder.resolve("router.db");
    this.aside = folder.resolve("router.damaged.db");
  }

  /** What is done in a transaction. */
  interface Work<T> {
    T in(Connection connection) throws SQLException, IOException;
  }

  boolean exists() {
    return Files.exists(file);
  }

  Path file() {
    return file;
  }

  /** Where a damaged file is. */
  Path aside() {
    return aside;
  }

  /** Blocks while other processes write, for some seconds at most. */
  <T> T run(Work<T> work) throws SQLException, IOException {
    create();
    try (Connection connection = open()) {
      migrate(connection);
      T result = work.in(connection);
      connection.commit();
      patience = mostPatience;
      return result;
    } catch (SQLException failed) {
      if (code(failed) == BUSY) {
        patience = 0;
      }
      throw failed;
    }
  }

  private void create() throws IOException {
    OwnerOnly.folders(folder);
    if (!exists()) {
      try {
        OwnerOnly.newFile(file);
      } catch (FileAlreadyExistsException _) {
        // Another process has begun at the same moment.
      }
    }
  }

  /**
   * Who finds another process at making the file a journal is refused at once, however patient it
   * is: SQLite has nobody wait for that.
   */
  private Connection open() throws SQLException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience);
    while (true) {
      try {
        return connection();
      } catch (SQLException failed) {
        boolean isOver = end <= System.nanoTime() || Thread.currentThread().isInterrupted();
        if (code(failed) != BUSY || isOver) {
          throw failed;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLISECONDS));
      }
    }
  }

  private Connection connection() throws SQLException {
    var config = new SQLiteConfig();
    config.setBusyTimeout(patience);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    Connection connection = config.createConnection("jdbc:sqlite:" + file);
    connection.setAutoCommit(false);
    return connection;
  }

  private void migrate(Connection connection) throws SQLException, IOException {
    int version = version(connection);
    if (VERSION < version) {
      throw new SQLException(
          "a newer version of the program has written %s; use that one, or move the file away"
              .formatted(file));
    }
    for (int next = version + 1; next <= VERSION; next++) {
      try (Statement statement = connection.createStatement()) {
        for (String command :
            TextBeside.of(Database.class, "schema-" + next + ".sql").split(";", -1)) {
          statement.executeUpdate(command);
        }
        statement.executeUpdate("pragma user_version = " + next);
      }
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("pragma user_version")) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  static boolean isDamage(SQLException failed) {
    int code = code(failed);
    return code == CORRUPT || code == NOT_A_DATABASE;
  }

  private static int code(SQLException failed) {
    return failed instanceof SQLiteException lite ? lite.getResultCode().code & 0xff : 0;
  }

  /**
   * Moves a damaged file aside, with what belongs to it, in place of one that was moved before.
   *
   * @return false where it is not damaged any more, since another process has done it
   */
  boolean setAside() throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("router.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      if (isSound()) {
        return false;
      }
      for (String part : List.of("", "-wal", "-shm")) {
        Path damaged = folder.resolve(file.getFileName() + part);
        if (Files.exists(damaged)) {
          Path kept = folder.resolve(aside.getFileName() + part);
          Files.move(damaged, kept, StandardCopyOption.REPLACE_EXISTING);
        }
      }
      return true;
    }
  }

  private boolean isSound() {
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("pragma quick_check(1)")) {
      return rows.next() && rows.getString(1).equals("ok");
    } catch (SQLException _) {
      return false;
    }
  }
}
