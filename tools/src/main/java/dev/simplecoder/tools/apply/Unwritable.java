package dev.simplecoder.tools.apply;

/**
 * The disk did not take it, and no file was changed.
 *
 * @param where the path below the output root, or the full path of what lies outside it
 * @param detail in the system's words; may be empty
 */
public record Unwritable(String where, Why why, String detail) implements Stopped {

  /** What stood in the way. */
  public enum Why {
    DISK_FULL("the disk is full", "Free some space and try again."),
    READ_ONLY("it is write-protected", "Make it writable and try again."),
    NO_PERMISSION("you may not write there", "Change its permissions or owner and try again."),
    NAME_TOO_LONG("the name is too long for this disk", "Ask for a shorter name."),
    BAD_NAME("this system has no such names", "Ask for another name."),
    LEAVES_ROOT(
        "a link leads out of the output root",
        "Replace the link by a folder, or choose another --output-root."),
    NOT_A_FILE("it is not an ordinary file", "Move it away, or ask for another name."),
    PROTECTED(
        "version control and SimpleCoder keep their own state there", "Ask for another place."),
    CLASH("two of the files would be one on many disks", "Ask for names that differ more."),
    NO_ROOT("the output root is not there", "Create it, or choose another --output-root."),
    FAILED("the system refused", "Nothing is lost; look into it and try again.");

    private final String what;
    private final String next;

    Why(String what, String next) {
      this.what = what;
      this.next = next;
    }

    String what() {
      return what;
    }
  }

  @Override
  public String message() {
    String words = detail.isEmpty() ? "" : " (" + detail + ")";
    return "No file was changed, "
        + where
        + " could not be written: "
        + why.what
        + words
        + ". "
        + why.next;
  }
}
