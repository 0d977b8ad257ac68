package dev.simplecoder.app.engine;

import dev.simplecoder.app.models.PullProgress;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.store.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The models of this machine that the engine can run: a note for each, beside which lie the files
 * that were fetched. Other files stay where the person has them.
 */
public final class GgufLibrary {

  private static final String FILE = ".gguf";
  private static final String NOTE = ".json";
  private static final int PIECE = 1 << 20;

  private final Path folder;

  /** {@code folder} need not be there yet. */
  GgufLibrary(Path folder) {
    this.folder = folder;
  }

  public static GgufLibrary of(Shell shell) {
    return new GgufLibrary(Directories.of(shell).state().resolve("models"));
  }

  /** Where a fetched file belongs. */
  public Path place(String name) {
    return folder.resolve(name + FILE);
  }

  /** A name for a file, in letters that every system takes. */
  public static String name(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String stem = name.endsWith(FILE) ? name.substring(0, name.length() - FILE.length()) : name;
    return stem.replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[.-]+", "");
  }

  /**
   * Reads all of a file and notes it. A note of the same name is replaced.
   *
   * @throws GgufHeader.BadGguf where it is no model that can be run
   */
  public GgufEntry add(String name, Path file, Consumer<PullProgress> onProgress)
      throws IOException {
    Path whole = file.toRealPath();
    GgufHeader header = GgufHeader.read(whole);
    var attributes = Files.readAttributes(whole, BasicFileAttributes.class);
    var entry =
        new GgufEntry(
            name,
            whole,
            attributes.size(),
            attributes.lastModifiedTime().toInstant(),
            "sha256:" + digest(whole, attributes.size(), onProgress),
            header);
    write(entry);
    return entry;
  }

  private static String digest(Path file, long bytes, Consumer<PullProgress> onProgress)
      throws IOException {
    MessageDigest digest = sha256();
    byte[] piece = new byte[PIECE];
    long done = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(piece); 0 < read; read = in.read(piece)) {
        digest.update(piece, 0, read);
        done += read;
        onProgress.accept(new PullProgress("reading the file", done, bytes));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException bug) {
      throw new IllegalStateException("every Java has SHA-256", bug);
    }
  }

  private void write(GgufEntry entry) throws IOException {
    OwnerOnly.folders(folder);
    Path note = folder.resolve(entry.name() + NOTE);
    Path written = Files.createTempFile(folder, "note", ".new");
    try {
      Files.writeString(written, EntryJson.text(entry));
      Files.move(written, note, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** Those whose files are there, best first: made for code, then the larger. */
  public List<GgufEntry> entries() throws IOException {
    return all().stream().filter(entry -> Files.exists(entry.file())).toList();
  }

  private List<GgufEntry> all() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<GgufEntry> entries = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path note : files.filter(file -> file.toString().endsWith(NOTE)).sorted().toList()) {
        EntryJson.entry(note).ifPresent(entries::add);
      }
    }
    entries.sort(
        Comparator.comparing((GgufEntry entry) -> !entry.name().contains("cod"))
            .thenComparingLong(entry -> -entry.header().parameters()));
    return entries;
  }

  public Optional<GgufEntry> find(String name) throws IOException {
    return all().stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /** Forgets a model; its file goes too where it was fetched. False where there is none. */
  public boolean remove(String name) throws IOException {
    Optional<GgufEntry> entry = find(name);
    if (entry.isEmpty()) {
      return false;
    }
    if (entry.get().file().equals(real(place(name)))) {
      Files.deleteIfExists(place(name));
    }
    Files.deleteIfExists(folder.resolve(name + NOTE));
    return true;
  }

  private static Path real(Path file) throws IOException {
    try {
      return file.toRealPath();
    } catch (NoSuchFileException _) {
      return file;
    }
  }
}
