package org.digits.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;

/** What the API promises, in the words of its OpenAPI description. */
@Tag(name = "Readings", description = "Pictures of handwritten numbers in, numbers out.")
interface ReadingsApi {

	/** Where it is. */
	String PATH = "/api/v1/readings";

	@Operation(summary = "Read the number in a picture",
			description = "Send one picture to get its reading, or several (repeat the field) to get "
					+ "`{\"readings\": [...]}` in their order, where the place of a picture that was refused holds its "
					+ "problem. PNG, JPEG, GIF, BMP, WebP and TIFF are read, up to 20 MB each.")
	@ApiResponse(responseCode = "200", description = "The reading, whatever its outcome.",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(oneOf = { ReadingDocument.class, ReadingsController.ReadingsDocument.class }),
					examples = { @ExampleObject(name = "read", summary = "Sure of it", value = ApiExamples.READ),
							@ExampleObject(name = "unsure", summary = "A best guess", value = ApiExamples.UNSURE),
							@ExampleObject(name = "blank", summary = "Nothing is written", value = ApiExamples.BLANK),
							@ExampleObject(name = "several", summary = "Two pictures, one of them damaged",
									value = ApiExamples.SEVERAL) }))
	@ApiResponse(responseCode = "400",
			description = "The picture is empty, damaged or missing, or `digits` is not a number from 1 to 100.",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = ProblemDetail.class),
					examples = @ExampleObject(ApiExamples.DAMAGED)))
	@ApiResponse(responseCode = "408", description = "The picture came too slowly, or stopped coming.",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = ProblemDetail.class),
					examples = @ExampleObject(ApiExamples.TOO_SLOW)))
	@ApiResponse(responseCode = "413", description = "The picture has too many bytes or pixels.",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = ProblemDetail.class),
					examples = @ExampleObject(ApiExamples.TOO_LARGE)))
	@ApiResponse(responseCode = "415", description = "Not a picture that can be read here, or not a multipart form.",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = ProblemDetail.class),
					examples = @ExampleObject(ApiExamples.NOT_A_PICTURE)))
	@ApiResponse(responseCode = "429",
			description = "One client sent too much; try again after the seconds in `Retry-After`.",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = ProblemDetail.class),
					examples = @ExampleObject(ApiExamples.TOO_MANY_REQUESTS)))
	@ApiResponse(responseCode = "503",
			description = "More comes than can be read; try again after the seconds in `Retry-After`.",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = ProblemDetail.class),
					examples = @ExampleObject(ApiExamples.BUSY)))
	@PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Object> read(@Parameter(
			description = "The picture; repeat the field for several.") @RequestPart("image") List<MultipartFile> image,
			@Parameter(
					description = "How many digits to expect. 1 means that all the ink is one digit. Leave it out if "
							+ "it isn't known.") @RequestParam(
									required = false) @Min(1) @Max(100) @Nullable Integer digits)
			throws IOException;

	@Operation(summary = "Read the number in a picture, or as a pen wrote it",
			description = "Strokes are drawn as a pen would, and read like a picture; what they say of where the pen "
					+ "was is exact, so no shadow or paper is in the way. Boxes are in the unit of the strokes.",
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
							schema = @Schema(implementation = DrawingDocument.class),
							examples = @ExampleObject(name = "seven", summary = "A seven in one stroke",
									value = ApiExamples.STROKES))))
	@ApiResponse(responseCode = "200", description = "The reading, whatever its outcome.",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = ReadingDocument.class)))
	@ApiResponse(responseCode = "400",
			description = "The strokes are malformed, or too many; or `digits` is not 1 to 100.",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = ProblemDetail.class),
					examples = @ExampleObject(ApiExamples.BAD_STROKES)))
	@PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Object> readStrokes(@Parameter(hidden = true) InputStream drawing,
			@RequestParam(required = false) @Min(1) @Max(100) @Nullable Integer digits) throws IOException;

}
