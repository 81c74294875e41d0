package org.digits.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.OptionalInt;

import org.digits.bundle.PageRefused;
import org.digits.decode.Decoding;
import org.digits.decode.Pictures;
import org.digits.reading.NumberReader;
import org.digits.reading.Trace;
import org.digits.tongue.Wording;
import org.digits.web.ReadingDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one page of a stack, and keeps a picture of it. */
class PageReader {

	private static final Logger logger = LoggerFactory.getLogger(PageReader.class);

	private final Pictures pictures;

	private final NumberReader reader;

	PageReader(Pictures pictures, NumberReader reader) {
		this.pictures = pictures;
		this.reader = reader;
	}

	/**
	 * What came of a page.
	 * @return null if it can't be read just now, as too much else is
	 */
	@Nullable Event read(Stack stack, int page) throws IOException {
		Plan.Planned planned = stack.plannedPage(page);
		if (planned.refused() != null) {
			return Event.refused(page, planned.refused());
		}
		try {
			return read(stack, page, stack.sources().bundle(planned.file()).page(planned.index()));
		}
		catch (PageRefused ex) {
			return Event.refused(page, ex.sentence());
		}
		catch (RuntimeException | StackOverflowError ex) {
			logger.error("A page of a stack could not be read", ex);
			return Event.refused(page, PageRefused.OUR_FAULT);
		}
	}

	private @Nullable Event read(Stack stack, int page, byte[] bytes) throws IOException {
		Decoding decoding = this.pictures.decode(bytes);
		if (decoding instanceof Decoding.Refused refused) {
			return (refused.reason() == Decoding.Reason.BUSY) ? null : Event.refused(page, refused.sentence());
		}
		Integer digits = stack.head().digits();
		Trace trace = this.reader.read(((Decoding.Decoded) decoding).photo(),
				(digits != null) ? OptionalInt.of(digits) : OptionalInt.empty());
		keep(stack, page, trace);
		return Event.read(page, ReadingDocument.of(trace.reading(), Wording.english()),
				(int) Math.round(trace.photo().width() * trace.photo().scale()),
				(int) Math.round(trace.photo().height() * trace.photo().scale()));
	}

	private static void keep(Stack stack, int page, Trace trace) throws IOException {
		try {
			byte[] picture = PagePicture.of(trace.photo());
			byte[] small = PagePicture.small(trace);
			Files.write(stack.folder().picture(page, false), picture);
			Files.write(stack.folder().picture(page, true), small);
			stack.grow(picture.length + small.length);
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

}
