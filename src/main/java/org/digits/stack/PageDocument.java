package org.digits.stack;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import org.digits.tongue.Wording;
import org.digits.web.ReadingDocument;
import org.jspecify.annotations.Nullable;

/** A page of a stack as version 1 of the API tells it. */
@Schema(name = "StackPage", description = "A page of a stack, and what is known of it.")
@JsonPropertyOrder({ "page", "name", "state", "outcome", "number", "confidence", "read", "confirmed", "reason", "doubt",
		"picture", "thumbnail", "reading" })
record PageDocument(@Schema(description = "Counted from 1.") int page,
		@Schema(description = "What its file is called.") String name, @Schema(allowableValues = {
				"waiting", "read", "refused" },
				description = "waiting: yet to be read. refused: it can't be read.") String state,
		@Schema(description = "As of a single reading; null unless the state is read.",
				nullable = true) @Nullable String outcome,
		@Schema(description = "The number as it stands: what a person said, or else what was read.",
				nullable = true) @Nullable String number,
		@Schema(description = "How sure the machine is of what it read, 0 to 1.") double confidence,
		@Schema(description = "What the machine read, whatever a person said.", nullable = true) @Nullable String read,
		@Schema(description = "Whether a person said what it is.") boolean confirmed,
		@Schema(description = "Why it isn't sure, or can't be read, in a sentence.",
				nullable = true) @Nullable String reason,
		@Schema(description = "To sort by: the smaller, the more a person should look at it.") double doubt,
		@Schema(description = "Where its picture is, if it was seen.", nullable = true) @Nullable String picture,
		@Schema(description = "Where a small picture of its writing is.", nullable = true) @Nullable String thumbnail,
		@Schema(description = "All of the reading, in the results alone.",
				nullable = true) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReadingDocument reading){

	static PageDocument of(String stack, Page page, @Nullable ReadingDocument reading, Wording wording) {
		boolean seen = page.state() == Page.State.READ;
		String address = StacksApi.PATH + "/" + stack + "/pages/" + page.index();
		return new PageDocument(page.index(), page.name(), page.state().name().toLowerCase(Locale.ROOT), page.outcome(),
				page.number(), page.confidence(), page.read(), page.isConfirmed(),
				(page.reason() != null) ? wording.translated(page.reason()) : null, page.doubt(),
				seen ? address + "/picture" : null, seen ? address + "/thumbnail" : null, reading);
	}

}
