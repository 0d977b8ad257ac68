package dev.simplecoder.agent.dialect;

/**
 * Decodes a JSON string character by character, from behind its first quote to its last. A
 * backslash that escapes nothing is itself.
 */
final class JsonCharacters {

  private static final int HEX_DIGITS = 4;
  private static final int HEX = 16;

  private enum Place {
    TEXT,
    ESCAPE,
    UNICODE,
    ENDED
  }

  private Place place = Place.ENDED;
  private final StringBuilder digits = new StringBuilder();

  void begin() {
    place = Place.TEXT;
  }

  boolean haveEnded() {
    return place == Place.ENDED;
  }

  /** What is known of the string by this character. */
  String accept(char c) {
    return switch (place) {
      case TEXT -> text(c);
      case ESCAPE -> escaped(c);
      case UNICODE -> unicode(c);
      case ENDED -> "";
    };
  }

  private String text(char c) {
    place =
        switch (c) {
          case '"' -> Place.ENDED;
          case '\\' -> Place.ESCAPE;
          default -> Place.TEXT;
        };
    return place == Place.TEXT ? String.valueOf(c) : "";
  }

  private String escaped(char c) {
    place = c == 'u' ? Place.UNICODE : Place.TEXT;
    return switch (c) {
      case 'u' -> {
        digits.setLength(0);
        yield "";
      }
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case '"', '\\', '/' -> String.valueOf(c);
      default -> "\\" + c;
    };
  }

  private String unicode(char c) {
    if (Character.digit(c, HEX) < 0 || 127 < c) {
      String raw = "\\u" + digits;
      return raw + text(c);
    }
    digits.append(c);
    if (digits.length() < HEX_DIGITS) {
      return "";
    }
    place = Place.TEXT;
    return String.valueOf((char) Integer.parseInt(digits.toString(), HEX));
  }
}
