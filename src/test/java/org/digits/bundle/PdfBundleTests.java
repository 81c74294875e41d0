package org.digits.bundle;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.digits.decode.DecodeLimits;
import org.digits.decode.Decoding;
import org.digits.decode.Pictures;
import org.digits.image.Photo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Documents as strangers send them, each drawn by a process of its own. */
class PdfBundleTests {

	private static final long MEGA = 1024 * 1024;

	@TempDir
	private Path folder;

	private Bundle bundle = new PictureBundle(Path.of("none"), "none", BundleLimits.defaults());

	@AfterEach
	void close() throws IOException {
		this.bundle.close();
	}

	@Test
	void drawsEveryPage() throws Exception {
		open(document((document) -> {
			square(document, new PDRectangle(72, 144), 18, 18, 36);
			square(document, PDRectangle.A4, 100, 100, 300);
		}));
		assertThat(this.bundle.entries()).extracting(Bundle.Entry::name)
			.containsExactly("a.pdf, page 1", "a.pdf, page 2");
		Photo photo = photo(0);
		assertThat(photo.width()).isEqualTo(200);
		assertThat(photo.height()).isEqualTo(400);
		assertThat(photo.at(100, 300)).isLessThan(20);
		assertThat(photo.at(100, 100)).isGreaterThan(240);
		assertThat(photo(1).width() * photo(1).height()).isBetween(3_000_000, 4_000_000);
		assertThat(this.folder.resolve("a.pdf.page.bmp")).doesNotExist();
	}

	@Test
	void drawsAScanAsFinelyAsItWasScanned() throws Exception {
		open(document((document) -> {
			PDPage page = new PDPage(new PDRectangle(144, 72));
			document.addPage(page);
			java.awt.image.BufferedImage scan = new java.awt.image.BufferedImage(1000, 500,
					java.awt.image.BufferedImage.TYPE_BYTE_BINARY);
			try (PDPageContentStream content = new PDPageContentStream(document, page)) {
				content.drawImage(LosslessFactory.createFromImage(document, scan), 0, 0, 144, 72);
			}
		}));
		assertThat(photo(0).width()).isEqualTo(1000);
	}

	/** Scanners make these of pages in black and white. */
	@Test
	void drawsAScanInJbig2() throws Exception {
		open(document((document) -> scanInJbig2(document, 400, 200, 400, 200)));
		Photo photo = photo(0);
		assertThat(photo.width()).isEqualTo(400);
		assertThat(photo.at(150, 100)).isLessThan(20);
		assertThat(photo.at(50, 100)).isGreaterThan(240);
		assertThat(photo.at(150, 20)).isGreaterThan(240);
	}

	/**
	 * A few hundred bytes that speak of gigapixels; they meet the bounds of the process.
	 */
	@Test
	void refusesAScanInJbig2ThatIsLargerThanAnyMemoryAndReadsOn() throws Exception {
		open(document((document) -> {
			scanInJbig2(document, 60_000, 60_000, 60_000, 60_000);
			scanInJbig2(document, 400, 200, 2_000_000_000, 2_000_000_000);
			scanInJbig2(document, 400, 200, 400, 200);
		}), Duration.ofSeconds(60), 40 * MEGA);
		assertThatExceptionOfType(PageRefused.class).isThrownBy(() -> this.bundle.page(0));
		refusesOrDraws(1);
		assertThat(photo(2).at(150, 100)).isLessThan(20);
	}

	@Test
	void nothingButAPageOrARefusalComesOfADamagedScanInJbig2() throws Exception {
		open(document((document) -> {
			byte[] whole = jbig2(400, 200, 400, 200);
			for (int i = 0; i < whole.length; i += 5) {
				byte[] damaged = whole.clone();
				damaged[i] ^= (byte) (0x80 >> i % 8 | 1);
				image(document, damaged, 400, 200);
			}
		}), Duration.ofSeconds(60), 64 * MEGA);
		for (int i = 0; i < this.bundle.entries().size(); i++) {
			refusesOrDraws(i);
		}
	}

	@Test
	void refusesADocumentWithAPassword() throws Exception {
		open(document((document) -> {
			square(document, PDRectangle.A6, 10, 10, 50);
			document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
		}));
		assertThatExceptionOfType(PageRefused.class).isThrownBy(this.bundle::entries).withMessageContaining("password");
	}

	@Test
	void opensADocumentThatOnlyItsOwnerMayChange() throws Exception {
		open(document((document) -> {
			square(document, PDRectangle.A6, 10, 10, 50);
			document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
		}));
		assertThat(this.bundle.entries()).hasSize(1);
	}

	@Test
	void refusesWhatOnlyBeginsLikeADocument() throws Exception {
		open("%PDF-1.7\nand nothing more".getBytes(StandardCharsets.US_ASCII));
		assertThatExceptionOfType(PageRefused.class).isThrownBy(this.bundle::entries).withMessageContaining("damaged");
	}

