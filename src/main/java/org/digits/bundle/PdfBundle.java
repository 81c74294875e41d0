package org.digits.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A PDF document. Its pages are drawn by a process of its own, one after the other; a
 * page that takes too much of it is refused, and the next ones get another process, but
 * not forever.
 */
final class PdfBundle implements Bundle {

	/** So many processes may come to a bad end before the document is given up. */
	private static final int MOST_ENDED = 5;

	private final Path file;

	private final String name;

	private final BundleLimits limits;

	private final Path drawn;

	private @Nullable PdfProcess process;

	private int pages;

	private int ended;

	PdfBundle(Path file, String name, BundleLimits limits) {
		this.file = file;
		this.name = name;
		this.limits = limits;
		this.drawn = file.resolveSibling(file.getFileName() + ".page.bmp");
	}

	@Override
	public synchronized List<Entry> entries() throws PageRefused {
		open();
		if (this.pages < 1) {
			throw new PageRefused("The PDF document has no pages.");
		}
		List<Entry> entries = new ArrayList<>();
		for (int index = 0; index < Math.min(this.pages, this.limits.pages() + 1); index++) {
			entries.add(new Entry(index, "%s, page %d".formatted(this.name, index + 1), Kind.PICTURE));
		}
		return entries;
	}

	@Override
	public synchronized byte[] page(int index) throws PageRefused {
		try {
			PdfProcess worker = open();
			worker.ask(index);
			hear(worker);
			return PictureBundle.bytes(this.drawn, this.limits);
		}
		catch (IOException ex) {
			throw gone();
		}
		finally {
			deleteDrawn();
		}
	}

	private PdfProcess open() throws PageRefused {
		PdfProcess open = this.process;
		if (open != null && open.isAlive()) {
			return open;
		}
		if (this.ended >= MOST_ENDED) {
			throw new PageRefused("Too many pages of the PDF document took too long or too much memory, so it was "
					+ "given up. Save the page as PNG or JPEG.");
		}
		try {
			open = new PdfProcess(this.file, this.drawn, this.limits.memory());
			this.process = open;
			this.pages = Integer.parseInt(hear(open).substring(PdfWorker.PAGES.length()));
			return open;
		}
		catch (IOException ex) {
			throw new PageRefused("PDF documents can't be read on this server.");
		}
	}

	private String hear(PdfProcess worker) throws PageRefused {
		String answer = worker.answer(this.limits.time());
		if (answer == null) {
			throw gone();
		}
		if (answer.startsWith(PdfWorker.REFUSED)) {
			throw new PageRefused(answer.substring(PdfWorker.REFUSED.length()));
		}
		return answer;
	}

	private PageRefused gone() {
		close();
		this.ended++;
		return new PageRefused("Drawing it takes too long or too much memory. Save the page as PNG or JPEG.");
	}

	private void deleteDrawn() {
		try {
			Files.deleteIfExists(this.drawn);
		}
		catch (IOException ex) {
			// It goes with the stack.
		}
	}

	@Override
	public synchronized void close() {
		if (this.process != null) {
			this.process.close();
			this.process = null;
		}
	}

}
