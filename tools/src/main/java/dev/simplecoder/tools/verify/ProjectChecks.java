package dev.simplecoder.tools.verify;

import dev.simplecoder.agent.TextBeside;
import dev.simplecoder.agent.evidence.Check;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds by the files of a workspace how changes to some of them are tested: by the tests of the
 * nearest project of each kind that is about such files; by make where there is none; and where
 * nothing tests them, by parsing them.
 */
final class ProjectChecks {

  /** Changing these changes nothing that a test could tell. */
  private static final Set<String> PROSE = Set.of("md", "rst", "adoc");

  private static final Set<String> PARSED = Set.of("py", "js", "mjs", "cjs", "json", "toml", "sh");

  private static final String SYNTAX = TextBeside.of(ProjectChecks.class, "syntax.sh");

  private final List<ProjectKind> kinds;
  private final Set<String> known;
  private final ProjectKind make = new MakeProject();

  ProjectChecks(PythonProject.Probe probe) {
    this.kinds =
        List.of(
            new PythonProject(probe),
            new NodeProject(),
            new MavenProject(),
            new GradleProject(),
            MarkedProject.CARGO,
            MarkedProject.GO);
    this.known =
        kinds.stream().flatMap(kind -> kind.extensions().stream()).collect(Collectors.toSet());
  }

  /**
   * How the changes are tested, or everything where nothing changes.
   *
   * @param files with the changes
   */
  List<Check> find(ProjectFiles files, ChangeSet staged) throws IOException, InterruptedException {
    Collection<WorkspacePath> changed = staged.isEmpty() ? files.paths() : staged.paths();
    List<Check> checks = new ArrayList<>();
    for (var ofKind : projects(files, changed).entrySet()) {
      for (var project : ofKind.getValue().entrySet()) {
        checks.addAll(ofKind.getKey().checks(files, project.getKey(), project.getValue()));
      }
    }
    return checks.isEmpty() ? syntax(files, staged.paths()) : checks;
  }

  /** Whether there are tests about some of the files; finding that out runs nothing. */
  boolean haveTests(ProjectFiles files, Collection<WorkspacePath> about) throws IOException {
    return !projects(files, about).isEmpty();
  }

  private Map<ProjectKind, Map<WorkspacePath, SortedSet<WorkspacePath>>> projects(
      ProjectFiles files, Collection<WorkspacePath> changed) throws IOException {
    var projects = new LinkedHashMap<ProjectKind, Map<WorkspacePath, SortedSet<WorkspacePath>>>();
    var nearest = new Nearest(files);
    for (WorkspacePath file : changed) {
      if (!PROSE.contains(extension(file))) {
        List<ProjectKind> found = new ArrayList<>();
        for (ProjectKind kind : kinds) {
          if (isAbout(kind, file) && nearest.of(kind, file).isPresent()) {
            found.add(kind);
          }
        }
        for (ProjectKind kind : found.isEmpty() ? List.of(make) : found) {
          nearest
              .of(kind, file)
              .ifPresent(project ->
                  projects
                      .computeIfAbsent(kind, _ -> new LinkedHashMap<>())
                      .computeIfAbsent(project, _ -> new TreeSet<>())
                      .add(file));
        }
      }
    }
    return projects;
  }

  /** The projects of folders, looked for once. */
  private static final class Nearest {
    private final ProjectFiles files;
    private final Map<ProjectKind, Map<WorkspacePath, Optional<WorkspacePath>>> known =
        new HashMap<>();

    Nearest(ProjectFiles files) {
      this.files = files;
    }

    Optional<WorkspacePath> of(ProjectKind kind, WorkspacePath file) throws IOException {
      Map<WorkspacePath, Optional<WorkspacePath>> ofKind =
          known.computeIfAbsent(kind, _ -> new HashMap<>());
      WorkspacePath folder = Folders.parent(file);
      Optional<WorkspacePath> project = ofKind.get(folder);
      if (project == null) {
        project = kind.project(files, folder);
        ofKind.put(folder, project);
      }
      return project;
    }
  }

  /** A file of no known language, such as data or settings, may concern every test. */
  private boolean isAbout(ProjectKind kind, WorkspacePath file) {
    String extension = extension(file);
    return kind.extensions().contains(extension) || !known.contains(extension);
  }

  private static List<Check> syntax(ProjectFiles files, Collection<WorkspacePath> changed) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", SYNTAX, "syntax"));
    int words = command.size();
    changed.stream()
        .filter(path -> files.has(path) && isParsed(path))
        .forEach(path -> command.add("./" + path.value()));
    return command.size() == words
        ? List.of()
        : List.of(new Check("syntax", Check.Kind.SYNTAX, WorkspacePath.ROOT, command));
  }

  /** Not what is JSON with comments by custom. */
  private static boolean isParsed(WorkspacePath path) {
    boolean commented =
        path.name().startsWith("tsconfig")
            || path.name().startsWith("jsconfig")
            || path.value().startsWith(".")
            || path.value().contains("/.");
    return PARSED.contains(extension(path)) && !(extension(path).equals("json") && commented);
  }

  private static String extension(WorkspacePath path) {
    return path.name().substring(path.name().lastIndexOf('.') + 1);
  }
}
