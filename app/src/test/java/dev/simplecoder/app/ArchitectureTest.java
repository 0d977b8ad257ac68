package dev.simplecoder.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaConstructor.CONSTRUCTOR_NAME;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.simplecoder.agent.tool.Tool;
import dev.simplecoder.agent.tool.ToolRunner;
import dev.simplecoder.app.review.ExternalEditor;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls of ARCHITECTURE.md, checked on the compiled classes. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.simplecoder");

  private static final Set<String> OF_THE_PROCESS =
      Set.of("in", "out", "err", "getenv", "getProperty", "getProperties", "console", "exit");

  private static final DescribedPredicate<JavaAccess<?>> RUNS_A_TOOL =
      describe(
          "a prepared call is run",
          access ->
              access.getName().equals("run")
                  && access.getTargetOwner().isAssignableTo(Tool.Prepared.class));

  private static final DescribedPredicate<JavaAccess<?>> READS_CLOCK_OR_RANDOMNESS =
      describe(
          "the machine's clock or its randomness is read",
          access -> isClockOrRandomness(access.getTargetOwner(), access.getName()));

  private static final DescribedPredicate<JavaAccess<?>> TOUCHES_THE_PROCESS =
      describe(
          "streams, environment, properties, console or end of the process",
          access -> isOfTheProcess(access.getTargetOwner(), access.getName()));

  private static final DescribedPredicate<JavaAccess<?>> STARTS_A_PROCESS =
      describe(
          "a process is started",
          access ->
              access.getTargetOwner().isEquivalentTo(ProcessBuilder.class)
                  || (access.getTargetOwner().isEquivalentTo(Runtime.class)
                      && access.getName().equals("exec")));

  private static final DescribedPredicate<JavaAccess<?>> CONNECTS =
      describe("a connection is opened", access -> isConnection(access));

  /** Else a rule about all others would hold whatever they do. */
  @Test
  void whatOneClassAloneMayDoItDoes() {
    assertTrue(does(ExternalEditor.class, STARTS_A_PROCESS));
    assertTrue(
        CLASSES.get("dev.simplecoder.app.http.Connection").getAccessesFromSelf().stream()
            .anyMatch(CONNECTS));
    assertTrue(does(ToolRunner.class, RUNS_A_TOOL));
    assertTrue(does(Main.class, TOUCHES_THE_PROCESS));
    assertTrue(does(Main.class, READS_CLOCK_OR_RANDOMNESS));
  }

  @Test
  void everyModuleWasReallyImported() {
    Map<String, Long> counts =
        CLASSES.stream()
            .collect(
                Collectors.groupingBy(
                    type -> type.getPackageName().split("\\.", -1)[2], Collectors.counting()));
    for (String module : List.of("agent", "tools", "app")) {
      assertTrue(20 < counts.getOrDefault(module, 0L), module + ": " + counts);
    }
    assertTrue(counts.keySet().containsAll(List.of("rag", "router")), "" + counts);
  }

  @Test
  void theCoreKnowsTheJdkOnly() {
    check(
        classes()
            .that()
            .resideInAPackage("dev.simplecoder.agent..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "dev.simplecoder.agent.."));
  }

  @Test
  void onlyTheModelsKnowLangchain4j() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.simplecoder.app.models..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.langchain4j.."));
  }

  @Test
  void onlyStoresRenderersSettingsModelsAndToolArgumentsKnowJson() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "dev.simplecoder.app.store..",
                "dev.simplecoder.app.render..",
                "dev.simplecoder.app.settings..",
                "dev.simplecoder.app.models..",
                "dev.simplecoder.app.recorded..",
                "dev.simplecoder.app.sandbox.fusion..",
                "dev.simplecoder.app.engine..",
                "dev.simplecoder.tools.apply..")
            .and()
            .doNotHaveFullyQualifiedName("dev.simplecoder.tools.JsonArguments")
            .and()
            .doNotHaveFullyQualifiedName("dev.simplecoder.tools.verify.NodeProject")
            .and()
            .doNotHaveFullyQualifiedName("dev.simplecoder.tools.verify.report.GoEvents")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.."));
  }

  @Test
  void onlyTheToolRunnerRunsATool() {
    check(
        noClasses()
            .that()
            .doNotBelongToAnyOf(ToolRunner.class)
            .should()
            .accessTargetWhere(RUNS_A_TOOL));
  }

  @Test
  void renderersReadEventsAndNothingElseOfTheAgent() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.simplecoder.app.render..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "dev.simplecoder.agent",
                "dev.simplecoder.tools.fs..",
                "dev.simplecoder.tools.apply..",
                "dev.simplecoder.rag..",
                "dev.simplecoder.router..",
                "dev.simplecoder.app.models.."));
  }

  @Test
  void retrievalAndRouterKnowNeitherTheAgentNorEachOther() {
    check(
        notKnowing("dev.simplecoder.rag..", "dev.simplecoder.agent..", "dev.simplecoder.router.."));
    check(
        notKnowing("dev.simplecoder.router..", "dev.simplecoder.agent..", "dev.simplecoder.rag.."));
    check(
        notKnowing("dev.simplecoder.agent..", "dev.simplecoder.rag..", "dev.simplecoder.router.."));
  }

  @Test
  void onlyTheIndexAndTheBenchmarkOfRetrievalKnowLucene() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "dev.simplecoder.rag.lucene..", "dev.simplecoder.rag.measure..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.lucene.."));
  }

  /** So that what may be reached is decided in one place; a socket in a file is of this machine. */
  @Test
  void onlyOneClassConnectsToOtherMachines() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.simplecoder.app.http.Connection")
            .and()
            .doNotHaveFullyQualifiedName("dev.simplecoder.app.http.LocalSocket")
            .should()
            .accessTargetWhere(CONNECTS));
  }

  @Test
  void onlyOneClassKnowsLlamaCpp() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.simplecoder.app.engine.LlamaCpp")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("de.kherud.."));
  }

  @Test
  void onlyTheLogOfDecisionsKnowsSql() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.simplecoder.app.store.decisions..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.sqlite.."));
  }

  @Test
  void onlyRoutingBringsPoliciesToTheAgent() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "dev.simplecoder.router..",
                "dev.simplecoder.app.routing..",
                "dev.simplecoder.app.decisions..",
                "dev.simplecoder.app.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.simplecoder.router.policy.."));
    check(notKnowing("dev.simplecoder.app.decisions..", "dev.simplecoder.agent.."));
  }

  /** So that no estimate lets anything be written. */
  @Test
  void theGateKnowsNoWayToTheDisk() {
    for (String gate :
        List.of(
            "dev.simplecoder.app.gate..",
            "dev.simplecoder.app.held..",
            "dev.simplecoder.app.offer..")) {
      check(notKnowing(gate, "dev.simplecoder.tools.apply..", "dev.simplecoder.app.task.."));
    }
  }

  @Test
  void belowTheAppClockAndRandomnessAreArguments() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.simplecoder.app..")
            .should()
            .accessTargetWhere(READS_CLOCK_OR_RANDOMNESS));
  }

  @Test
  void onlyMainTouchesTheProcess() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.simplecoder.app.Main")
            .should()
            .accessTargetWhere(TOUCHES_THE_PROCESS));
  }

  /** What a model wrote runs in a sandbox or not at all. */
  @Test
  void onlyTheSandboxAndWhatThePersonNamesStartProcesses() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.simplecoder.tools.sandbox..")
            .and()
            .doNotBelongToAnyOf(ExternalEditor.class)
            .and()
            .doNotHaveFullyQualifiedName("dev.simplecoder.app.repl.PersonsCommand")
            .and()
            .doNotHaveFullyQualifiedName("dev.simplecoder.app.engine.EngineProcess")
            .should()
            .accessTargetWhere(STARTS_A_PROCESS));
  }

  @Test
  void packagesHaveNoCycles() {
    check(slices().matching("dev.simplecoder.(**)").should().beFreeOfCycles());
  }

  @ParameterizedTest
  @ValueSource(strings = {"common", "shared", "util", "utils", "api", "impl"})
  void noPackageIsADrawerForEverything(String name) {
    check(noClasses().should().resideInAPackage(".." + name + ".."));
  }

  @Test
  void noClassNameHidesWhatTheClassIs() {
    check(
        noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Service")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameStartingWith("Abstract")
            .orShould()
            .haveSimpleNameStartingWith("Base"));
  }

  private static boolean does(Class<?> type, DescribedPredicate<JavaAccess<?>> what) {
    return CLASSES.get(type).getAccessesFromSelf().stream().anyMatch(what);
  }

  private static boolean isClockOrRandomness(JavaClass owner, String name) {
    boolean clock =
        owner.isEquivalentTo(System.class)
            ? List.of("currentTimeMillis", "nanoTime").contains(name)
            : owner.getPackageName().startsWith("java.time")
                && (name.equals("now") || name.startsWith("system") || name.startsWith("tick"));
    boolean randomness =
        (owner.isEquivalentTo(Math.class) && name.equals("random"))
            || (owner.isEquivalentTo(UUID.class) && name.equals("randomUUID"))
            || (owner.isAssignableTo(Random.class) && name.equals(CONSTRUCTOR_NAME))
            || owner.isEquivalentTo(ThreadLocalRandom.class);
    return clock || randomness;
  }

  private static boolean isConnection(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return (owner.isAssignableTo(java.net.Socket.class) && access.getName().equals("connect"))
        || (owner.isEquivalentTo(java.nio.channels.SocketChannel.class)
            && List.of("open", "connect").contains(access.getName()))
        || owner.isAssignableTo(java.net.DatagramSocket.class)
        || owner.isAssignableTo(java.nio.channels.DatagramChannel.class)
        || owner.isAssignableTo(java.net.URLConnection.class)
        || owner.isEquivalentTo(java.net.URL.class)
        || owner.getPackageName().equals("java.net.http");
  }

  private static boolean isOfTheProcess(JavaClass owner, String name) {
    return (owner.isEquivalentTo(System.class) && OF_THE_PROCESS.contains(name))
        || (owner.isEquivalentTo(Runtime.class) && List.of("exit", "halt").contains(name))
        || (owner.isEquivalentTo(Boolean.class) && name.equals("getBoolean"))
        || (owner.isEquivalentTo(Integer.class) && name.equals("getInteger"))
        || (owner.isEquivalentTo(Long.class) && name.equals("getLong"));
  }

  private static ArchRule notKnowing(String from, String... packages) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages))
        .allowEmptyShould(true);
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }
}
