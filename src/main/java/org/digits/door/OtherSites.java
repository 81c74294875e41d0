package org.digits.door;

import java.net.URI;
import java.net.URISyntaxException;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Tells requests that another site makes a visitor's browser send. There are no sessions
 * here, hence no tokens: browsers themselves say who had the form sent (Fetch Metadata,
 * W3C; before that {@code Origin}). Programs say neither, and are let in.
 */
final class OtherSites {

	private OtherSites() {
	}

	static boolean sent(HttpServletRequest request) {
		String site = request.getHeader("Sec-Fetch-Site");
		if (site != null) {
			return !site.equals("same-origin") && !site.equals("none");
		}
		String origin = request.getHeader("Origin");
		return origin != null && !isOurs(origin, request);
	}

	private static boolean isOurs(String origin, HttpServletRequest request) {
		try {
			URI uri = new URI(origin);
			return request.getServerName().equalsIgnoreCase(uri.getHost())
					&& port(uri.getPort(), uri.getScheme()) == port(request.getServerPort(), request.getScheme());
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	private static int port(int port, String scheme) {
		return (port > 0) ? port : "https".equalsIgnoreCase(scheme) ? 443 : 80;
	}

}
