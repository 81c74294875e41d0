package org.digits.stack;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.digits.image.Box;
import org.digits.web.ReadingDocument;
import org.digits.web.ReadingDocument.BoxDocument;
import org.digits.web.ReadingDocument.LineDocument;

/**
 * A PDF document of the pages of a stack as they were seen, over each number the same
 * number as text that nobody sees, to be searched and copied.
 */
final class SearchableDocument {

	/** The longer side of a page: that of A4, in points. */
	private static final float SIDE = PDRectangle.A4.getHeight();

	/** How high Helvetica's figures are, in sizes of type. */
	private static final double FIGURE_HEIGHT = .71;

	private static final float NOTE_SIZE = 12;

	private static final int NOTE_LENGTH = 90;

	private final PDDocument document;

	private final PDFont font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);

	private SearchableDocument(PDDocument document) {
		this.document = document;
	}

	/** Writes the pages that were read so far. */
	static void write(Stack stack, Path file) throws IOException {
		try (PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
				OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
			SearchableDocument writer = new SearchableDocument(document);
			for (Page page : stack.pages()) {
				writer.add(stack, page);
			}
			document.save(out);
		}
	}

	private void add(Stack stack, Page page) throws IOException {
		Optional<Path> picture = stack.picture(page.index(), false);
		if (page.state() != Page.State.READ || picture.isEmpty()) {
			addNote(page);
			return;
		}
		Event event = stack.reading(page);
		float scale = SIDE / Math.max(event.width(), event.height());
		PDPage sheet = new PDPage(new PDRectangle(event.width() * scale, event.height() * scale));
		this.document.addPage(sheet);
		try (PDPageContentStream content = new PDPageContentStream(this.document, sheet)) {
			content.drawImage(JPEGFactory.createFromByteArray(this.document, Files.readAllBytes(picture.get())), 0, 0,
					event.width() * scale, event.height() * scale);
			addText(content, page, event, scale);
		}
	}

	private void addText(PDPageContentStream content, Page page, Event event, float scale) throws IOException {
		ReadingDocument reading = event.reading();
		String number = page.number();
		if (reading == null || number == null) {
			return;
		}
		List<String> texts = number.lines().toList();
		List<LineDocument> lines = reading.lines().stream().filter((line) -> !line.digits().isEmpty()).toList();
		Box all = new Box(0, 0, event.width(), event.height());
		for (int i = 0; i < texts.size(); i++) {
			// A correction may have other lines than were found: then they share the
			// page.
			Box box = (lines.size() == texts.size()) ? box(lines.get(i), all) : new Box(0,
					i * all.height() / texts.size(), all.width(), Math.max(1, all.height() / texts.size()));
			write(content, texts.get(i), box, event.height(), scale);
		}
	}

	private static Box box(LineDocument line, Box otherwise) {
		return line.digits().stream().map((digit) -> box(digit.box())).reduce(Box::and).orElse(otherwise);
	}

	private static Box box(BoxDocument box) {
		return new Box(box.x(), box.y(), box.width(), box.height());
	}

	/** Invisible text that fills a box of the picture from side to side. */
	private void write(PDPageContentStream content, String text, Box box, int height, float scale) throws IOException {
		if (text.isBlank()) {
			return;
		}
		float size = (float) Math.max(1, box.height() * scale / FIGURE_HEIGHT);
		float natural = this.font.getStringWidth(text) / 1000 * size;
		content.beginText();
		content.setRenderingMode(RenderingMode.NEITHER);
		content.setFont(this.font, size);
		content.setHorizontalScaling(100 * box.width() * scale / natural);
		content.newLineAtOffset(box.x() * scale, (height - box.bottom()) * scale);
		content.showText(text);
		content.endText();
	}

	/** In place of a page that there is no picture of. */
	private void addNote(Page page) throws IOException {
		PDPage sheet = new PDPage(PDRectangle.A4);
		this.document.addPage(sheet);
		String note = "Page %d, %s: %s".formatted(page.index(), page.name(),
				(page.reason() != null) ? page.reason() : "not read yet");
		try (PDPageContentStream content = new PDPageContentStream(this.document, sheet)) {
			content.beginText();
			content.setFont(this.font, NOTE_SIZE);
			content.setLeading(NOTE_SIZE * 1.4f);
			content.newLineAtOffset(NOTE_SIZE * 4, SIDE - NOTE_SIZE * 6);
			String rest = note.replaceAll("[^\\x20-\\x7e]", "?");
			while (!rest.isEmpty()) {
				int end = Math.min(NOTE_LENGTH, rest.length());
				content.showText(rest.substring(0, end));
				content.newLine();
				rest = rest.substring(end);
			}
			if (page.number() != null) {
				content.showText(page.number().replace('\n', ' '));
			}
			content.endText();
		}
	}

}
