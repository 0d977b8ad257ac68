package dev.simplecoder.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.Grant;
import dev.simplecoder.app.store.GrantFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionsCommandTest {

  @TempDir private Path scratch;
  private final Grant one = grant(Grant.Kind.APPLY, "/project");
  private final Grant other = grant(Grant.Kind.READ_OUTSIDE, "/a\u001b[2Jb");
  private FakeShell shell;
  private GrantFile file;

  @BeforeEach
  void keepTwoGrants() throws IOException {
    shell = new FakeShell(scratch).with("XDG_STATE_HOME", scratch.resolve("state").toString());
    file = new GrantFile(scratch.resolve("state/simplecoder"));
    file.add(one);
    file.add(other);
  }

  @Test
  void everyPermissionIsListedSafely() throws IOException, InterruptedException {
    assertEquals(ExitCode.DONE, run());
    assertEquals(
        one.id()
            + "  apply           /project  (in /project, since 2026-03-01T12:00:00Z)\n"
            + other.id()
            + "  read-outside    /a\\x1b[2Jb  (in /project, since 2026-03-01T12:00:00Z)\n",
        shell.out());
  }

  @Test
  void programsGetTheLinesOfTheFile() throws IOException, InterruptedException {
    assertEquals(ExitCode.DONE, run("list", "--json"));
    assertEquals(Files.readString(file.path()), shell.out());
  }

  @Test
  void oneIsRevokedByItsId() throws IOException, InterruptedException {
    assertEquals(ExitCode.DONE, run("revoke", one.id()));
    assertEquals(List.of(other), file.read());
  }

  @Test
  void allAreRevoked() throws IOException, InterruptedException {
    assertEquals(ExitCode.DONE, run("revoke", "all"));
    assertEquals(ExitCode.DONE, run("revoke", "all"));
    assertEquals(ExitCode.DONE, run("list", "--json"));
    assertEquals(List.of(), file.read());
  }

  @Test
  void anUnknownIdIsSaidAndTheOthersAreRevoked() throws IOException {
    assertEquals(
        "no permission has the id 12345678. The ids are listed by: simplecoder permissions.",
        error("revoke", "12345678", other.id()));
    assertEquals(List.of(one), file.read());
  }

  @Test
  void aDamagedFileIsThePersonsToMend() throws IOException {
    Files.writeString(file.path(), "\nrubbish\n");
    String expected =
        file.path()
            + ":2: not a permission that SimpleCoder wrote. Mend or delete "
            + file.path()
            + "; until then you are asked again.";
    assertEquals(expected, error());
    assertEquals(expected, error("revoke", "all"));
  }

  private String error(String... words) {
    return assertThrows(UserError.class, () -> run(words)).line();
  }

  private ExitCode run(String... words) throws IOException, InterruptedException {
    var program =
        new Program(
            "1",
            _ -> ExitCode.DONE,
            List.of(new Subcommand("permissions", "", PermissionsCommand::new)));
    List<String> args = Stream.concat(Stream.of("permissions"), Stream.of(words)).toList();
    return program.run(args, shell.shell());
  }

  private static Grant grant(Grant.Kind kind, String path) {
    return new Grant(kind, Path.of(path), Path.of("/project"), FakeShell.NOW);
  }
}
