package dev.simplecoder.tools.apply;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The record of a change. Never altered once written: whether it stands is said by the name of its
 * folder.
 *
 * @param madeFolders parents that did not exist, outermost first
 */
record Entry(String label, Instant at, List<WorkspacePath> madeFolders, List<Change> changes) {

  Entry {
    madeFolders = List.copyOf(madeFolders);
    changes = List.copyOf(changes);
  }

  List<WorkspacePath> paths() {
    return changes.stream().map(Change::path).toList();
  }

  long bytes() {
    return changes.stream()
        .flatMap(change -> Stream.of(Side.values()).map(change::image))
        .mapToLong(image -> image == null ? 0 : image.bytes())
        .sum();
  }

  /**
   * One file.
   *
   * @param number names its copies
   * @param path as it was called
   * @param place where it is, with no link on the way
   * @param mode to give it where it has to be made again; null for the system's choice
   * @param before null where there was no file
   * @param after null where there is none
   */
  record Change(
      int number,
      WorkspacePath path,
      WorkspacePath place,
      @Nullable String mode,
      @Nullable Image before,
      @Nullable Image after) {

    @Nullable Image image(Side side) {
      return switch (side) {
        case BEFORE -> before;
        case AFTER -> after;
      };
    }

    String copy(Side side) {
      return copy(number, side);
    }

    static String copy(int number, Side side) {
      return switch (side) {
        case BEFORE -> number + ".before";
        case AFTER -> number + ".after";
      };
    }
  }

  /** The two states that a change lies between. */
  enum Side {
    BEFORE,
    AFTER;

    Side other() {
      return this == BEFORE ? AFTER : BEFORE;
    }
  }
}
