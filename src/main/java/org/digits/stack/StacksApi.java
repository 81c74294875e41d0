package org.digits.stack;

import java.io.IOException;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What the API of stacks promises, in the words of its OpenAPI description. */
@Tag(name = "Stacks",
		description = "Up to a thousand pages at once: read in the background, kept for a while, "
				+ "corrected by a person.")
@ApiResponse(responseCode = "400", description = "The address or what was asked is not understood.",
		content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
				schema = @Schema(implementation = ProblemDetail.class)))
@ApiResponse(responseCode = "404", description = "There is no such stack, or its time was over.",
		content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
				schema = @Schema(implementation = ProblemDetail.class)))
interface StacksApi {

	/** Where it is. */
	String PATH = "/api/v1/stacks";

	/** Where one is. */
	String ONE = PATH + "/{id}";

	/** How the id of an event is written. */
	String REVISION = "[0-9]{1,18}";

	/** Where a page of one is. */
	String PAGE = ONE + "/pages/{page:[0-9]{1,6}}";

	@Operation(summary = "Send a stack",
			description = "Send pictures, ZIP archives, TIFF files of many pages and PDF documents in the field `file` "
					+ "(repeat it for several). The answer comes at once; the pages are read in the background. Unlike "
					+ "single pictures, a stack is kept on the server until it is deleted, or its time is over.")
	@ApiResponse(responseCode = "201", description = "It is here, and will be read. `Location` says where it is.")
	@ApiResponse(responseCode = "400", description = "There is no file, or `digits` is not a number from 1 to 100.",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = ProblemDetail.class)))
	@ApiResponse(responseCode = "415", description = "It is no multipart form.",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = ProblemDetail.class)))
	@ApiResponse(responseCode = "413", description = "The files are too many or too large together.",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = ProblemDetail.class)))
	@ApiResponse(responseCode = "429", description = "One client sent too much.",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = ProblemDetail.class)))
	@ApiResponse(responseCode = "503", description = "There is no room for another stack.",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = ProblemDetail.class)))
	@PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<StackDocument> send(
			@Parameter(description = "A file; repeat the field for several.") @RequestPart(name = "file",
					required = false) @Nullable List<MultipartFile> file,
			@Parameter(description = "How many digits to expect on every page.") @RequestParam(
					required = false) @Min(1) @Max(100) @Nullable Integer digits,
			@Parameter(hidden = true) HttpServletRequest request);

	@Operation(summary = "How far a stack is")
	@ApiResponse(responseCode = "200", description = "How far it is.")
	@GetMapping(path = ONE, produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<StackDocument> progress(@PathVariable String id);

	@Operation(summary = "The pages of a stack",
			description = "What is known of each page so far, without the digits one by one.")
	@ApiResponse(responseCode = "200", description = "The pages.")
	@ApiResponse(responseCode = "400", description = "There is no such order.",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = ProblemDetail.class)))
	@GetMapping(path = ONE + "/pages", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<List<PageDocument>> pages(@PathVariable String id,
			@Parameter(description = "Whether the least sure come first, or all are in their order.",
					schema = @Schema(allowableValues = { "page", "doubt" }, defaultValue = "page")) @RequestParam(
							required = false) @Pattern(regexp = "page|doubt") @Nullable String order);

	@Operation(summary = "Follow a stack",
			description = "Server-sent events: `page` with a page whenever one was read or corrected, `progress` with "
					+ "the stack, and `done` at the end. Whoever comes back with `Last-Event-ID` misses nothing.")
	@ApiResponse(responseCode = "400", description = "`since` is no such number.",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = ProblemDetail.class)))
	@ApiResponse(responseCode = "200", description = "Events as they come.",
			content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "object")))
	@GetMapping(path = ONE + "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter events(@PathVariable String id,
			@Parameter(description = "The id of the last event that is known.",
					schema = @Schema(type = "integer", format = "int64", minimum = "0", maximum = "999999999999999999",
							defaultValue = "0")) @RequestParam(
									required = false) @Pattern(regexp = REVISION) @Nullable String since,
			@Parameter(hidden = true) @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
			@Parameter(hidden = true) HttpServletResponse response);

	@Operation(summary = "Say what a page says",
			description = "Confirms or corrects a page. It is written down before the answer is sent. An empty number "
					+ "says that nothing is written there.")
	@ApiResponse(responseCode = "200", description = "The page as it stands.")
	@ApiResponse(responseCode = "400",
			description = "The number has other signs than digits, `.`, `,`, `-`, `/`, spaces and line feeds, or more than 200.",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = ProblemDetail.class)))
	@PutMapping(path = PAGE + "/correction", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<PageDocument> correct(@PathVariable String id, @PathVariable int page,
			@RequestBody Correction correction);

	@Operation(summary = "Take a correction back", description = "What was read counts again.")
	@ApiResponse(responseCode = "200", description = "The page as it stands.")
	@DeleteMapping(path = PAGE + "/correction", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<PageDocument> restore(@PathVariable String id, @PathVariable int page);

	@Operation(summary = "The picture of a page", description = "Grey, upright, 1600 pixels at most along a side.")
	@ApiResponse(responseCode = "200", description = "The picture.",
			content = @Content(mediaType = MediaType.IMAGE_JPEG_VALUE,
					schema = @Schema(type = "string", format = "binary")))
	@GetMapping(path = PAGE + "/picture", produces = MediaType.IMAGE_JPEG_VALUE)
	ResponseEntity<Resource> picture(@PathVariable String id, @PathVariable int page);

	@Operation(summary = "A small picture of the writing on a page")
	@ApiResponse(responseCode = "200", description = "The picture.",
			content = @Content(mediaType = MediaType.IMAGE_JPEG_VALUE,
					schema = @Schema(type = "string", format = "binary")))
	@GetMapping(path = PAGE + "/thumbnail", produces = MediaType.IMAGE_JPEG_VALUE)
	ResponseEntity<Resource> thumbnail(@PathVariable String id, @PathVariable int page);

	@Operation(summary = "The results of a stack",
			description = "As `csv` (RFC 4180, UTF-8), `json` (with every digit), `txt` (a line for a page) or `pdf` "
					+ "(the pages, with the numbers as text that can be searched and copied).")
	@ApiResponse(responseCode = "200", description = "The results so far, as a file.",
			content = { @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)),
					@Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")),
					@Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(implementation = String.class)),
					@Content(mediaType = MediaType.APPLICATION_PDF_VALUE,
							schema = @Schema(type = "string", format = "binary")) })
	@GetMapping(path = ONE + "/results.{format:csv|json|txt|pdf}")
	void results(@PathVariable String id,
			@Parameter(schema = @Schema(allowableValues = { "csv", "json", "txt", "pdf" })) @PathVariable String format,
			@Parameter(hidden = true) HttpServletResponse response) throws IOException;

	@Operation(summary = "Delete a stack", description = "At once, with all that was made of it.")
	@ApiResponse(responseCode = "204", description = "It is gone.")
	@DeleteMapping(ONE)
	ResponseEntity<Void> delete(@PathVariable String id);

	/**
	 * What a person says that a page says.
	 *
	 * @param number the number; empty for nothing
	 */
	@Schema(name = "Correction")
	record Correction(@Schema(description = "The number; empty if nothing is written.") @Nullable String number) {
	}

}
