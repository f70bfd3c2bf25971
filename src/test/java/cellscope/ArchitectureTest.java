package cellscope;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import cellscope.model.space.Space;
import cellscope.model.space.catalogue.Spaces;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each package may know. A rule holds for packages that are still empty too. */
class ArchitectureTest {
  private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("cellscope..");
  private static final DescribedPredicate<JavaClass> LAUNCHER =
      resideInAPackage("cellscope").and(simpleName("Launcher"));

  /** What makes networks, and graphs of them, by space. */
  private static final DescribedPredicate<JavaClass> SPACE_TABLES =
      resideInAPackage("cellscope.engine.supernet")
          .and(simpleName("SpaceNetworks"))
          .or(resideInAPackage("cellscope.engine.dl4j").and(simpleName("SpaceGraphs")));

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("cellscope");

  /** The array libraries and the natives below them. */
  private static final String[] ARRAYS = {
    "org.nd4j..", "org.deeplearning4j..", "org.datavec..", "org.bytedeco.."
  };

  @Test
  void javaFxIsKnownToTheWindowAlone() {
    check(
        rule(
            noClasses()
                .that(not(resideInAPackage("cellscope.ui..")).and(not(LAUNCHER)))
                .should(use("javafx..")),
            "a search and the command line must run where there is no display"));
  }

  @Test
  void arraysAreKnownToTheKernelsAndTheExportOfGraphsAlone() {
    check(
        rule(
            noClasses()
                .that(
                    not(resideInAnyPackage("cellscope.engine.kernel..", "cellscope.engine.dl4j..")))
                .should(use(ARRAYS)),
            "layers are written once for every precision and device, in the project's own buffer"
                + " type, and the application holds no tensor at all"));
  }

  @Test
  void theEnginesFrontShowsNoArrayType() {
    check(
        rule(
            classes()
                .that(resideInAPackage("cellscope.engine"))
                .should(haveNoArrayTypeInASignature()),
            "whoever starts a search must not need the array library"));
  }

  @Test
  void oneDnnAndTheVectorModuleStayInTheCpusKernels() {
    check(
        rule(
            noClasses()
                .that(not(resideInAPackage("cellscope.engine.kernel.cpu..")))
                .should(use("org.bytedeco..", "jdk.incubator.vector..")),
            "natives and an incubating module must be replaceable behind one interface"));
  }

  @Test
  void theKernelsContractKnowsNoLibrary() {
    check(
        rule(
            noClasses()
                .that(
                    resideInAnyPackage(
                        "cellscope.engine.kernel",
                        "cellscope.engine.kernel.dry",
                        "cellscope.engine.kernel.provider"))
                .should(use(ARRAYS)),
            "kernels for another device must not need another device's library"));
  }

  @Test
  void kernelsAreOpenedThroughTheirProvider() {
    check(
        rule(
            noClasses()
                .that(not(resideInAPackage("cellscope.engine.kernel..")))
                .should(
                    use(
                        "cellscope.engine.kernel.cpu..",
                        "cellscope.engine.kernel.portable..",
                        "cellscope.engine.kernel.nd4j..")),
            "kernels for another device take one more line in one list"));
  }

  @Test
  void tablesawServesAnalysisAndExportAlone() {
    check(
        rule(
            noClasses()
                .that(not(resideInAnyPackage("cellscope.analysis..", "cellscope.export..")))
                .should(use("tech.tablesaw..")),
            "tables are a matter of comparing and exporting runs"));
  }

  @Test
  void picocliServesTheCommandLineAlone() {
    check(
        rule(
            noClasses().that(not(resideInAPackage("cellscope.cli.."))).should(use("picocli..")),
            "what a command does must be callable without the command line"));
  }

  @Test
  void jacksonStaysWhereFilesAreReadAndWritten() {
    check(
        rule(
            noClasses()
                .that(
                    not(
                        resideInAnyPackage(
                            "cellscope.config..",
                            "cellscope.run..",
                            "cellscope.export..",
                            "cellscope.cli..")))
                .should(use("com.fasterxml..")),
            "a file's shape is a matter of the packages that own the file"));
  }

  @Test
  void modelUsesTheJdkAlone() {
    check(
        layer(
            "cellscope.model..",
            "the field's terms must be usable anywhere",
            "java..",
            "cellscope.model.."));
  }

  @Test
  void pictureUsesTheJdkAndTheModelAlone() {
    check(
        layer(
            "cellscope.picture..",
            "the window and the exports draw the same picture",
            "java..",
            "cellscope.picture..",
            "cellscope.model.."));
  }

