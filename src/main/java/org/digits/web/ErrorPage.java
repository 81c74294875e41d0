package org.digits.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What fails outside of Spring MVC, in the container or in a filter, ends here. */
@Controller
class ErrorPage implements ErrorController {

	private final FailureAnswers answers;

	ErrorPage(FailureAnswers answers) {
		this.answers = answers;
	}

	@RequestMapping("${spring.web.error.path:/error}")
	Object error(HttpServletRequest request) {
		Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		HttpStatus status = (code instanceof Integer value) ? HttpStatus.resolve(value) : HttpStatus.NOT_FOUND;
		Problem problem = Problem.of((status != null) ? status : HttpStatus.INTERNAL_SERVER_ERROR);
		Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		return this.answers.of(problem.refused(), HttpHeaders.EMPTY, String.valueOf(path), request);
	}

}
