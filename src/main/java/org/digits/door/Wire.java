package org.digits.door;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * What can be known of and done to a connection before anybody believes what a proxy said
 * of it: comes before the valve that does.
 */
class Wire extends ValveBase {

	private static final String CLOSE = Wire.class.getName() + ".close";

	private static final String DIRECT = Wire.class.getName() + ".direct";

	private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host",
			"X-Forwarded-Proto", "X-Real-IP", "Via");

	Wire() {
		super(true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (request.getAttribute(CLOSE) == null) {
			Runnable close = () -> request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
			request.setAttribute(CLOSE, close);
			request.setAttribute(DIRECT, OF_PROXIES.stream().allMatch((name) -> request.getHeader(name) == null));
		}
		getNext().invoke(request, response);
	}

	/**
	 * Has the connection closed after the answer, without a thread that waits for the
	 * rest of the request, as Tomcat's would.
	 */
	static void closeAfter(HttpServletRequest request) {
		if (request.getAttribute(CLOSE) instanceof Runnable close) {
			close.run();
		}
	}

	/** Whether no proxy says that it stands between. */
	static boolean isDirect(HttpServletRequest request) {
		return Boolean.TRUE.equals(request.getAttribute(DIRECT));
	}

	/** Puts it before all other valves. */
	static final class Fitter implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

		@Override
		public void customize(TomcatServletWebServerFactory factory) {
			factory.addEngineValves(new Wire());
		}

		@Override
		public int getOrder() {
			return HIGHEST_PRECEDENCE;
		}

	}

}