	@Test
	void drawsAHugePageSmallAndRefusesAHair() throws Exception {
		open(document((document) -> {
			square(document, new PDRectangle(2_000_000, 2_000_000), 0, 0, 1_000_000);
			square(document, new PDRectangle(1_000_000, 1), 0, 0, 1);
			square(document, PDRectangle.A6, 10, 10, 50);
		}));
		assertThat(photo(0).width()).isBetween(1900, 2000);
		assertThatExceptionOfType(PageRefused.class).isThrownBy(() -> this.bundle.page(1))
			.withMessageContaining("hair");
		assertThat(photo(2).width()).isPositive();
	}

	@Test
	void refusesAPageWithAPictureThatCannotBeShown() throws Exception {
		open(document((document) -> {
			PDPage page = new PDPage(PDRectangle.A6);
			document.addPage(page);
			PDImageXObject image = new PDImageXObject(document,
					new java.io.ByteArrayInputStream("no such picture".getBytes(StandardCharsets.US_ASCII)),
					COSName.JPX_DECODE, 10, 10, 8, org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray.INSTANCE);
			try (PDPageContentStream content = new PDPageContentStream(document, page)) {
				content.drawImage(image, 0, 0, 100, 100);
			}
			square(document, PDRectangle.A6, 10, 10, 50);
		}));
		assertThatExceptionOfType(PageRefused.class).isThrownBy(() -> this.bundle.page(0))
			.withMessageContaining("can't be shown");
		assertThat(photo(1).width()).isPositive();
	}

