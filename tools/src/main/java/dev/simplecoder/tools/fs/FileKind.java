package dev.simplecoder.tools.fs;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells what a file that is no text is, from its first bytes. */
final class FileKind {

  static final int HEAD_BYTES = 8192;

  private static final Map<String, String> SIGNATURES = signatures();

  private FileKind() {}

  /** Whether there is a NUL near the start, which texts do not have. */
  static boolean hasNul(byte[] head) {
    for (int i = 0; i < Math.min(head.length, HEAD_BYTES); i++) {
      if (head[i] == 0) {
        return true;
      }
    }
    return false;
  }

  static String of(byte[] head) {
    String start = new String(head, 0, Math.min(head.length, 16), StandardCharsets.ISO_8859_1);
    for (Map.Entry<String, String> signature : SIGNATURES.entrySet()) {
      if (start.startsWith(signature.getKey())) {
        return signature.getValue();
      }
    }
    return hasNul(head) ? "binary file" : "file that is not UTF-8";
  }

  private static Map<String, String> signatures() {
    Map<String, String> known = new LinkedHashMap<>();
    known.put("\u0089PNG", "PNG image");
    known.put("\u00ff\u00d8\u00ff", "JPEG image");
    known.put("GIF8", "GIF image");
    known.put("RIFF", "RIFF media file");
    known.put("%PDF", "PDF document");
    known.put("PK\u0003\u0004", "ZIP archive");
    known.put("\u001f\u008b", "gzip archive");
    known.put("7z\u00bc\u00af", "7z archive");
    known.put("\u007fELF", "ELF program");
    known.put("MZ", "Windows program");
    known.put("\u00ca\u00fe\u00ba\u00be", "Java class");
    known.put("SQLite format 3", "SQLite database");
    known.put("\0asm", "WebAssembly module");
    known.put("GGUF", "GGUF model");
    return known;
  }
}
