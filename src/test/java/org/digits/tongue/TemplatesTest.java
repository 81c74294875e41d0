package org.digits.tongue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Templates and scripts say nothing themselves: all words come from the bundles. */
class TemplatesTest {

	private static final Path TEMPLATES = Path.of("src/main/resources/templates");

	private static final Path ASSETS = Path.of("src/main/resources/static/assets");

	/** The name of the program is the same in every language. */
	private static final Set<String> NAMES = Set.of("digits");

	private static final Set<String> SPOKEN = Set.of("alt", "title", "placeholder", "aria-label", "aria-description",
			"aria-valuetext", "aria-roledescription", "label", "summary");

	static List<Path> templates() throws IOException {
		return files(TEMPLATES, ".html");
	}

	static List<Path> scripts() throws IOException {
		return files(ASSETS, ".js");
	}

	@ParameterizedTest
	@MethodSource("templates")
	void templatesHoldNoWords(Path template) throws IOException {
		// As XML, so that nothing is moved or added.
		for (Element element : Jsoup.parse(Files.readString(template), Parser.xmlParser()).getAllElements()) {
			if (!isReplaced(element)) {
				assertThat(element.textNodes()).extracting(TextNode::text)
					.as("words in <%s> of %s", element.tagName(), template)
					.allMatch((text) -> isNoWord(text) || NAMES.contains(text.strip()));
			}
			for (Attribute attribute : element.attributes()) {
				if (SPOKEN.contains(attribute.getKey()) || attribute.getKey().startsWith("data-say")) {
					assertThat(attribute.getValue()).as("%s in %s", attribute.getKey(), template)
						.matches(TemplatesTest::isNoWord);
				}
			}
		}
	}

	/** In expressions, words stand between single quotes or bars. */
	@ParameterizedTest
	@MethodSource("templates")
	void expressionsHoldNoWords(Path template) throws IOException {
		for (Element element : Jsoup.parse(Files.readString(template), Parser.xmlParser()).getAllElements()) {
			for (Attribute attribute : element.attributes()) {
				if (attribute.getKey().startsWith("th:")) {
					assertThat(Pattern.compile("'([^']*)'|\\|([^|]*)\\|").matcher(attribute.getValue()).results())
						.extracting(MatchResult::group)
						.as("%s in %s", attribute.getKey(), template)
						.noneMatch(
								(text) -> text.replaceAll("\\$\\{[^}]*}", "").matches(".*\\p{L}{2,}[,.]? +\\p{L}.*"));
				}
			}
		}
	}

	/** Sentences, that is: words with a gap between them. */
	@ParameterizedTest
	@MethodSource("scripts")
	void scriptsHoldNoSentences(Path script) throws IOException {
		String source = Files.readString(script).replaceAll("(?m)^\\s*//.*$|(?s)/\\*.*?\\*/", "");
		assertThat(Pattern.compile("\"([^\"\\n]*)\"|`([^`]*)`").matcher(source).results())
			.extracting(MatchResult::group)
			.filteredOn((text) -> text.matches("(?s).*\\b[A-Z]\\w+ \\p{L}+.*|.*\\p{L}+[.!?…] ?[\"`]$"))
			.as(script.toString())
			.isEmpty();
	}

	@Test
	void stylesHoldNoWords() throws IOException {
		for (Path sheet : files(ASSETS, ".css")) {
			assertThat(Pattern.compile("content:\\s*\"([^\"]*)\"").matcher(Files.readString(sheet)).results())
				.extracting((content) -> content.group(1))
				.allMatch(TemplatesTest::isNoWord);
		}
	}

	@Test
	void stylesKnowNoLeftAndRight() throws IOException {
		for (Path sheet : files(ASSETS, ".css")) {
			assertThat(Files.readString(sheet)).as(sheet.toString())
				.doesNotContainPattern("(margin|padding|border)-(left|right)")
				.doesNotContainPattern("text-align:\\s*(left|right)")
				.doesNotContainPattern("[{;]\\s*(left|right):")
				.doesNotContainPattern("float:\\s*(left|right)");
		}
	}

	private static boolean isReplaced(Element element) {
		return Stream.iterate(element, (inner) -> inner != null, Element::parent)
			.anyMatch((around) -> around.hasAttr("th:text") || around.hasAttr("th:utext")
					|| around.hasAttr("th:replace") && !around.tagName().equals("html"));
	}

	private static boolean isNoWord(String text) {
		return !Pattern.compile("\\p{L}").matcher(text).find();
	}

	private static List<Path> files(Path folder, String ending) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(ending)).toList();
		}
	}

}