	/** A hundred kilobytes that unpack to more than the process has. */
	@Test
	void refusesAPageThatTakesTooMuchMemoryAndReadsOn() throws Exception {
		open(document((document) -> {
			PDPage page = new PDPage(PDRectangle.A6);
			document.addPage(page);
			PDStream content = new PDStream(document);
			try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
				byte[] blank = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
				for (int i = 0; i < 150; i++) {
					out.write(blank);
				}
			}
			page.setContents(content);
			square(document, PDRectangle.A6, 10, 10, 50);
		}), Duration.ofSeconds(60), 40 * MEGA);
		assertThat(this.bundle.entries()).hasSize(2);
		assertThat(photo(1).width()).isPositive();
		refusesOrDraws(0);
		assertThat(photo(1).width()).isPositive();
	}

	/** Forms that call each other twice each: 2^60 strokes. */
	@Test
	void refusesAPageThatTakesTooLongAndGivesTheDocumentUpInTheEnd() throws Exception {
		byte[] bytes = document((document) -> {
			PDPage page = new PDPage(PDRectangle.A6);
			document.addPage(page);
			page.setResources(new org.apache.pdfbox.pdmodel.PDResources());
			org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject inner = null;
			for (int depth = 0; depth < 60; depth++) {
				org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject form = new org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject(
						document);
				form.setBBox(PDRectangle.A6);
				form.setResources(new org.apache.pdfbox.pdmodel.PDResources());
				String text = "0 0 m 9 9 l S\n";
				if (inner != null) {
					COSName name = form.getResources().add(inner);
					text = "/%1$s Do /%1$s Do\n".formatted(name.getName());
				}
				try (OutputStream out = form.getContentStream().createOutputStream()) {
					out.write(text.getBytes(StandardCharsets.US_ASCII));
				}
				inner = form;
			}
			COSName name = page.getResources().add(inner);
			PDStream content = new PDStream(document);
			try (OutputStream out = content.createOutputStream()) {
				out.write("/%s Do".formatted(name.getName()).getBytes(StandardCharsets.US_ASCII));
			}
			page.setContents(content);
		});
		open(bytes);
		assertThat(this.bundle.entries()).hasSize(1);
		this.bundle.close();
		open(bytes, Duration.ofSeconds(8), 64 * MEGA);
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(PageRefused.class).isThrownBy(() -> this.bundle.page(0))
				.withMessageContaining("too long");
		}
	}

	@Test
	void refusesADocumentThatContainsItself() throws Exception {
		open(document((document) -> {
			square(document, PDRectangle.A6, 10, 10, 50);
			COSArray kids = document.getPages().getCOSObject().getCOSArray(COSName.KIDS);
			kids.add(document.getPages().getCOSObject());
		}));
		refusesOrDraws(0);
	}

	@Test
	void nothingButAPageOrARefusalComesOfADamagedDocument() throws Exception {
		byte[] whole = document((document) -> square(document, PDRectangle.A6, 10, 10, 50));
		for (int cut = 1; cut < 4; cut++) {
			open(java.util.Arrays.copyOf(whole, whole.length * cut / 4));
			refusesOrDraws(0);
			this.bundle.close();
		}
	}

	@Test
	void leavesNoProcessBehind() throws Exception {
		open(document((document) -> square(document, PDRectangle.A6, 10, 10, 50)));
		this.bundle.entries();
		assertThat(workers()).isPositive();
		this.bundle.close();
		for (int i = 0; i < 100 && workers() > 0; i++) {
			Thread.sleep(100);
		}
		assertThat(workers()).isZero();
	}

	private static long workers() {
		return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
	}

	private void refusesOrDraws(int page) {
		try {
			assertThat(photo(page).width()).isPositive();
		}
		catch (PageRefused ex) {
			assertThat(ex.sentence()).isNotBlank();
		}
	}

	private Photo photo(int page) throws PageRefused {
		try (Pictures pictures = new Pictures(DecodeLimits.defaults())) {
			Decoding decoding = pictures.decode(this.bundle.page(page));
			assertThat(decoding).isInstanceOf(Decoding.Decoded.class);
			return ((Decoding.Decoded) decoding).photo();
		}
	}

	private void open(byte[] pdf) throws IOException {
		open(pdf, Duration.ofSeconds(60), 128 * MEGA);
	}

	private void open(byte[] pdf, Duration time, long memory) throws IOException {
		Path file = this.folder.resolve("a.pdf");
		Files.write(file, pdf);
		BundleLimits usual = BundleLimits.defaults();
		this.bundle = new Bundles(
				new BundleLimits(usual.pages(), usual.pageBytes(), usual.unpackedBytes(), usual.ratio(), time, memory))
			.open(file, "a.pdf");
		assertThat(this.bundle).isInstanceOf(PdfBundle.class);
	}

	private static void square(PDDocument document, PDRectangle size, float x, float y, float side) throws IOException {
		PDPage page = new PDPage(size);
		document.addPage(page);
		try (PDPageContentStream content = new PDPageContentStream(document, page)) {
			content.setNonStrokingColor(Color.BLACK);
			content.addRect(x, y, side, side);
			content.fill();
		}
	}

	private static void scanInJbig2(PDDocument document, int width, int height, int columns, int rows)
			throws IOException {
		image(document, jbig2(width, height, columns, rows), width, height);
	}

	private static void image(PDDocument document, byte[] jbig2, int width, int height) throws IOException {
		PDPage page = new PDPage(new PDRectangle(144, 72));
		document.addPage(page);
		PDImageXObject image = new PDImageXObject(document, new java.io.ByteArrayInputStream(jbig2),
				COSName.JBIG2_DECODE, width, height, 1, org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray.INSTANCE);
		try (PDPageContentStream content = new PDPageContentStream(document, page)) {
			content.drawImage(image, 0, 0, 144, 72);
		}
	}

	/**
	 * A square of black, as the segments of a page (ITU-T T.88, 7.2 and 7.4): what the
	 * page is, and one region whose pixels are coded as in a fax (MMR).
	 * @param width of the page, in pixels
	 * @param height of the page
	 * @param columns of the region, as it says itself
	 * @param rows of the region
	 */
	private static byte[] jbig2(int width, int height, int columns, int rows) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		byte[] fax = fax();
		segment(out, 0, 48, 19);
		out.writeInt(width);
		out.writeInt(height);
		out.write(new byte[11]);
		segment(out, 1, 38, 18 + fax.length);
		out.writeInt(columns);
		out.writeInt(rows);
		out.write(new byte[9]);
		out.write(1); // MMR
		out.write(fax);
		return bytes.toByteArray();
	}

	private static void segment(DataOutputStream out, int number, int type, int length) throws IOException {
		out.writeInt(number);
		out.write(type);
		out.write(0); // refers to no other
		out.write(1); // of page 1
		out.writeInt(length);
	}

	/** 400 × 200 pixels with a square, in the code of ITU-T T.6. */
	private static byte[] fax() throws IOException {
		java.awt.image.BufferedImage scan = new java.awt.image.BufferedImage(400, 200,
				java.awt.image.BufferedImage.TYPE_BYTE_BINARY);
		java.awt.Graphics2D pen = scan.createGraphics();
		pen.setColor(Color.WHITE);
		pen.fillRect(0, 0, 400, 200);
		pen.setColor(Color.BLACK);
		pen.fillRect(100, 50, 100, 100);
		try (PDDocument document = new PDDocument();
				java.io.InputStream code = CCITTFactory.createFromImage(document, scan)
					.getCOSObject()
					.createRawInputStream()) {
			return code.readAllBytes();
		}
	}

	private static byte[] document(Filler filler) throws IOException {
		try (PDDocument document = new PDDocument()) {
			filler.fill(document);
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			document.save(bytes);
			return bytes.toByteArray();
		}
	}

	private interface Filler {

		void fill(PDDocument document) throws IOException;

	}

}