  @Test
  void configKnowsTheModel() {
    check(
        knows(
            "cellscope.config..",
            "a config describes a search, it runs nothing",
            "cellscope.model.."));
  }

  @Test
  void runKnowsConfigAndModel() {
    check(
        knows(
            "cellscope.run..",
            "a run directory must open where no engine runs",
            "cellscope.config..",
            "cellscope.model.."));
  }

  @Test
  void engineKnowsConfigAndModel() {
    check(
        knows(
            "cellscope.engine..",
            "the engine tells a listener what happens; it knows no run directory",
            "cellscope.config..",
            "cellscope.model.."));
  }

  @Test
  void analysisKnowsRunsAndPictures() {
    check(
        knows(
            "cellscope.analysis..",
            "diagnostics are read from run directories",
            "cellscope.run..",
            "cellscope.picture..",
            "cellscope.config..",
            "cellscope.model.."));
  }

  @Test
  void exportKnowsRunsAndPictures() {
    check(
        knows(
            "cellscope.export..",
            "an export is made from run directories, and of what is read out of them",
            "cellscope.analysis..",
            "cellscope.run..",
            "cellscope.picture..",
            "cellscope.config..",
            "cellscope.model.."));
  }

  @Test
  void uiNeverKnowsTheEngine() {
    check(
        knows(
            "cellscope.ui..",
            "a crash of a native library must take down one run, never the window",
            "cellscope.run..",
            "cellscope.analysis..",
            "cellscope.export..",
            "cellscope.picture..",
            "cellscope.config..",
            "cellscope.model.."));
  }

  @Test
  void onlyTheLauncherStartsTheWindow() {
    check(
        rule(
            noClasses()
                .that(not(resideInAPackage("cellscope.ui..")).and(not(LAUNCHER)))
                .should(use("cellscope.ui..")),
            "everything but the window must work without it"));
  }

  @Test
  void aViewModelKnowsNoScene() {
    check(
        rule(
            noClasses()
                .that(resideInAPackage("cellscope.ui..").and(nameEnds("ViewModel")))
                .should(use("javafx.scene..", "javafx.stage..")),
            "a view model must be testable without a window"));
  }

  @Test
  void onlyTheTablesOfTheEngineNameASpace() {
    check(
        rule(
            noClasses()
                .that(
                    not(resideInAnyPackage("cellscope.model.space..", "cellscope.model.benchmark"))
                        .and(not(SPACE_TABLES)))
                .should(
                    dependOnClassesThat(
                        assignableTo(Space.class)
                            .and(not(equivalentTo(Space.class)))
                            .as("are certain spaces"))),
            "a new space must need its package, its line in Spaces and the engine's tables alone"));
  }

  /** The benchmark table is of one space, and so its package knows that one. */
  @Test
  void aFamilyOfSpacesIsKnownToItsPackageTheListAndTheNetworkBuildersAlone() {
    check(
        rule(
            noClasses()
                .that(
                    not(
                        resideInAnyPackage(
                            "cellscope.model.space..",
                            "cellscope.model.benchmark",
                            "cellscope.engine.supernet..",
                            "cellscope.engine.dl4j..")))
                .should(
                    use("cellscope.model.space.benchmark201..", "cellscope.model.space.nasnet..")),
            "what differs between spaces is asked of Space, so that nobody asks which one it is"));
  }

  @Test
  void aSpaceKnowsNoOtherSpaceAndGenotypesKnowNone() {
    check(
        rule(
            noClasses()
                .that(resideInAPackage("cellscope.model.genotype.."))
                .should(use("cellscope.model.space..", "cellscope.model.plan..")),
            "what needs a space lives in the space's package"));
    check(
        slices()
            .matching("cellscope.model.space.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAPackage("cellscope.model.space.catalogue"), alwaysTrue())
            .because("a space must be understood, and taken out, alone"));
  }

  @Test
  void noPaneKnowsAnother() {
    check(
        slices()
            .matching("cellscope.ui.pane.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAPackage("cellscope.ui.pane.catalogue"), alwaysTrue())
            .because("a pane speaks with others by the look alone, so that it may come and go"));
  }

  /** A constant's text is copied into its users, so the sources are searched instead. */
  @Test
  void noSourceButASpacesOwnHasItsName() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<String> found =
          files
              .filter(f -> f.toString().endsWith(".java"))
              .filter(f -> !f.toString().replace('\\', '/').contains("/model/space/"))
              .flatMap(ArchitectureTest::spacesNamedIn)
              .toList();
      if (!found.isEmpty()) {
        throw new AssertionError(
            "a name of a space in quotes is a branch that the next space would need too: " + found);
      }
    }
  }

