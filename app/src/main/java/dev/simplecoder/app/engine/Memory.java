package dev.simplecoder.app.engine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Knows how much memory a program could still get. */
@FunctionalInterface
public interface Memory {

  long availableBytes() throws IOException;

  /** That of this machine, or of the container that we run in. */
  static long ofThisMachine() throws IOException {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    Path linux = Path.of("/proc/meminfo");
    if (!Files.isReadable(linux)) {
      return system.getTotalMemorySize(); // what is free says little where files fill the rest
    }
    for (String line : Files.readAllLines(linux)) {
      if (line.startsWith("MemAvailable:")) {
        long kibibytes = Long.parseLong(line.replaceAll("\\D", ""));
        return Math.min(kibibytes << 10, system.getTotalMemorySize());
      }
    }
    return system.getTotalMemorySize();
  }
}
