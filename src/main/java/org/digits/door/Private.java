package org.digits.door;

import java.io.IOException;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Hides metrics, versions and the bill of materials from everybody who does not sit at
 * this machine. Health is for all. The name of the host has to be that of the machine
 * itself, too, since a page from elsewhere can have its own name lead here.
 */
class Private extends OncePerRequestFilter {

	private static final Pattern OURSELVES = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(0*:)*0*1]");

	private final String actuator;

	/**
	 * A filter for the addresses beneath a path.
	 * @param actuator the path
	 */
	Private(String actuator) {
		this.actuator = actuator;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (isHidden(request.getServletPath()) && !isOwner(request)) {
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
			return;
		}
		chain.doFilter(request, response);
	}

	/** The servlet path is decoded and has no dots, parameters or doubled strokes. */
	private boolean isHidden(String path) {
		boolean actuator = path.equals(this.actuator) || path.startsWith(this.actuator + "/");
		String health = this.actuator + "/health";
		return actuator && !path.equals(health) && !path.startsWith(health + "/");
	}

	private static boolean isOwner(HttpServletRequest request) {
		return Peer.isLocal(request) && OURSELVES.matcher(request.getServerName()).matches();
	}

}
