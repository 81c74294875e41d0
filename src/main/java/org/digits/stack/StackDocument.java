package org.digits.stack;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;

/** A stack as version 1 of the API tells it. */
@Schema(name = "Stack", description = "A stack of pages, and how far it is read.")
@JsonPropertyOrder({ "id", "state", "pages", "done", "unsure", "refused", "confirmed", "leftOut", "created", "until",
		"address", "page" })
record StackDocument(@Schema(description = "Its name. Who knows it may see, correct and delete the stack.") String id,
		@Schema(description = "unpacking: which pages there are is being found out. reading: they are being read. "
				+ "done: all were read, or can't be.",
				allowableValues = {
						"unpacking", "reading", "done" }) String state,
		@Schema(description = "How many there are; 0 while unpacking.") int pages,
		@Schema(description = "How many were read, or can't be.") int done,
		@Schema(description = "How many readings are a best guess that nobody has confirmed.") int unsure,
		@Schema(description = "How many can't be read.") int refused,
		@Schema(description = "How many a person has confirmed or corrected.") int confirmed,
		@Schema(description = "How many there were beyond those that are read.") int leftOut,
		@Schema(description = "When it came.") Instant created,
		@Schema(description = "When it will be deleted.") Instant until,
		@Schema(description = "Where it is in the API.") String address,
		@Schema(description = "Where a person can look at it.") String page){

	static StackDocument of(Progress progress) {
		return new StackDocument(progress.id(), progress.state().name().toLowerCase(Locale.ROOT), progress.pages(),
				progress.done(), progress.unsure(), progress.refused(), progress.confirmed(), progress.leftOut(),
				progress.created(), progress.until(), StacksApi.PATH + "/" + progress.id(), "/stacks/" + progress.id());
	}

}
