package dev.simplecoder.tools.apply;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bytes that one file is to have, and those that it had when they were thought out. */
public final class FileWrite {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private final WorkspacePath path;
  private final @Nullable String beforeSha256;
  private final byte[] after;

  /**
   * @param beforeSha256 in lower-case hexadecimal; null where the file must not exist
   */
  public FileWrite(WorkspacePath path, @Nullable String beforeSha256, byte[] after) {
    if (path.isRoot()) {
      throw new IllegalArgumentException("the root is no file");
    }
    if (beforeSha256 != null && !SHA_256.matcher(beforeSha256).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in lower-case hex: " + beforeSha256);
    }
    this.path = path;
    this.beforeSha256 = beforeSha256;
    this.after = after.clone();
  }

  public WorkspacePath path() {
    return path;
  }

  public @Nullable String beforeSha256() {
    return beforeSha256;
  }

  /** A copy. */
  public byte[] after() {
    return after.clone();
  }

  InputStream content() {
    return new ByteArrayInputStream(after);
  }
}
