package dev.simplecoder.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.simplecoder.agent.tool.Tool;
import dev.simplecoder.agent.tool.ToolRunner;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls of ARCHITECTURE.md, checked on the compiled classes. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.simplecoder");

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
                "dev.simplecoder.tools.apply..")
            .and()
            .doNotHaveFullyQualifiedName("dev.simplecoder.tools.JsonArguments")
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
            .callMethodWhere(
                describe(
                    "Tool.Prepared.run is called",
                    call ->
                        call.getTarget().getName().equals("run")
                            && call.getTargetOwner().isAssignableTo(Tool.Prepared.class))));
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
  void belowTheAppClockAndRandomnessAreArguments() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.simplecoder.app..")
            .should()
            .callMethodWhere(
                describe(
                    "the machine's clock or its randomness is read",
                    call -> readsClockOrRandomness(call.getTarget())))
            .orShould()
            .callConstructor(Random.class));
  }

  @Test
  void onlyMainTouchesTheProcess() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.simplecoder.app.Main")
            .should()
            .accessField(System.class, "in")
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethodWhere(
                describe(
                    "environment, properties, console or exit of the process",
                    call ->
                        call.getTargetOwner().isEquivalentTo(System.class)
                            && List.of("getenv", "getProperty", "exit", "console")
                                .contains(call.getName()))));
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

  private static boolean readsClockOrRandomness(AccessTarget.CodeUnitAccessTarget target) {
    var owner = target.getOwner();
    String name = target.getName();
    return (owner.isEquivalentTo(System.class)
            && List.of("currentTimeMillis", "nanoTime").contains(name))
        || (owner.isEquivalentTo(Instant.class) && name.equals("now"))
        || (owner.isEquivalentTo(InstantSource.class) && name.equals("system"))
        || (owner.isEquivalentTo(Clock.class) && name.startsWith("system"))
        || (owner.isEquivalentTo(Math.class) && name.equals("random"))
        || (owner.isEquivalentTo(java.util.UUID.class) && name.equals("randomUUID"))
        || owner.isEquivalentTo(java.util.concurrent.ThreadLocalRandom.class);
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
