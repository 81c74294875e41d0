package org.digits.web;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.digits.door.NoDisk;
import org.digits.tongue.Words;
import org.digits.web.Answer.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Says what was wrong with a request, or that we are, and never how we are built. */
@ControllerAdvice
class Failures {

	/** The parameter that says how many digits to expect. */
	private static final String DIGITS = "digits";

	private static final Logger logger = LoggerFactory.getLogger(Failures.class);

	private final FailureAnswers answers;

	Failures(FailureAnswers answers) {
		this.answers = answers;
	}

	@ExceptionHandler
	@Nullable Object handle(Exception ex, HttpServletRequest request) {
		if (ex instanceof AsyncRequestNotUsableException) {
			return null; // nobody listens any more
		}
		Refused refused = (ex instanceof MaxUploadSizeExceededException && request.getRequestURI().endsWith("/stacks"))
				? new Refused(Problem.TOO_MANY_BYTES, Words.of("problem.too-many-bytes.stack")) : refusal(ex);
		if (refused.problem() == Problem.SERVER_ERROR) {
			logger.error("{} {} failed", request.getMethod(), request.getRequestURI(), ex);
		}
		HttpHeaders headers = (ex instanceof ErrorResponse response) ? response.getHeaders() : HttpHeaders.EMPTY;
		return this.answers.of(refused, headers, request.getRequestURI(), request);
	}

	private static Refused refusal(Exception ex) {
		if (ex instanceof MaxUploadSizeExceededException) {
			return new Refused(Problem.TOO_MANY_BYTES, Words.of(tooMuch(ex)));
		}
		if (ex instanceof NoDisk) {
			return new Refused(Problem.BUSY, Words.of("stack.no-disk"));
		}
		if (ex instanceof MultipartException) {
			return new Refused(Problem.BROKEN_UPLOAD, Words.of("problem.broken-upload.form"));
		}
		if (ex instanceof MissingServletRequestPartException) {
			return new Refused(Problem.MISSING_PICTURE, Words.of("problem.missing-picture.field"));
		}
		if (isOfDigits(ex)) {
			return new Refused(Problem.BAD_DIGITS, Words.of("problem.bad-digits.range"));
		}
		if (ex instanceof HttpMediaTypeNotSupportedException) {
			return new Refused(Problem.NOT_A_FORM, Words.of("problem.not-a-form.needed"));
		}
		if (ex instanceof HttpMessageNotReadableException || ex instanceof TypeMismatchException) {
			return Problem.BAD_REQUEST.refused();
		}
		if (ex instanceof InvalidParameterException) {
			// The container's word for an address with a parameter that has no name.
			return Problem.BAD_REQUEST.refused();
		}
		HttpStatus status = (ex instanceof ErrorResponse response)
				? HttpStatus.valueOf(response.getStatusCode().value()) : HttpStatus.INTERNAL_SERVER_ERROR;
		Problem problem = Problem.of(status);
		return (ex instanceof Stated stated) ? new Refused(problem, stated.words()) : problem.refused();
	}

	/** Whether it is about how many digits to expect. */
	private static boolean isOfDigits(Exception ex) {
		if (ex instanceof MethodArgumentTypeMismatchException mismatch) {
			return mismatch.getName().equals(DIGITS);
		}
		return ex instanceof HandlerMethodValidationException invalid && invalid.getParameterValidationResults()
			.stream()
			.anyMatch((result) -> DIGITS.equals(result.getMethodParameter().getParameterName()));
	}

	/** Which of the limits it was is told by the container's message alone. */
	private static String tooMuch(Exception ex) {
		String cause = String.valueOf(ex.getCause()).toLowerCase(Locale.ROOT);
		return cause.contains("count") ? "problem.too-many-bytes.parts"
				: cause.contains("filesizelimit") ? "problem.too-many-bytes.file" : "problem.too-many-bytes.together";
	}

}
