package dev.simplecoder.app.settings;

import java.nio.file.Path;

/** Where a value came from. */
public sealed interface Origin {

  /** For the person. */
  String words();

  /** Nobody set it. */
  record Default() implements Origin {
    @Override
    public String words() {
      return "default";
    }
  }

  /** A line of a configuration file. */
  record Line(Path file, int line) implements Origin {
    @Override
    public String words() {
      return file + ":" + line;
    }
  }

  /** An environment variable. */
  record Variable(String name) implements Origin {
    @Override
    public String words() {
      return "$" + name;
    }
  }

  /** An option on the command line. */
  record Option(String name) implements Origin {
    @Override
    public String words() {
      return name;
    }
  }
}
