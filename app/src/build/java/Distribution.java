import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Lays out the distribution that {@code ./mvnw package} leaves: the launcher, the jars, the id of
 * this build, and the AOT cache for the JDK that builds. The build runs it from its source.
 */
final class Distribution {
  private static final int CURRENT = ClassFile.JAVA_25_VERSION;

  private final Path home;
  private final Instant entryTime;

  private Distribution(Path home, Instant entryTime) {
    this.home = home;
    this.entryTime = entryTime;
  }

  /**
   * Arguments: files to copy, our jar, the class path, the target, the time of entries, now, the
   * engine's library.
   */
  public static void main(String[] args) throws Exception {
    var home = Path.of(args[3]);
    var distribution = new Distribution(home, Instant.parse(args[4]));
    delete(home);
    distribution.copyTree(Path.of(args[0]));
    distribution.copyJars(Path.of(args[1]), args[2]);
    distribution.copyEngine(Path.of(args[6]));
    distribution.writeBuildId();
    distribution.setTimes();
    distribution.train();
    // Sources newer than this file are not in the build; it names the newest distribution.
    var stamp = home.resolveSibling("distribution");
    Files.writeString(stamp, home.getFileName() + "\n");
    Files.setLastModifiedTime(stamp, FileTime.from(Instant.parse(args[5])));
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void copyTree(Path from) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var target = home.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private void copyJars(Path ours, String classPath) throws IOException {
    var lib = Files.createDirectories(home.resolve("lib"));
    Files.copy(ours, lib.resolve("simplecoder.jar"));
    for (var entry : classPath.split(File.pathSeparator, -1)) {
      var jar = Path.of(entry);
      if (!entry.endsWith(".jar") || jar.equals(ours)) {
        continue;
      }
      var target = lib.resolve(jar.getFileName());
      if (jar.getFileName().toString().startsWith("picocli-")) {
        modernize(jar, target);
      } else {
        Files.copy(jar, target);
      }
    }
  }

  /** In a folder of its own, for no start but that of the engine's process is to look into it. */
  private void copyEngine(Path jar) throws IOException {
    var folder = Files.createDirectories(home.resolve("lib/engine"));
    Files.copy(jar, folder.resolve(jar.getFileName()));
  }

  /**
   * Copies a jar with its classes in the current class file version. The AOT cache leaves out
   * classes older than version 50, and picocli is compiled for Java 5 (version 49).
   */
  private void modernize(Path jar, Path target) throws IOException {
    try (var zip = new ZipFile(jar.toFile());
        var out = new ZipOutputStream(Files.newOutputStream(target))) {
      ClassHierarchyResolver hierarchy =
          ClassHierarchyResolver.ofResourceParsing(type -> open(zip, type))
              .orElse(ClassHierarchyResolver.defaultResolver());
      var classFile =
          ClassFile.of(
              ClassFile.ClassHierarchyResolverOption.of(hierarchy),
              ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
      for (var entry : zip.stream().toList()) {
        byte[] content;
        try (var in = zip.getInputStream(entry)) {
          content = in.readAllBytes();
        }
        out.putNextEntry(entry(entry.getName()));
        out.write(isOldClass(entry.getName(), content) ? modernize(classFile, content) : content);
        out.closeEntry();
      }
      out.putNextEntry(entry("META-INF/CHANGES-BY-SIMPLECODER.txt"));
      out.write("The classes were rewritten to a newer class file version.\n".getBytes(UTF_8));
      out.closeEntry();
    }
  }

  private ZipEntry entry(String name) {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.ofInstant(entryTime, ZoneOffset.UTC));
    return entry;
  }

  private static boolean isOldClass(String name, byte[] content) {
    return name.endsWith(".class") && (content[6] & 0xff) * 256 + (content[7] & 0xff) < 50;
  }

  private static byte[] modernize(ClassFile classFile, byte[] content) {
    ClassTransform version =
        (builder, element) ->
            builder.with(
                element instanceof ClassFileVersion ? ClassFileVersion.of(CURRENT, 0) : element);
    // The code stays the same; rewriting it adds the stack maps that newer versions must have.
    return classFile.transformClass(
        classFile.parse(content),
        ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL).andThen(version));
  }

  private static InputStream open(ZipFile zip, ClassDesc type) {
    var descriptor = type.descriptorString();
    var entry = zip.getEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
    try {
      return entry == null ? null : zip.getInputStream(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The launcher names its AOT cache by this id, as the JVM does not notice a changed jar. */
  private void writeBuildId() throws IOException, NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256");
    for (var file : files(home)) {
      digest.update(home.relativize(file).toString().getBytes(UTF_8));
      digest.update((byte) 0);
      digest.update(Files.readAllBytes(file));
    }
    var id = HexFormat.of().formatHex(digest.digest(), 0, 8);
    Files.writeString(home.resolve("lib/build-id"), id + "\n");
  }

  private void setTimes() throws IOException {
    for (var file : files(home)) {
      Files.setLastModifiedTime(file, FileTime.from(entryTime));
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** A start of the launcher makes the cache. Without one the program works, only slower. */
  private void train() throws IOException, InterruptedException {
    var launcher = new ProcessBuilder(home.resolve("bin/simplecoder").toString(), "--version");
    launcher.environment().put("SIMPLECODER_AOT_DIR", home.resolve("aot").toString());
    launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
    launcher.redirectErrorStream(true);
    var process = launcher.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      System.err.println("The new distribution does not start:\n" + output);
    }
  }
}
