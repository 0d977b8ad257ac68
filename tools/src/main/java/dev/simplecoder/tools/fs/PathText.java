package dev.simplecoder.tools.fs;

import dev.simplecoder.agent.tool.BadArguments;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A path as a model wrote it, after the checks that need no disk.
 *
 * @param absolute whether it starts at the file system's root
 * @param segments without empty ones; {@code .} and {@code ..} as written
 */
record PathText(boolean absolute, List<String> segments) {

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
  private static final Pattern URI =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*", Pattern.DOTALL);

  /** Characters that look like a slash, a backslash or dots and do not normalise to one. */
  private static final String LOOK_ALIKES = "\u2044\u2215\u29f8\u29f9\u2216\u29f5\u2571\u2572";

  PathText {
    segments = List.copyOf(segments);
  }

  static PathText of(String raw) throws BadArguments {
    String path = unquoted(raw.strip());
    if (path.isEmpty()) {
      throw new BadArguments(
          "The path is empty. Give a path relative to the workspace, such as src/main.py.");
    }
    checkCharacters(path);
    if (path.startsWith("\\\\")
        || path.startsWith("//")
        || DRIVE.matcher(path).matches()
        || URI.matcher(path).matches()) {
      throw relativePlease(path, "names a drive, a server or a URI");
    }
    if (path.equals("~") || path.startsWith("~/") || path.startsWith("~\\")) {
      throw relativePlease(path, "starts in the home folder");
    }
    String slashed = path.replace('\\', '/');
    List<String> segments =
        Arrays.stream(slashed.split("/")).filter(segment -> !segment.isEmpty()).toList();
    for (String segment : segments) {
      checkEnd(path, segment);
    }
    return new PathText(slashed.startsWith("/"), segments);
  }

  private static String unquoted(String path) {
    int last = path.length() - 1;
    boolean quoted =
        0 < last && path.charAt(0) == path.charAt(last) && "\"'`".indexOf(path.charAt(0)) != -1;
    return quoted ? path.substring(1, last).strip() : path;
  }

  private static void checkCharacters(String path) throws BadArguments {
    int[] characters = path.codePoints().toArray();
    for (int character : characters) {
      if (hidden(character) || LOOK_ALIKES.indexOf(character) != -1) {
        throw unusable(character);
      }
      String normal = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
      boolean disguised =
          normal.codePoints().anyMatch(c -> c != character && "/\\.:~".indexOf(c) != -1);
      if (disguised) {
        throw unusable(character);
      }
    }
  }

  private static boolean hidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private static void checkEnd(String path, String segment) throws BadArguments {
    boolean dots = segment.equals(".") || segment.equals("..");
    char last = segment.charAt(segment.length() - 1);
    if (!dots && (last == '.' || Character.isSpaceChar(last))) {
      throw new BadArguments(
          "In the path " + path + " a name ends with a dot or a space. Write it without.");
    }
  }

  private static BadArguments unusable(int character) {
    return new BadArguments(
        String.format("The path has the character U+%04X, which paths must not have. ", character)
            + "Write the path with plain letters and /.");
  }

  private static BadArguments relativePlease(String path, String why) {
    return new BadArguments(
        "The path "
            + path
            + " "
            + why
            + ". Give a path relative to the workspace, such as src/main.py.");
  }
}
