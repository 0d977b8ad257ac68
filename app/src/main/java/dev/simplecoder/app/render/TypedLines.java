package dev.simplecoder.app.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a person types. Reading a terminal cannot be interrupted, so another thread reads,
 * and only when a line is wanted: in between the input is an editor's.
 */
public final class TypedLines implements Answers {

  private final InputStream in;
  private final Charset charset;
  private @Nullable FutureTask<Optional<String>> reading;

  public TypedLines(InputStream in, Charset charset) {
    this.in = in;
    this.charset = charset;
  }

  @Override
  public synchronized void drain() throws IOException {
    if (reading != null && reading.isDone()) {
      reading = null;
    }
    if (reading == null) {
      in.skipNBytes(in.available());
    }
  }

  /**
   * The next line; empty at the end of the input. An interrupt leaves the line to the next call.
   */
  @Override
  public synchronized Optional<String> next() throws IOException, InterruptedException {
    if (reading == null) {
      reading = new FutureTask<>(this::read);
      Thread.ofPlatform().daemon().name("simplecoder-stdin").start(reading);
    }
    FutureTask<Optional<String>> current = reading;
    try {
      Optional<String> line = current.get();
      if (Thread.interrupted()) { // Ctrl-C beside an answer is no answer
        throw new InterruptedException();
      }
      reading = null;
      return line;
    } catch (ExecutionException failed) {
      reading = null;
      throw new IOException("stdin cannot be read", failed.getCause());
    }
  }

  @Override
  public Optional<String> inWords() throws IOException, InterruptedException {
    return next();
  }

  private Optional<String> read() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return line.size() == 0 ? Optional.empty() : Optional.of(line.toString(charset));
      }
      line.write(next);
    }
    return Optional.of(line.toString(charset));
  }
}
