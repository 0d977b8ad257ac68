package dev.simplecoder.agent.claims;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What kind of thing the person asked for. */
public final class Request {

  private static final Pattern QUESTION =
      Pattern.compile(
          "(?is)^\\s*(?:what|why|how|where|when|which|who|whose|is|are|was|were|does|do|did|has|have)\\b.*\\?\\s*$");

  /** A verb where a wish begins. */
  private static final Pattern CHANGE =
      Pattern.compile(
          "(?im)(?:^|[-.,;:!*]\\s*|\\b(?:and|then|please|just|now|also|must|should|you|want to|need to|you to)\\s+)"
              + "(create|write|add|make|change|fix|repair|correct|rename|implement|update|refactor"
              + "|remove|delete|edit|modify|replace|insert|move|generate|convert|translate|extend"
              + "|append|put|port|rewrite|extract|document|clean|set up)\\b");

  /** Of these verbs, those that begin with nothing. */
  private static final List<String> NEW =
      List.of("create", "write", "make", "generate", "implement", "set up");

  /** What is wished is text for the person. */
  private static final Pattern ONLY_SHOWN =
      Pattern.compile(
          "(?i)\\b(?:only|just) (?:show|print|explain|tell)\\b"
              + "|\\b(?:do not|don't|without) (?:writ|sav|creat|apply|chang|modify|edit|touch)\\w* (?:it|anything|(?:any )?files?)(?! (?:else|except|but|other))\\b");

  private Request() {}

  /** Whether files are to change; a question about changes is none. */
  public static boolean asksForChange(String request) {
    return CHANGE.matcher(request).find()
        && !QUESTION.matcher(request).matches()
        && !ONLY_SHOWN.matcher(request.replace('\u2019', '\'')).find();
  }

  /** Whether something is to be made that is not there yet: the first verb says so. */
  public static boolean asksForNew(String request) {
    Matcher wish = CHANGE.matcher(request);
    return asksForChange(request)
        && wish.find()
        && NEW.contains(wish.group(1).toLowerCase(Locale.ROOT));
  }
}
