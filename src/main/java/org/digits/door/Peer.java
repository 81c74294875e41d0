package org.digits.door;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Who asks. */
public final class Peer {

	/** What an IPv6 customer is given at least, to make addresses of. */
	private static final int NETWORK_BYTES = 8;

	private Peer() {
	}

	/** The name of the client, to count by. */
	public static String name(HttpServletRequest request) {
		InetAddress address = address(request);
		return (address instanceof Inet6Address) ? Arrays.toString(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
				: String.valueOf(address);
	}

	/** Whether the request comes from this machine, and not through a proxy on it. */
	public static boolean isLocal(HttpServletRequest request) {
		InetAddress address = address(request);
		return address != null && address.isLoopbackAddress() && Wire.isDirect(request);
	}

	/** The container gives addresses, no names, so that nobody is asked for them. */
	private static @Nullable InetAddress address(HttpServletRequest request) {
		try {
			String address = request.getRemoteAddr();
			return (address != null && address.matches("[0-9a-fA-F:.]+(%.*)?")) ? InetAddress.getByName(address) : null;
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

}
