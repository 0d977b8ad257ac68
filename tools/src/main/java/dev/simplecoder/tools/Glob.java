package dev.simplecoder.tools;

import dev.simplecoder.agent.tool.BadArguments;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern for file names as Git and shells know it: {@code *}, {@code ?}, {@code **}, {@code
 * [a-z]} and {@code {a,b}}. Without a slash it is about the last name alone.
 */
final class Glob {

  /** The time to match grows with each star as a power of the name's length. */
  private static final int MOST_STARS_OF_A_NAME = 3;

  private static final int MOST_DOUBLE_STARS = 3;
  private static final Pattern STARS = Pattern.compile("\\*+");

  private Glob() {}

  /** Paths match as seen from the workspace or from {@code folder}. */
  static Predicate<WorkspacePath> of(String glob, WorkspacePath folder) throws BadArguments {
    String text = glob.strip().replace('\\', '/');
    String plain =
        text.startsWith("./") ? text.substring(2) : text.startsWith("/") ? text.substring(1) : text;
    if (tooManyStars(plain)) {
      throw new BadArguments(
          "The glob " + glob + " has too many stars. Use a simpler one, such as *.py.");
    }
    Pattern pattern = pattern(glob, plain.endsWith("/") ? plain + "**" : plain);
    if (plain.indexOf('/') == -1) {
      return path -> pattern.matcher(path.name()).matches();
    }
    int below = folder.isRoot() ? 0 : folder.value().length() + 1;
    return path ->
        pattern.matcher(path.value()).matches()
            || (below < path.value().length()
                && pattern.matcher(path.value().substring(below)).matches());
  }

  private static boolean tooManyStars(String glob) {
    return MOST_DOUBLE_STARS < glob.split("\\*\\*", -1).length - 1
        || Arrays.stream(glob.split("[/,]"))
            .anyMatch(name -> MOST_STARS_OF_A_NAME < STARS.matcher(name).results().count());
  }

  private static Pattern pattern(String glob, String plain) throws BadArguments {
    try {
      return Pattern.compile(expression(plain), Pattern.DOTALL);
    } catch (PatternSyntaxException broken) {
      throw new BadArguments(
          "The glob " + glob + " is not complete. Examples: *.py, src/**/*.java, *.{ts,tsx}.");
    }
  }

  private static String expression(String glob) {
    var expression = new StringBuilder();
    int braces = 0;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (glob.startsWith("**/", i)) {
        expression.append("(?:.*/)?");
        i += 2;
      } else if (glob.startsWith("**", i)) {
        expression.append(".*");
        i++;
      } else if (c == '[' && i < glob.indexOf(']', i + 2)) {
        int end = glob.indexOf(']', i + 2);
        String inside = glob.substring(i + 1, end).replace("[", "\\[").replace("&&", "&");
        expression
            .append('[')
            .append(inside.startsWith("!") ? "^" + inside.substring(1) : inside)
            .append(']');
        i = end;
      } else {
        braces += c == '{' ? 1 : c == '}' && 0 < braces ? -1 : 0;
        expression.append(single(c, 0 < braces || c == '}'));
      }
    }
    return expression.toString();
  }

  private static String single(char c, boolean inBraces) {
    return switch (c) {
      case '*' -> "[^/]*";
      case '?' -> "[^/]";
      case '{' -> "(?:";
      case '}' -> ")";
      case ',' -> inBraces ? "|" : ",";
      default -> Pattern.quote(Character.toString(c));
    };
  }
}
