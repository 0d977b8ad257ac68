package dev.simplecoder.app.held;

import dev.simplecoder.app.gate.Traits;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How request and answer look, by the columns of the chat from which the weights are. Its
 * description names them and does not define them; they are read here as their names say.
 */
final class AnswerForm {

  /** From one fence to the next, or to the end. */
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^[ \\t]*```[^\\n]*\\n(.*?)(?:^[ \\t]*```[ \\t]*$|\\z)");

  private static final Pattern FENCE = Pattern.compile("(?m)^[ \\t]*```");
  private static final Pattern DECLARATION =
      Pattern.compile("(?m)^\\s*(?:def|class|func|fn|function|public|private|interface|record)\\s");
  private static final Pattern APOLOGY =
      Pattern.compile("\\b(sorry|apolog\\w+|i cannot|i can't|unfortunately)\\b");
  private static final Pattern CODE =
      Pattern.compile("```|[{};]\\s*$|\\w\\(.*\\)|==|=>|->", Pattern.MULTILINE);
  private static final Pattern ERROR = Pattern.compile("\\b(\\w*error|\\w*exception|traceback)\\b");
  private static final Pattern HOW_TO = Pattern.compile("\\bhow\\b");
  private static final Pattern WRITE =
      Pattern.compile("\\b(write|implement|create|add|make|generate|complete)\\b");

  private AnswerForm() {}

  /** What is known before there is an answer. */
  static Map<String, Double> ofRequest(String request) {
    String lower = request.toLowerCase(Locale.ROOT);
    Map<String, Double> columns = new HashMap<>();
    columns.put("req_words", (double) words(request));
    columns.put("req_has_code", has(CODE, request));
    columns.put("req_question", request.contains("?") ? 1.0 : 0);
    columns.put("req_has_error", has(ERROR, lower));
    columns.put("req_asks_howto", has(HOW_TO, lower));
    columns.put("req_asks_write", has(WRITE, lower));
    return columns;
  }

  /** Of what has no code it is left out how much there is: nothing of it would have been copied. */
  static Map<String, Double> ofAnswer(String answer) {
    Map<String, Double> columns = new HashMap<>();
    columns.put("resp_apology", has(APOLOGY, answer.toLowerCase(Locale.ROOT)));
    int fences = (int) FENCE.matcher(answer).results().count();
    columns.put("resp_unclosed_fence", fences % 2 == 0 ? 0.0 : 1);
    int blocks = (fences + 1) / 2;
    String code = code(answer);
    if (!code.isBlank()) {
      columns.put("resp_chars", (double) answer.length());
      columns.put("resp_code_blocks", (double) blocks);
      columns.put("resp_code_chars", (double) code.length());
      columns.put("resp_code_lines", (double) code.lines().count());
      columns.put("resp_has_def", has(DECLARATION, code));
    }
    return columns;
  }

  static int words(String text) {
    return text.isBlank() ? 0 : Traits.words(text);
  }

  /** What stands in blocks. */
  static String code(String answer) {
    var code = new StringBuilder();
    BLOCK.matcher(answer).results().forEach(block -> code.append(block.group(1)));
    return code.toString();
  }

  private static double has(Pattern pattern, String text) {
    return pattern.matcher(text).find() ? 1 : 0;
  }
}
