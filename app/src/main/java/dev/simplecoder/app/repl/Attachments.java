package dev.simplecoder.app.repl;

import dev.simplecoder.agent.Fence;
import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.agent.tool.BadArguments;
import dev.simplecoder.tools.fs.Content;
import dev.simplecoder.tools.fs.Located;
import dev.simplecoder.tools.fs.Purpose;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.fs.Workspace;
import java.io.IOException;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that a message points at, as {@code @path}: their texts follow it. Only what a model
 * may read without asking is attached; the rest it can ask for itself.
 */
final class Attachments {

  /** Of one file; the model reads on by itself. */
  private static final int MOST_CHARACTERS = 8_000;

  private static final Pattern POINTER = Pattern.compile("(?<=^|\\s)@(\\S+)");

  private final Roots roots;
  private final Consumer<String> notices;

  /**
   * @param notices takes one line for the person where something is not attached
   */
  Attachments(Roots roots, Consumer<String> notices) {
    this.roots = roots;
    this.notices = notices;
  }

  /** The message, with the names for the pointers and the texts below. */
  String with(String message) throws IOException {
    var workspace = new Workspace(roots);
    var texts = new StringJoiner("\n\n", "\n\n", "").setEmptyValue("");
    var named = new StringBuilder();
    Matcher pointer = POINTER.matcher(message);
    while (pointer.find()) {
      String path = pointer.group(1).replaceFirst("[.,;:!?)]+$", "");
      String rest = pointer.group(1).substring(path.length());
      String text = text(workspace, path);
      boolean isFile = !text.isEmpty();
      pointer.appendReplacement(
          named, Matcher.quoteReplacement((isFile ? path : "@" + path) + rest));
      if (isFile) {
        texts.add(text);
      }
    }
    return pointer.appendTail(named) + texts.toString();
  }

  private String text(Workspace workspace, String path) throws IOException {
    try {
      Located located = workspace.locate(path, Purpose.READ);
      if (located.scope() != Action.Scope.INSIDE) {
        notices.accept("@" + path + " is not attached: the model has to ask for it");
        return "";
      }
      return switch (workspace.read(located)) {
        case Content.Text(var file, String _) -> attached(path, file.text());
        case Content.Large _ -> leftOut(path, "it is too large");
        case Content.Binary _ -> leftOut(path, "it is no text");
        case Content.Folder _ -> leftOut(path, "it is a folder");
        case Content.Missing _ -> "";
      };
    } catch (BadArguments refused) {
      return leftOut(path, String.valueOf(refused.getMessage()));
    }
  }

  private String leftOut(String path, String why) {
    notices.accept("@" + path + " is not attached: " + why);
    return "";
  }

  private static String attached(String path, String text) {
    String part = text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
    String head = part.equals(text) ? path + ":" : path + ", its beginning:";
    return head + "\n" + Fence.around(part);
  }
}
