package org.digits.web;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * What can go wrong between a picture and its answer. Each has an address that stays the
 * same and answers with a page that explains it (RFC 9457, {@code type}).
 */
enum Problem {

	/** A file without bytes. */
	EMPTY_PICTURE(HttpStatus.BAD_REQUEST, "The picture is empty",
			"The file holds no bytes. Often an upload was cut short, or a cloud drive had not fetched the file yet: "
					+ "open it on your device first, then send it again."),
	/** It begins like a picture, but can't be read. */
	DAMAGED_PICTURE(HttpStatus.BAD_REQUEST, "The picture is damaged",
			"The file begins like a picture, but it can't be read to its end. Copy or export it again, or send a "
					+ "screenshot of it."),
	/** No part named image. */
	MISSING_PICTURE(HttpStatus.BAD_REQUEST, "There is no picture",
			"A picture belongs in the file field named “image” of a multipart form."),
	/** The number of digits is no number, or out of range. */
	BAD_DIGITS(HttpStatus.BAD_REQUEST, "That many digits can't be expected",
			"“digits” is a whole number from 1 to 100, or is left out."),
	/** What was to be strokes isn't, or there are too many. */
	BAD_STROKES(HttpStatus.BAD_REQUEST, "The strokes can’t be read",
			"A drawing is JSON: the width and height of the pad, and the strokes, each with its points [x, y, t]. The "
					+ "API’s description has an example."),
	/** The multipart body has no proper end, boundary or headers. */
	BROKEN_UPLOAD(HttpStatus.BAD_REQUEST, "The upload is broken",
			"The form that carries the picture could not be taken apart. Mostly the connection broke: try again."),
	/** Any other request that makes no sense. */
	BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request was not understood",
			"Something in the address or the form is not as this service expects it. The guide shows how to ask."),
	/** No such address. */
	NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing here",
			"The address may be mistyped, or what was here has moved. Everything that there is can be found from the "
					+ "home page."),
	/** Right address, wrong method. */
	METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Not in this way",
			"The address is right, but it answers to another kind of request: pictures are sent with POST, pages are "
					+ "fetched with GET."),
	/** The client takes nothing that is made here. */
	NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No such kind of answer",
			"The API answers with application/json and nothing else; the “Accept” header of the request has to allow "
					+ "it."),
	/** A page of another site had it sent. */
	OTHER_SITE(HttpStatus.FORBIDDEN, "Sent by another site",
			"A page of another site had your browser send this, and that is not allowed. Open this site itself, and send "
					+ "the picture from here. Programs that are no browsers are welcome."),
	/** The body took too long to arrive. */
	TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The upload took too long",
			"What was sent came too slowly, or stopped coming. Send a smaller picture, or try again where the network is "
					+ "better."),
	/** One client asks for too much. */
	TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many pictures from one place",
			"Your address has sent more pictures than one may in so short a time. The header “Retry-After” says in how "
					+ "many seconds there is room again."),
	/** More bytes than allowed. */
	TOO_MANY_BYTES(HttpStatus.CONTENT_TOO_LARGE, "The picture is too large",
			"A picture may have 20 MB. Send it smaller: cut it to the number, or export it as a JPEG."),
	/** More pixels than allowed. */
	TOO_MANY_PIXELS(HttpStatus.CONTENT_TOO_LARGE, "The picture has too many pixels",
			"However few bytes it takes, unpacked it would not fit. Cut it to the number, or make it smaller: a digit "
					+ "that is 100 pixels high is read as well as one that is 1,000 high."),
	/** Not of a format that is read here. */
	NOT_A_PICTURE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Not a picture that can be read here",
			"PNG, JPEG, GIF, BMP, WebP and TIFF are read, whatever the file is called. Export other files, such as "
					+ "HEIC, PDF and SVG, as PNG or JPEG, or send a screenshot."),
	/** The body is no multipart form. */
	NOT_A_FORM(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Not a form with a file",
			"Pictures are sent as multipart/form-data, in the file field “image”; strokes as application/json."),
	/** Our own fault. */
	SERVER_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something broke on our side",
			"It is not your picture's fault. It has been written down; please try again, and tell whoever runs this "
					+ "server if it stays."),
	/** More comes than can be served. */
	BUSY(HttpStatus.SERVICE_UNAVAILABLE, "Too much to read at once",
			"More pictures have come than can be read right now. Wait a second and send it again.");

	private final HttpStatus status;

	private final String title;

	private final String advice;

	Problem(HttpStatus status, String title, String advice) {
		this.status = status;
		this.title = title;
		this.advice = advice;
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

	/** In a few words. */
	public String title() {
		return this.title;
	}

	/** What it means and what to do about it. */
	public String advice() {
		return this.advice;
	}

	String slug() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public URI type() {
		return URI.create("/problems/" + slug());
	}

	/** The problem document for an occurrence of it. */
	ProblemDetail document(String detail) {
		ProblemDetail document = ProblemDetail.forStatusAndDetail(this.status, detail);
		document.setType(type());
		document.setTitle(this.title);
		return document;
	}

}
