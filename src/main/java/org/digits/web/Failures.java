package org.digits.web;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.digits.web.Answer.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Says what was wrong with a request, or that we are, and never how we are built. */
@ControllerAdvice
class Failures {

	private static final Logger logger = LoggerFactory.getLogger(Failures.class);

	@ExceptionHandler
	@Nullable Object handle(Exception ex, HttpServletRequest request) {
		if (ex instanceof AsyncRequestNotUsableException) {
			return null; // nobody listens any more
		}
		Refused refused = refusal(ex);
		if (refused.problem() == Problem.SERVER_ERROR) {
			logger.error("{} {} failed", request.getMethod(), request.getRequestURI(), ex);
		}
		HttpHeaders headers = (ex instanceof ErrorResponse response) ? response.getHeaders() : HttpHeaders.EMPTY;
		return FailureAnswers.of(refused, headers, request.getRequestURI(), request);
	}

	private static Refused refusal(Exception ex) {
		if (ex instanceof MaxUploadSizeExceededException) {
			return new Refused(Problem.TOO_MANY_BYTES, tooMuch(ex));
		}
		if (ex instanceof MultipartException) {
			return new Refused(Problem.BROKEN_UPLOAD, "The multipart form ends too early or is malformed.");
		}
		if (ex instanceof MissingServletRequestPartException) {
			return new Refused(Problem.MISSING_PICTURE, "The form has no file in the field “image”.");
		}
		if (ex instanceof TypeMismatchException || ex instanceof HandlerMethodValidationException) {
			return new Refused(Problem.BAD_DIGITS, "“digits” has to be a whole number from 1 to 100.");
		}
		if (ex instanceof HttpMediaTypeNotSupportedException) {
			return new Refused(Problem.NOT_A_FORM, "The request has to be multipart/form-data.");
		}
		if (ex instanceof InvalidParameterException) {
			// The container's word for an address with a parameter that has no name.
			return new Refused(Problem.BAD_REQUEST, Problem.BAD_REQUEST.advice());
		}
		HttpStatus status = (ex instanceof ErrorResponse response)
				? HttpStatus.valueOf(response.getStatusCode().value()) : HttpStatus.INTERNAL_SERVER_ERROR;
		Problem problem = Problem.of(status);
		return new Refused(problem, problem.advice());
	}

	/** Which of the limits it was is told by the container's message alone. */
	private static String tooMuch(Exception ex) {
		String cause = String.valueOf(ex.getCause()).toLowerCase(Locale.ROOT);
		return cause.contains("count") ? "The form has too many parts; send fewer pictures at once."
				: cause.contains("filesizelimit") ? "A picture may have 20 MB, and this one has more."
						: "The pictures are too large together; send fewer at once, each of up to 20 MB.";
	}

}
