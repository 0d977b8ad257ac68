package dev.simplecoder.tools.apply;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A disk on which a given effect goes wrong, effects being counted from 1. */
final class Faults {

  private final AtomicInteger effects = new AtomicInteger();
  private final Fault fault;

  Faults(Fault fault) {
    this.fault = fault;
  }

  /** What goes wrong. */
  interface Fault {
    void before(int effect, boolean needsRoom) throws IOException;
  }

  /** What the disk looks like. */
  interface Sight {
    boolean isSeen() throws IOException;
  }

  /** The end of the process, as far as the code under test can tell. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  static Faults none() {
    return new Faults((_, _) -> {});
  }

  /** Nothing has an effect any more, not even cleaning up. */
  static Faults killedAt(int n) {
    return new Faults((effect, _) -> {
      if (n <= effect) {
        throw new Killed();
      }
    });
  }

  /** Killed at the first effect that finds the disk so. */
  static Faults killedWhere(Sight sight) {
    return new Faults((_, _) -> {
      if (sight.isSeen()) {
        throw new Killed();
      }
    });
  }

  static Faults onceAt(int n, String words) {
    return new Faults((effect, _) -> {
      if (effect == n) {
        throw new IOException(words);
      }
    });
  }

  static Faults fromOn(int n, String words) {
    return new Faults((effect, _) -> {
      if (n <= effect) {
        throw new IOException(words);
      }
    });
  }

  /** From the n-th effect on there is no room; renaming and deleting go on. */
  static Faults fullFrom(int n) {
    return new Faults((effect, needsRoom) -> {
      if (n <= effect && needsRoom) {
        throw new IOException("No space left on device");
      }
    });
  }

  int effects() {
    return effects.get();
  }

  /** Nothing is forced to the disk: these faults are no power cuts, and it takes its time. */
  Folder.Opener opener() {
    return path -> new Faulty(HandleFolder.open(path, _ -> {}));
  }

  private void effect(boolean needsRoom) throws IOException {
    fault.before(effects.incrementAndGet(), needsRoom);
  }

  private final class Faulty implements Folder {

    private final Folder real;

    Faulty(Folder real) {
      this.real = real;
    }

    @Override
    public @Nullable Facts look(String name) throws IOException {
      return real.look(name);
    }

    @Override
    public List<String> names() throws IOException {
      return real.names();
    }

    @Override
    public InputStream read(String name) throws IOException {
      return real.read(name);
    }

    /** Goes wrong at the start, or with half of it written. */
    @Override
    public Image write(String name, @Nullable String mode, InputStream content) throws IOException {
      effect(true);
      return real.write(name, mode, new Halting(content));
    }

    @Override
    public void keepOwner(String name, Facts like) throws IOException {
      effect(false);
      real.keepOwner(name, like);
    }

    @Override
    public void move(String from, String to) throws IOException {
      effect(false);
      real.move(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
      effect(false);
      real.delete(name);
    }

    @Override
    public void makeFolder(String name, @Nullable String mode) throws IOException {
      effect(true);
      real.makeFolder(name, mode);
    }

    @Override
    public void deleteFolder(String name) throws IOException {
      effect(false);
      real.deleteFolder(name);
    }

    @Override
    public Folder enter(String name) throws IOException {
      return new Faulty(real.enter(name));
    }

    @Override
    public void force() throws IOException {
      effect(false);
      real.force();
    }

    @Override
    public void close() throws IOException {
      real.close();
    }
  }

  /** Gives two bytes, then has an effect, then gives the rest. */
  private final class Halting extends InputStream {

    private final InputStream content;
    private boolean started;

    Halting(InputStream content) {
      this.content = content;
    }

    @Override
    public int read() throws IOException {
      throw new IOException("read in pieces");
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      if (!started) {
        started = true;
        return content.read(to, offset, Math.min(2, length));
      }
      effect(true);
      return content.read(to, offset, length);
    }
  }
}
