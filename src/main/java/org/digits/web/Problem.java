package org.digits.web;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.digits.tongue.Words;
import org.digits.web.Answer.Refused;

import org.springframework.http.HttpStatus;

/**
 * What can go wrong between a picture and its answer. Each has an address that stays the
 * same and answers with a page that explains it (RFC 9457, {@code type}), and what it is
 * called stands in the bundles under its name.
 */
enum Problem {

	/** A file without bytes. */
	EMPTY_PICTURE(HttpStatus.BAD_REQUEST),
	/** It begins like a picture, but can't be read. */
	DAMAGED_PICTURE(HttpStatus.BAD_REQUEST),
	/** No part named image. */
	MISSING_PICTURE(HttpStatus.BAD_REQUEST),
	/** The number of digits is no number, or out of range. */
	BAD_DIGITS(HttpStatus.BAD_REQUEST),
	/** What was to be strokes isn't, or there are too many. */
	BAD_STROKES(HttpStatus.BAD_REQUEST),
	/** The multipart body has no proper end, boundary or headers. */
	BROKEN_UPLOAD(HttpStatus.BAD_REQUEST),
	/** Any other request that makes no sense. */
	BAD_REQUEST(HttpStatus.BAD_REQUEST),
	/** No such address. */
	NOT_FOUND(HttpStatus.NOT_FOUND),
	/** Right address, wrong method. */
	METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
	/** The client takes nothing that is made here. */
	NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
	/** A page of another site had it sent. */
	OTHER_SITE(HttpStatus.FORBIDDEN),
	/** The body took too long to arrive. */
	TOO_SLOW(HttpStatus.REQUEST_TIMEOUT),
	/** One client asks for too much. */
	TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS),
	/** More bytes than allowed. */
	TOO_MANY_BYTES(HttpStatus.CONTENT_TOO_LARGE),
	/** More pixels than allowed. */
	TOO_MANY_PIXELS(HttpStatus.CONTENT_TOO_LARGE),
	/** Not of a format that is read here. */
	NOT_A_PICTURE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
	/** The body is no multipart form. */
	NOT_A_FORM(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
	/** Our own fault. */
	SERVER_ERROR(HttpStatus.INTERNAL_SERVER_ERROR),
	/** More comes than can be served. */
	BUSY(HttpStatus.SERVICE_UNAVAILABLE);

	private final HttpStatus status;

	Problem(HttpStatus status) {
		this.status = status;
	}

	/** The problem that lives at {@code /problems/<name>}. */
	static Optional<Problem> named(String name) {
		return Arrays.stream(values()).filter((problem) -> problem.slug().equals(name)).findFirst();
	}

	/** The most general problem of a status. */
	static Problem of(HttpStatus status) {
		return switch (status) {
			case NOT_FOUND -> NOT_FOUND;
			case METHOD_NOT_ALLOWED -> METHOD_NOT_ALLOWED;
			case NOT_ACCEPTABLE -> NOT_ACCEPTABLE;
			case FORBIDDEN -> OTHER_SITE;
			case REQUEST_TIMEOUT -> TOO_SLOW;
			case TOO_MANY_REQUESTS -> TOO_MANY_REQUESTS;
			case CONTENT_TOO_LARGE -> TOO_MANY_BYTES;
			case UNSUPPORTED_MEDIA_TYPE -> NOT_A_FORM;
			case SERVICE_UNAVAILABLE -> BUSY;
			default -> status.is4xxClientError() ? BAD_REQUEST : SERVER_ERROR;
		};
	}

	public HttpStatus status() {
		return this.status;
	}

	/** Where the bundles say what it is, in a few words. */
	public String titleKey() {
		return "problem." + slug() + ".title";
	}

	/** Where they say what it means and what to do about it. */
	public String adviceKey() {
		return "problem." + slug() + ".advice";
	}

	/** A refusal that says no more than that. */
	Refused refused() {
		return new Refused(this, Words.of(adviceKey()));
	}

	String slug() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public URI type() {
		return URI.create("/problems/" + slug());
	}

}
