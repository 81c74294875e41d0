package org.digits.tongue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.HtmlUtils;

/**
 * Entries of the bundles with a little markup, so that a translator moves whole
 * sentences: {@code **strong**}, {@code `code`} and {@code [a link](/guide)}. All else is
 * text. In templates: {@code th:utext="${#marked.of('guide.use.give')}"}.
 */
public class Marked {

	static final String NAME = "marked";

	private static final Pattern STRONG = Pattern.compile("\\*\\*(.+?)\\*\\*");

	private static final Pattern CODE = Pattern.compile("`(.+?)`");

	private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\(([/#][^)]*)\\)");

	private final Tongues tongues;

	Marked(Tongues tongues) {
		this.tongues = tongues;
	}

	/** An entry as HTML. Its arguments are plain text. */
	public String of(String key, Object... arguments) {
		Object[] places = IntStream.range(0, arguments.length)
			.mapToObj((i) -> (arguments[i] instanceof String) ? place(i) : arguments[i])
			.toArray();
		String html = marked(HtmlUtils.htmlEscape(this.tongues.here().say(key, places), "UTF-8"));
		for (int i = 0; i < arguments.length; i++) {
			html = html.replace(place(i), HtmlUtils.htmlEscape(String.valueOf(arguments[i]), "UTF-8"));
		}
		return html;
	}

	/** Holds the place of a text, which may look like markup; from a private use area. */
	private static String place(int index) {
		return "\ue000" + index + "\ue001";
	}

	private static String marked(String text) {
		String strong = STRONG.matcher(text).replaceAll("<strong>$1</strong>");
		String code = CODE.matcher(strong).replaceAll("<code>$1</code>");
		return LINK.matcher(code).replaceAll((link) -> Matcher.quoteReplacement(link(link.group(1), link.group(2))));
	}

	private static String link(String text, String target) {
		return "<a href=\"%s\">%s</a>".formatted(target.startsWith("/") ? root() + target : target, text);
	}

	private static String root() {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
				? attributes.getRequest().getContextPath() : "";
	}

}
