package org.digits.stack;

import java.util.List;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.view.RedirectView;

/** The pages of stacks. They work without scripts; a script only adds to them. */
@Hidden
@Controller
class StackPages {

	/** How often a page without scripts looks for more, in seconds. */
	private static final String REFRESH = "5";

	private static final String BY_DOUBT = "doubt";

	private final StackDesk desk;

	StackPages(StackDesk desk) {
		this.desk = desk;
	}

	@GetMapping("/stacks")
	String home() {
		return "stacks";
	}

	@PostMapping(path = "/stacks", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	RedirectView send(@RequestPart(required = false) @Nullable List<MultipartFile> file,
			@RequestParam(required = false) @Min(1) @Max(100) @Nullable Integer digits,
			@RequestParam(required = false) @Nullable String script, HttpServletRequest request) {
		Stack stack = this.desk.take(file, digits, request);
		return to("/stacks/" + stack.id() + ((script != null) ? "" : "?refresh=1"));
	}

	@GetMapping("/stacks/{id:[0-9a-f]+}")
	String stack(@PathVariable String id, @RequestParam(defaultValue = BY_DOUBT) String order,
			@RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int from,
			@RequestParam(defaultValue = "") String at, @RequestParam(required = false) @Nullable String refresh,
			Model model, HttpServletResponse response) {
		Stack stack = this.desk.find(id);
		long revision = stack.revision();
		Progress progress = stack.progress();
		Leaf leaf = Leaf.of(StacksController.inOrder(stack.pages(), order), from, at);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader("X-Robots-Tag", "noindex");
		if (refresh != null && progress.state() != Progress.State.DONE) {
			response.setHeader("Refresh", REFRESH);
		}
		model.addAttribute("stack", progress)
			.addAttribute("leaf", leaf)
			.addAttribute("revision", revision)
			.addAttribute("order", order.equals(BY_DOUBT) ? BY_DOUBT : "page")
			.addAttribute("refreshing", refresh != null);
		return "stack";
	}

	@PostMapping(path = "/stacks/{id:[0-9a-f]+}/pages/{page:[0-9]{1,6}}",
			consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	RedirectView correct(@PathVariable String id, @PathVariable int page,
			@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = BY_DOUBT) String order,
			@RequestParam(required = false) @Nullable String restore) {
		Stack stack = this.desk.find(id);
		int next = (restore != null) ? page : after(StacksController.inOrder(stack.pages(), order), page);
		if (restore != null) {
			this.desk.restore(stack, page);
		}
		else {
			this.desk.correct(stack, page, number);
		}
		return to("/stacks/%s?order=%s&at=%d#page-%d".formatted(id, order.equals(BY_DOUBT) ? BY_DOUBT : "page", next,
				next));
	}

	/** The page below one in the table; the same if it is the last. */
	private static int after(List<Page> pages, int index) {
		boolean found = false;
		for (Page page : pages) {
			if (found && page.state() != Page.State.WAITING) {
				return page.index();
			}
			found |= page.index() == index;
		}
		return index;
	}

	@PostMapping("/stacks/{id:[0-9a-f]+}/delete")
	RedirectView delete(@PathVariable String id) {
		this.desk.delete(this.desk.find(id));
		return to("/stacks?deleted=1");
	}

	private static RedirectView to(String address) {
		RedirectView view = new RedirectView(address, true);
		view.setStatusCode(HttpStatus.SEE_OTHER);
		view.setExposeModelAttributes(false);
		view.setPropagateQueryParams(false);
		return view;
	}

}
