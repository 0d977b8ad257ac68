package dev.simplecoder.tools.apply;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record of a change as a file that a person can read. */
final class EntryJson {

  static final String FILE = "entry.json";

  private static final int FORMAT = 1;
  private static final JsonMapper JSON = new JsonMapper();

  private EntryJson() {}

  static byte[] write(Entry entry) {
    ObjectNode top = JSON.createObjectNode();
    top.put("format", FORMAT).put("label", entry.label()).put("at", entry.at().toString());
    var folders = top.putArray("madeFolders");
    entry.madeFolders().forEach(folder -> folders.add(folder.value()));
    var changes = top.putArray("changes");
    for (Entry.Change change : entry.changes()) {
      ObjectNode node = changes.addObject();
      node.put("path", change.path().value())
          .put("place", change.place().value())
          .put("mode", change.mode());
      write(node, "before", change.before());
      write(node, "after", change.after());
    }
    return (top.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void write(ObjectNode node, String name, @Nullable Image image) {
    if (image != null) {
      node.putObject(name).put("sha256", image.sha256()).put("bytes", image.bytes());
    }
  }

  static Entry read(byte[] text) throws Damaged {
    try {
      JsonNode top = JSON.readTree(new String(text, StandardCharsets.UTF_8));
      if (top.path("format").asInt() != FORMAT) {
        throw new Damaged("not format " + FORMAT);
      }
      List<WorkspacePath> folders = new ArrayList<>();
      for (JsonNode folder : list(top, "madeFolders")) {
        folders.add(new WorkspacePath(folder.asText()));
      }
      List<Entry.Change> changes = new ArrayList<>();
      for (JsonNode change : list(top, "changes")) {
        changes.add(change(changes.size(), change));
      }
      return new Entry(text(top, "label"), Instant.parse(text(top, "at")), folders, changes);
    } catch (JacksonException e) {
      throw new Damaged(FILE + " is no JSON");
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Damaged(FILE + ": " + e.getMessage());
    }
  }

  private static Entry.Change change(int number, JsonNode node) throws Damaged {
    return new Entry.Change(
        number,
        new WorkspacePath(text(node, "path")),
        new WorkspacePath(text(node, "place")),
        node.path("mode").isTextual() ? node.path("mode").asText() : null,
        image(node.get("before")),
        image(node.get("after")));
  }

  private static @Nullable Image image(@Nullable JsonNode node) throws Damaged {
    if (node == null) {
      return null;
    }
    JsonNode bytes = node.path("bytes");
    if (!bytes.isIntegralNumber()) {
      throw new Damaged("no bytes in " + FILE);
    }
    return new Image(text(node, "sha256"), bytes.longValue());
  }

  private static String text(JsonNode node, String name) throws Damaged {
    JsonNode value = node.path(name);
    if (!value.isTextual()) {
      throw new Damaged("no " + name + " in " + FILE);
    }
    return value.asText();
  }

  private static JsonNode list(JsonNode node, String name) throws Damaged {
    JsonNode value = node.path(name);
    if (!value.isArray()) {
      throw new Damaged("no " + name + " in " + FILE);
    }
    return value;
  }
}
