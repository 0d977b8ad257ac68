package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Invariant 11: a file has at most 400 lines, a method at most 40. */
class SourceSizeTest {

  private static final int FILE_LINES = 400;
  private static final int METHOD_LINES = 40;

  @Test
  void noFileIsTooLong() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path source : sources()) {
      long lines;
      try (Stream<String> each = Files.lines(source)) {
        lines = each.count();
      }
      if (FILE_LINES < lines) {
        tooLong.add(source + ": " + lines);
      }
    }
    assertEquals(List.of(), tooLong);
  }

  @Test
  void noMethodIsTooLong() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources()));
      var scanner = new MethodLengths(Trees.instance(task).getSourcePositions());
      for (CompilationUnitTree unit : task.parse()) {
        scanner.scan(unit, null);
      }
      assertTrue(200 < scanner.methods, "methods seen: " + scanner.methods);
      assertEquals(List.of(), scanner.tooLong);
    }
  }

  private static List<Path> sources() throws IOException {
    Path root = Path.of("..").toRealPath();
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("agent-core", "tools", "rag", "router", "app")) {
      try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    assertTrue(60 < sources.size(), "sources seen: " + sources.size());
    return sources;
  }

  private static final class MethodLengths extends TreePathScanner<Void, Void> {

    private final SourcePositions positions;
    private final List<String> tooLong = new ArrayList<>();
    private int methods;

    MethodLengths(SourcePositions positions) {
      this.positions = positions;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
      var lines = unit.getLineMap();
      long start = lines.getLineNumber(positions.getStartPosition(unit, method));
      long end = lines.getLineNumber(positions.getEndPosition(unit, method));
      methods++;
      if (METHOD_LINES < end - start + 1) {
        ClassTree owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
        tooLong.add(owner.getSimpleName() + "." + method.getName() + ": " + (end - start + 1));
      }
      return super.visitMethod(method, null);
    }
  }
}
