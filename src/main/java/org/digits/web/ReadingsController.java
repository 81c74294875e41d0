package org.digits.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import org.digits.tongue.Tongues;
import org.digits.web.Answer.Answered;
import org.digits.web.Answer.Refused;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Version 1 of the API: pictures in, readings out. */
@RestController
class ReadingsController implements ReadingsApi {

	private final ReadingDesk desk;

	private final Drawings drawings;

	private final FailureAnswers failures;

	private final Tongues tongues;

	ReadingsController(ReadingDesk desk, Drawings drawings, FailureAnswers failures, Tongues tongues) {
		this.desk = desk;
		this.drawings = drawings;
		this.failures = failures;
		this.tongues = tongues;
	}

	@Override
	public ResponseEntity<Object> read(List<MultipartFile> image, @Nullable Integer digits) throws IOException {
		OptionalInt expected = (digits != null) ? OptionalInt.of(digits) : OptionalInt.empty();
		return (image.size() == 1) ? single(image.get(0), expected) : stack(image, expected);
	}

	@Override
	public ResponseEntity<Object> readStrokes(InputStream drawing, @Nullable Integer digits) throws IOException {
		OptionalInt expected = (digits != null) ? OptionalInt.of(digits) : OptionalInt.empty();
		try {
			byte[] text = drawing.readNBytes((int) this.drawings.mostBytes() + 1);
			return single(this.desk.read(this.drawings.of(text), expected));
		}
		catch (Drawings.Unusable ex) {
			return single(ex.refused());
		}
	}

	private ResponseEntity<Object> single(MultipartFile image, OptionalInt digits) throws IOException {
		return single(this.desk.read(image.getBytes(), digits));
	}

	private ResponseEntity<Object> single(Answer answer) {
		return (answer instanceof Refused refused)
				? this.failures.document(refused, HttpHeaders.EMPTY, ReadingsApi.PATH)
				: ResponseEntity.ok(document(answer));
	}

	private ResponseEntity<Object> stack(List<MultipartFile> images, OptionalInt digits) throws IOException {
		List<Object> readings = new ArrayList<>();
		for (MultipartFile image : images) {
			readings.add(document(readings.isEmpty() ? this.desk.read(image.getBytes(), digits)
					: this.desk.readInTurn(image.getBytes(), digits)));
		}
		return ResponseEntity.ok(new ReadingsDocument(readings));
	}

	private Object document(Answer answer) {
		if (answer instanceof Refused refused) {
			return this.failures.document(refused);
		}
		return ReadingDocument.of(((Answered) answer).trace().reading(), this.tongues.here());
	}

	/** The answers to several pictures, each a reading or a problem, in their order. */
	@Schema(name = "Readings")
	record ReadingsDocument(
			@ArraySchema(arraySchema = @Schema(description = "In the order of the parts."), schema = @Schema(oneOf = {
					ReadingDocument.class, ProblemDetail.class })) List<Object> readings){
	}

}
