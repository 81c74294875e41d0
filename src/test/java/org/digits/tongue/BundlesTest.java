package org.digits.tongue;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.context.properties.bind.Binder;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said, in every language, against those who say it. */
class BundlesTest {

	private static final Path RESOURCES = Path.of("src/main/resources");

	private static final Path SOURCES = Path.of("src/main/java/org/digits");

	private static final Pattern KEY = Pattern.compile("[a-z]+(?:\\.[a-z0-9-]+)+");

	/** What stands between quotes or in {@code #{…}} and may be a key. */
	private static final Pattern MENTION = Pattern.compile("(?:#\\{|[\"'])([a-z]+(?:\\.[a-z0-9-]+)+\\.?)[\"'}(]");

	/** Parts of a picture's markup that translators must leave alone. */
	private static final Pattern MARKUP = Pattern.compile("\\*\\*|`[^`]*`|]\\([^)]*\\)");

	private static final Properties ENGLISH = bundle("messages.properties");

	static List<String> languages() {
		return files("messages*.properties").toList();
	}

	@ParameterizedTest
	@MethodSource("languages")
	void everyLanguageSaysAllThatEnglishSays(String file) {
		assertThat(bundle(file).stringPropertyNames()).as(file)
			.containsExactlyInAnyOrderElementsOf(ENGLISH.stringPropertyNames());
	}

	@ParameterizedTest
	@MethodSource("languages")
	void everyLanguageFillsTheSamePlacesAndKeepsTheMarkup(String file) {
		Properties bundle = bundle(file);
		ULocale locale = locale(file);
		for (String key : bundle.stringPropertyNames()) {
			String text = bundle.getProperty(key);
			assertThat(text).as(key).isNotBlank();
			assertThat(places(text, locale)).as("%s of %s", key, file)
				.isEqualTo(places(ENGLISH.getProperty(key), ULocale.ENGLISH));
			assertThat(markup(text)).as("%s of %s", key, file).isEqualTo(markup(ENGLISH.getProperty(key)));
		}
	}

	@Test
	void everyLanguageThatIsOfferedHasABundle() {
		assertThat(offered()).extracting(Locale::getLanguage)
			.hasSameElementsAs(languages().stream().map((file) -> locale(file).getLanguage()).toList());
	}

	@Test
	void everyKeyThatIsMentionedIsThere() {
		Set<String> missing = mentions().filter((key) -> !key.endsWith("."))
			.filter((key) -> isOurs(key) && !ENGLISH.containsKey(key))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(missing).isEmpty();
	}

	@Test
	void nothingIsSaidThatNobodySays() {
		Set<String> mentions = mentions().collect(Collectors.toSet());
		List<String> families = mentions.stream()
			.filter((key) -> key.endsWith(".") && !key.equals("problem."))
			.toList();
		assertThat(ENGLISH.stringPropertyNames())
			.filteredOn((key) -> !key.startsWith("said.") && !isOfAProblem(key) && !mentions.contains(key))
			.allMatch((key) -> families.stream().anyMatch(key::startsWith));
	}

	@Test
	void everySentenceOfTheRoomsThatKnowNoLanguagesIsThereUnderItsOwnWords() {
		Set<String> said = sentences().map(Sentences::key).collect(Collectors.toCollection(TreeSet::new));
		assertThat(ENGLISH.stringPropertyNames()).filteredOn((key) -> key.startsWith("said."))
			.containsExactlyInAnyOrderElementsOf(said);
	}

	@Test
	void keysAreOfOneForm() {
		assertThat(ENGLISH.stringPropertyNames()).allSatisfy((key) -> assertThat(key).matches(KEY));
	}

	/** Whether a problem that is of that name says it. */
	private static boolean isOfAProblem(String key) {
		Matcher problem = Pattern.compile("problem\\.([a-z-]+)\\.(title|advice)").matcher(key);
		return problem.matches() && source(SOURCES.resolve("web/Problem.java"))
			.contains("\t" + problem.group(1).toUpperCase(Locale.ROOT).replace('-', '_') + "(");
	}

	private static boolean isOurs(String key) {
		String page = key.substring(0, key.indexOf('.'));
		return ENGLISH.stringPropertyNames().stream().anyMatch((ours) -> ours.startsWith(page + "."))
				&& !key.matches(".*\\.(html|js|css|png|json|svg|properties|number|h5)");
	}

	/** What templates and sources mention that looks like a key, or the start of one. */
	private static Stream<String> mentions() {
		return Stream.concat(sources(RESOURCES.resolve("templates"), ".html"), sources(SOURCES, ".java"))
			.map(BundlesTest::source)
			.flatMap((source) -> MENTION.matcher(source).results())
			.map((mention) -> mention.group(1));
	}

	/** The sentences that are written down in rooms that know no languages. */
	private static Stream<String> sentences() {
		Stream<Path> rooms = Stream.of("bundle", "decode", "reading")
			.flatMap((room) -> sources(SOURCES.resolve(room), ".java"));
		return rooms.map(BundlesTest::source)
			.map((source) -> source.replaceAll("(?m)^\\s*(\\*|//).*$", "").replaceAll("\"\\s*\\+\\s*\"", ""))
			.flatMap((source) -> Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(source).results())
			.map((text) -> text.group(1).strip())
			.filter((text) -> text.matches("[A-Z].* .*\\."))
			.flatMap((text) -> Sentences.of(text).stream())
			.flatMap((text) -> text.contains("than %s to")
					? Stream.of(text.replace("%s", "1 second"), text.replace("%s", "2.5 seconds")) : Stream.of(text))
			.map((text) -> text.replaceAll("%,?d|%\\.1f", "1"));
	}

	private static Set<String> places(String pattern, ULocale locale) {
		return pattern.contains("{") ? new TreeSet<>(new MessageFormat(pattern, locale).getArgumentNames()) : Set.of();
	}

	private static List<String> markup(String text) {
		return MARKUP.matcher(text).results().map(MatchResult::group).sorted().toList();
	}

	private static List<Locale> offered() {
		return new Binder(List.of()).bindOrCreate("digits.languages", LanguageSettings.class).offered();
	}

	/** English is the one without a tag. */
	private static ULocale locale(String file) {
		String tag = file.replaceAll("messages_?|\\.properties", "");
		return tag.isEmpty() ? ULocale.ENGLISH : ULocale.forLanguageTag(tag);
	}

	private static Stream<String> files(String glob) {
		try (var files = Files.newDirectoryStream(RESOURCES, glob)) {
			List<String> names = new ArrayList<>();
			files.forEach((file) -> names.add(file.getFileName().toString()));
			return names.stream().sorted();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<Path> sources(Path folder, String ending) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(ending)).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String source(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Properties bundle(String file) {
		Properties bundle = new Properties();
		try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(file), StandardCharsets.UTF_8)) {
			bundle.load(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bundle;
	}

}
