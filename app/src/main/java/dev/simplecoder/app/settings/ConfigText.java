package dev.simplecoder.app.settings;

import dev.simplecoder.app.shell.Refusal;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Reads the text of a configuration file, which may be anything at all. */
final class ConfigText {

  private static final int MOST_BYTES = 64 * 1024;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private ConfigText() {}

  /** Empty where there is no such file; nothing but a regular file is opened. */
  static Optional<String> read(Path file, LinkOption... links) {
    try {
      if (!Files.readAttributes(file, BasicFileAttributes.class, links).isRegularFile()) {
        throw unusable(file, "not a regular file");
      }
      return Optional.of(decode(file, bytes(file, links)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException failed) {
      throw unusable(file, "cannot be read: " + Refusal.of(failed));
    }
  }

  private static byte[] bytes(Path file, OpenOption... options) throws IOException {
    try (InputStream in = Files.newInputStream(file, options)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (MOST_BYTES < bytes.length) {
        throw unusable(file, "larger than " + MOST_BYTES / 1024 + " KiB");
      }
      return bytes;
    }
  }

  private static String decode(Path file, byte[] bytes) {
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    if (result.isError()) {
      long line = 1 + text.chars().filter(character -> character == '\n').count();
      throw new UserError(
          file + ":" + line + ": not UTF-8 text", "Save the file as UTF-8, or move it away.");
    }
    String decoded = text.toString();
    return decoded.startsWith(BYTE_ORDER_MARK) ? decoded.substring(1) : decoded;
  }

  private static UserError unusable(Path file, String why) {
    return new UserError(
        file + ":1: " + why, "A configuration file is a small text file; mend it or move it away.");
  }
}
