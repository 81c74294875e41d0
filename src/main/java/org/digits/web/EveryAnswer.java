package org.digits.web;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.digits.tongue.Wording;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Tells browsers to run and fetch nothing but what is ours, with every answer: also with
 * those that the container gives by itself, to requests that are none, which no filter
 * sees. Of these it makes problem documents. Previews and the pictures of the stages are
 * {@code blob:} and {@code data:} images.
 */
class EveryAnswer extends ErrorReportValve {

	private static final Map<String, String> HEADERS = Map.of("Content-Security-Policy",
			"default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; "
					+ "frame-ancestors 'none'",
			"X-Content-Type-Options", "nosniff", "X-Frame-Options", "DENY", "Referrer-Policy", "no-referrer",
			"Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
			"Cross-Origin-Opener-Policy", "same-origin", "Cross-Origin-Resource-Policy", "same-origin");

	private static final Wording ENGLISH = Wording.english();

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		HEADERS.forEach(response::setHeader);
		super.invoke(request, response);
	}

	@Override
	protected void report(Request request, Response response, @Nullable Throwable throwable) {
		int status = response.getStatus();
		if (status < HttpServletResponse.SC_BAD_REQUEST || response.getContentWritten() > 0
				|| !response.setErrorReported()) {
			return;
		}
		HEADERS.forEach(response::setHeader);
		try {
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			response.setCharacterEncoding("utf-8");
			Writer writer = response.getReporter();
			if (writer != null) {
				writer.write(document(status));
				response.finishResponse();
			}
		}
		catch (IOException ex) {
			// Nobody listens any more.
		}
	}

	private static String document(int status) {
		HttpStatus known = HttpStatus.resolve(status);
		Problem problem = Problem.of((known != null) ? known : HttpStatus.BAD_REQUEST);
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("type", problem.type());
		document.put("title", ENGLISH.say(problem.titleKey()));
		document.put("status", status);
		document.put("detail", ENGLISH.say(problem.adviceKey()));
		return JsonMapper.shared().writeValueAsString(document);
	}

}
