package dev.simplecoder.app.render;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.nio.charset.StandardCharsets;

/** A person's keys: nothing is there before it is read, so that draining takes none of it. */
final class Keys extends FilterInputStream {

  Keys(String typed) {
    super(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public int available() {
    return 0;
  }
}
