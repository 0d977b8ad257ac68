package dev.simplecoder.rag.measure;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Unpacks the files of a tar archive; links and the like are left out. */
final class Archive {

  private static final int BLOCK = 512;
  private static final long LARGEST = 64L << 20;

  private Archive() {}

  static void unpack(Path archive, Path into) throws IOException {
    try (InputStream file = Files.newInputStream(archive);
        DataInputStream in =
            new DataInputStream(new BufferedInputStream(new GZIPInputStream(file)))) {
      byte[] header = new byte[BLOCK];
      String longName = "";
      while (next(in, header)) {
        long size = octal(header, 124, 12);
        if (LARGEST < size) {
          throw new IOException(archive + " holds a file of " + size + " bytes");
        }
        byte[] content = in.readNBytes((int) size);
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        char kind = (char) header[156];
        String name = longName.isEmpty() ? name(header) : longName;
        longName = "";
        switch (kind) {
          case 'L' -> longName = text(content, 0, content.length);
          case 'x' -> longName = pathOf(new String(content, StandardCharsets.UTF_8));
          case '0', '\0' -> write(into, name, content);
          default -> {}
        }
      }
    }
  }

  private static boolean next(DataInputStream in, byte[] header) throws IOException {
    try {
      in.readFully(header);
    } catch (EOFException _) {
      return false;
    }
    return header[0] != 0;
  }

  private static void write(Path into, String name, byte[] content) throws IOException {
    Path target = into.resolve(name).normalize();
    if (!target.startsWith(into)) {
      throw new IOException("The archive holds a file outside of its folder: " + name);
    }
    Path folder = target.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(target, content);
  }

  /** In the ustar format a long name has its folders in a second field. */
  private static String name(byte[] header) {
    String name = text(header, 0, 100);
    boolean ustar = text(header, 257, 5).equals("ustar") && header[262] == 0;
    String folders = ustar ? text(header, 345, 155) : "";
    return folders.isEmpty() ? name : folders + "/" + name;
  }

  /** The path in an extended header, whose records are "LENGTH KEY=VALUE". */
  private static String pathOf(String records) {
    for (String line : records.split("\n", -1)) {
      int key = line.indexOf(" path=");
      if (0 < key) {
        return line.substring(key + " path=".length());
      }
    }
    return "";
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  private static long octal(byte[] bytes, int from, int length) throws IOException {
    String digits = text(bytes, from, length).strip();
    try {
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    } catch (NumberFormatException e) {
      throw new IOException("No size in a header of the archive: " + digits, e);
    }
  }
}
