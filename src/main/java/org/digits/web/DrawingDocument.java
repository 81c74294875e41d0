package org.digits.web;

import java.util.List;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was written on a pad, as version 1 of the API takes it. */
@Schema(name = "Drawing", description = "A number as a pen wrote it. The unit of length is any that you like.",
		requiredProperties = { "width", "height", "strokes" })
record DrawingDocument(
		@Schema(description = "How wide the pad is. What lies outside is not seen.", minimum = "1", maximum = "100000",
				example = "300") @Nullable Double width,
		@Schema(description = "How high the pad is.", minimum = "1", maximum = "100000",
				example = "200") @Nullable Double height,
		@Schema(description = "How wide the pen is. Leave it out, and it follows from the size of the writing; very thin "
				+ "and very thick pens are brought to what the network has seen.",
				nullable = true) @Nullable Double pen,
		@ArraySchema(arraySchema = @Schema(
				description = "From when the pen was put down to when it was lifted, in the order of writing; at most "
						+ "500.")) @Nullable List<@Nullable StrokeDocument> strokes) {

	/** A stroke. */
	@Schema(name = "Stroke", requiredProperties = "points")
	record StrokeDocument(@Schema(
			description = "`[x, y, t]` each: to the right, downwards, and in milliseconds since any moment; `t` may be "
					+ "left out. At most 20,000 in all strokes together.",
			example = "[[60, 40, 0], [120, 38, 90], [90, 150, 310]]") double @Nullable [] @Nullable [] points) {
	}

}
