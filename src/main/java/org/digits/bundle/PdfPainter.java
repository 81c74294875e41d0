package org.digits.bundle;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/**
 * Draws the pages of a PDF document. It holds nothing against the document: whoever calls
 * it has to bound its memory and its time, as {@link PdfWorker} does.
 */
final class PdfPainter implements AutoCloseable {

	/** Of a page that is drawn, not scanned, in dots per inch. */
	private static final double USUAL = 200;

	/** Beyond this, a scan holds nothing more that could be read. */
	private static final double FINEST = 600;

	/** As many as the gate keeps of a photo. */
	private static final double MOST_PIXELS = 4_000_000;

	private static final double LONGEST_SIDE = 10_000;

	private static final int SHORTEST_SIDE = 8;

	private static final double POINTS_PER_INCH = 72;

	/** Images of a page that are looked at to learn how finely it was scanned. */
	private static final int LOOKED_AT = 50;

	private final PDDocument document;

	PdfPainter(Path file) throws PageRefused {
		try {
			this.document = Loader.loadPDF(new RandomAccessReadBufferedFile(file.toFile()),
					IOUtils.createMemoryOnlyStreamCache());
		}
		catch (InvalidPasswordException ex) {
			throw new PageRefused("The PDF document has a password. Save it without one.");
		}
		catch (IOException | RuntimeException ex) {
			throw new PageRefused("The PDF document is damaged. Save or scan it again.");
		}
	}

	int pages() {
		return this.document.getNumberOfPages();
	}

	/** A page in colour, as finely as it was scanned, but never too large. */
	BufferedImage paint(int index) throws PageRefused {
		try {
			Renderer renderer = new Renderer(this.document);
			renderer.setSubsamplingAllowed(true);
			BufferedImage picture = renderer.renderImage(index, (float) scale(this.document.getPage(index)),
					ImageType.RGB);
			if (renderer.failed) {
				throw new PageRefused("A picture on the page can't be shown: it is damaged, or of a kind that isn't "
						+ "read here (such as JPEG2000). Save the page as PNG or JPEG.");
			}
			return picture;
		}
		catch (IOException | RuntimeException ex) {
			throw new PageRefused("The page is damaged: it can't be drawn.");
		}
	}

	/** Pixels for a point. */
	private static double scale(PDPage page) throws PageRefused {
		PDRectangle box = page.getCropBox();
		double width = box.getWidth();
		double height = box.getHeight();
		if (!(width > 0 && height > 0 && Double.isFinite(width * height))) {
			throw new PageRefused("The page has no size.");
		}
		double most = Math.min(Math.sqrt(MOST_PIXELS / (width * height)), LONGEST_SIDE / Math.max(width, height));
		double scale = Math.min(most, fineness(page, width) / POINTS_PER_INCH);
		if (scale * Math.min(width, height) < SHORTEST_SIDE) {
			throw new PageRefused("The page is a hair's breadth wide.");
		}
		return scale;
	}

	/** How many dots of a scan an inch has, if it fills the page from side to side. */
	private static double fineness(PDPage page, double width) {
		double dots = USUAL;
		PDResources resources = page.getResources();
		int looked = 0;
		if (resources != null) {
			for (COSName name : resources.getXObjectNames()) {
				if (looked++ < LOOKED_AT) {
					dots = Math.max(dots, columns(resources, name) * POINTS_PER_INCH / width);
				}
			}
		}
		return Math.min(FINEST, dots);
	}

	private static double columns(PDResources resources, COSName name) {
		try {
			PDXObject object = resources.isImageXObject(name) ? resources.getXObject(name) : null;
			return (object instanceof PDImageXObject image) ? image.getWidth() : 0;
		}
		catch (IOException | RuntimeException ex) {
			return 0;
		}
	}

	@Override
	public void close() throws IOException {
		this.document.close();
	}

	/** Remembers what PDFBox only logs: that something on the page is missing. */
	private static final class Renderer extends PDFRenderer {

		private boolean failed;

		Renderer(PDDocument document) {
			super(document);
		}

		@Override
		protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
			return new PageDrawer(parameters) {
				@Override
				protected void operatorException(Operator operator, List<COSBase> operands, IOException ex)
						throws IOException {
					Renderer.this.failed = true;
					super.operatorException(operator, operands, ex);
				}
			};
		}

	}

}