  private static Stream<String> spacesNamedIn(Path file) {
    try {
      String text = Files.readString(file);
      return Spaces.names().stream()
          .filter(name -> text.contains('"' + name + '"'))
          .map(name -> file + " has " + name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every package is a slice of its own, one that holds other packages too. */
  @Test
  void noPackageCycles() {
    check(
        slices()
            .assignedFrom(new EveryPackage())
            .should()
            .beFreeOfCycles()
            .because("a package that needs its user can't be understood or tested alone"));
  }

  /** Slices by whole package name: {@code matching} would join a root with what is below it. */
  private static final class EveryPackage implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return OURS.test(type) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "every package of ours";
    }
  }

  @Test
  void onlyTheCommandLinePrints() {
    check(
        rule(
            noClasses()
                .that(not(resideInAPackage("cellscope.cli..")).and(not(LAUNCHER)))
                .should()
                .accessField(System.class, "out"),
            "a worker's output is its log, and the command line's output is read by machines"));
  }

  @Test
  void oneClassAloneHandsOverToTheInterfacesThread() {
    Set<String> callers =
        ALL.stream()
            .flatMap(type -> type.getAccessesFromSelf().stream())
            .filter(ArchitectureTest::isRunLater)
            .map(access -> outermost(access.getOriginOwner()))
            .collect(Collectors.toCollection(TreeSet::new));
    if (callers.size() > 1) {
      throw new AssertionError(
          "Platform.runLater stands in more than one class, so events are no longer conflated in"
              + " one place: "
              + callers);
    }
  }

  private static boolean isRunLater(JavaAccess<?> access) {
    return access.getTargetOwner().getName().equals("javafx.application.Platform")
        && access.getName().equals("runLater");
  }

  private static String outermost(JavaClass type) {
    return type.getName().replaceFirst("\\$.*", "");
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(ALL);
  }

  private static ArchRule rule(ArchRule rule, String because) {
    return rule.because(because);
  }

  /** The package depends on nothing but the packages named. */
  private static ArchRule layer(String packageName, String because, String... allowed) {
    return rule(
        classes()
            .that(resideInAPackage(packageName))
            .should(onlyDependOnClassesThat(resideInAnyPackage(allowed).or(primitive()))),
        because);
  }

  /** Of the project's own packages, the package depends on itself and those named alone. */
  private static ArchRule knows(String packageName, String because, String... allowed) {
    DescribedPredicate<JavaClass> known =
        resideInAPackage(packageName).or(resideInAnyPackage(allowed));
    return rule(
        noClasses()
            .that(resideInAPackage(packageName))
            .should(dependOnClassesThat(OURS.and(not(known)).as("are of another package of ours"))),
        because);
  }

  private static ArchCondition<JavaClass> use(String... packages) {
    return dependOnClassesThat(resideInAnyPackage(packages));
  }

  private static DescribedPredicate<JavaClass> nameEnds(String ending) {
    return DescribedPredicate.describe(
        "name ends with " + ending, type -> outermost(type).endsWith(ending));
  }

  private static DescribedPredicate<JavaClass> primitive() {
    return DescribedPredicate.describe(
        "are primitive", type -> type.getBaseComponentType().isPrimitive());
  }

  private static ArchCondition<JavaClass> haveNoArrayTypeInASignature() {
    DescribedPredicate<JavaClass> arrays = resideInAnyPackage(ARRAYS);
    return new ArchCondition<>("have no array library's type in a signature") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Stream<String> fields =
            type.getFields().stream()
                .filter(f -> f.getAllInvolvedRawTypes().stream().anyMatch(arrays))
                .map(JavaField::getFullName);
        Stream<String> methods =
            type.getCodeUnits().stream()
                .filter(m -> !m.getName().startsWith("lambda$"))
                .filter(m -> m.getAllInvolvedRawTypes().stream().anyMatch(arrays))
                .map(JavaCodeUnit::getFullName);
        Stream.concat(fields, methods)
            .forEach(
                member ->
                    events.add(
                        SimpleConditionEvent.violated(
                            type, member + " names an array library's type")));
      }
    };
  }
}
