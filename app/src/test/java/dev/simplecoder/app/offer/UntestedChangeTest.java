package dev.simplecoder.app.offer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.tools.fs.Roots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UntestedChangeTest {

  @TempDir Path folder;

  private UntestedChangeTest file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** What is offered after these were written; empty for nothing. */
  private String offered(String... written) throws Exception {
    Roots roots = Roots.of(folder.toRealPath(), folder.toRealPath());
    Optional<Offer> offer =
        new UntestedChange(roots).of(Stream.of(written).map(WorkspacePath::new).toList());
    offer.ifPresent(it -> assertEquals(Kind.TEST_OFFER, it.kind()));
    return offer.map(Offer::text).orElse("");
  }

  @Test
  void aFileThatNoTestMentionsIsOfferedTests() throws Exception {
    file("calc.py", "x = 1\n").file("test_other.py", "import other\n");
    assertEquals("write tests for calc.py", offered("README.md", "calc.py"));
    assertEquals("write tests for calc.py", offered("calc.py", "test_other.py"));
  }

  @Test
  void theRequestNamesTheFileAndAsksForNothingButTests() throws Exception {
    file("src/calc.py", "x = 1\n").file("test_other.py", "import other\n");
    Roots roots = Roots.of(folder.toRealPath(), folder.toRealPath());
    var written = List.of(new WorkspacePath("src/calc.py"));
    String request = new UntestedChange(roots).of(written).orElseThrow().request();
    assertTrue(request.startsWith("Write tests for src/calc.py, "), request);
    assertTrue(request.endsWith("change nothing but tests."), request);
  }

  @Test
  void aFileThatHasTestsIsOfferedOnesForTheChangeUnlessTestsChangedToo() throws Exception {
    file("calc.py", "x = 1\n").file("test_all.py", "from calc import x\n");
    assertEquals("test what was changed in calc.py", offered("calc.py"));
    assertEquals("", offered("calc.py", "test_all.py"));
  }

  @Test
  void theNameOfATestOfItIsAMention() throws Exception {
    file("go.mod", "module m\n").file("calc.go", "package m\n");
    file("calc_test.go", "package m\n");
    assertEquals("test what was changed in calc.go", offered("calc.go"));
    file("recalc_test.go", "package m\n").file("re.go", "package m\n");
    assertEquals("write tests for re.go", offered("re.go"));
  }

  @Test
  void testsInTheFileItselfAreTests() throws Exception {
    file("Cargo.toml", "[package]\nname = \"m\"\n");
    file("src/lib.rs", "pub fn f() {}\n#[test]\nfn t() {}\n").file("src/bare.rs", "fn g() {}\n");
    assertEquals("test what was changed in src/lib.rs", offered("src/lib.rs"));
    assertEquals("write tests for src/bare.rs", offered("src/bare.rs"));
  }

  @Test
  void whereThereAreNoTestsOrNoSourceNothingIsOffered() throws Exception {
    file("calc.py", "x = 1\n").file("notes.md", "calc\n");
    assertEquals("", offered("calc.py"));
    file("test_other.py", "import other\n");
    assertEquals("", offered("notes.md"));
    assertEquals("", offered("test_other.py"));
    assertEquals("", offered());
  }

  @Test
  void aFileInWhichThereIsNothingToTestIsNotOffered() throws Exception {
    file("test_other.py", "import other\n");
    for (String name :
        List.of(
            "conftest.py",
            "calc/__init__.py",
            "m/package-info.java",
            "module-info.java",
            "types.d.ts")) {
      file(name, "");
      assertEquals("", offered(name), name);
    }
  }

  @Test
  void aNameThatCannotBeShownIsNotOffered() throws Exception {
    file("ca\u202elc.py", "x = 1\n").file("test_other.py", "import other\n");
    assertEquals("", offered("ca\u202elc.py"));
  }

  @Test
  void whatAnIgnoreRuleLeavesOutMentionsNothing() throws Exception {
    file("calc.py", "x = 1\n").file("test_other.py", "import other\n");
    file("build/test_calc.py", "import calc\n").file(".gitignore", "build/\n");
    assertEquals("write tests for calc.py", offered("calc.py"));
  }
}
