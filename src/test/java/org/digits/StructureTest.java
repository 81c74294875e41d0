package org.digits;

import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** The walls between the rooms; {@code docs/architecture.md} draws the plan. */
class StructureTest {

	/** But for what Spring writes when the server is packaged. */
	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption((location) -> !location.contains("__"))
		.importPackages("org.digits");

	private static final String[] RECOGNISING_ROOMS = { "org.digits.image..", "org.digits.decode..", "org.digits.ink..",
			"org.digits.glyph..", "org.digits.classify..", "org.digits.reading..", "org.digits.strokes..",
			"org.digits.repair..", "org.digits.explain.." };

	@Test
	void everyRoomUsesOnlyTheRoomsThatItDeclares() {
		ApplicationModules.of(DigitsApplication.class).verify();
	}

	@Test
	void onlyOneRoomKnowsTheNeuralNetworkLibrary() {
		noClasses().that()
			.resideOutsideOfPackage("org.digits.classify.dl4j..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..")
			.check(CLASSES);
	}

	@Test
	void theRecognisingRoomsKnowNothingOfSpringOrTheWeb() {
		// Spring Modulith's annotations declare what a room may use; they do nothing
		// else.
		noClasses().that()
			.resideInAnyPackage(RECOGNISING_ROOMS)
			.should()
			.dependOnClassesThat(resideInAnyPackage("org.springframework..", "jakarta..", "org.thymeleaf..")
				.and(DescribedPredicate.not(resideInAPackage("org.springframework.modulith"))))
			.check(CLASSES);
	}

	/** Writing is another matter: the page shows pictures of what the machine saw. */
	@Test
	void onlyTheGateReadsPictureFiles() {
		noClasses().that()
			.resideOutsideOfPackage("org.digits.decode..")
			.should()
			.dependOnClassesThat(resideInAnyPackage("com.twelvemonkeys..", "javax.imageio.spi.."))
			.orShould()
			.dependOnClassesThat(named("javax.imageio.ImageReader", "javax.imageio.ImageReadParam",
					"javax.imageio.stream.ImageInputStream"))
			.orShould()
			.accessTargetWhere(readsPictureFiles())
			.check(CLASSES);
	}

	@Test
	void dependenciesComeThroughTheConstructor() {
		GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(CLASSES);
	}

	@Test
	void everyPackageSaysWhatItIsForAndThatNothingInItIsNull() {
		assertThat(CLASSES.getPackage("org.digits").getSubpackagesInTree()).filteredOn(StructureTest::holdsClasses)
			.isNotEmpty()
			.allSatisfy(
					(room) -> assertThat(room.isAnnotatedWith(NullMarked.class)).as("@NullMarked on %s", room.getName())
						.isTrue());
	}

	private static boolean holdsClasses(JavaPackage room) {
		return !room.getClasses().isEmpty();
	}

	private static DescribedPredicate<JavaClass> named(String... names) {
		return DescribedPredicate.describe("are " + String.join(", ", names),
				(type) -> List.of(names).contains(type.getName()));
	}

	private static DescribedPredicate<JavaAccess<?>> readsPictureFiles() {
		return DescribedPredicate
			.describe("ImageIO reads", (access) -> access.getTargetOwner().getName().equals("javax.imageio.ImageIO")
					&& access.getTarget().getName().matches("read|createImageInputStream|get(ImageReader|Reader).*"));
	}

}
