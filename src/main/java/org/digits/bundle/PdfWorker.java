package org.digits.bundle;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/**
 * A program of its own that draws pages of a PDF document. A document can make its reader
 * use any amount of memory and time; in a process of its own it takes nobody along, and
 * can be ended.
 * <p>
 * It says how many pages there are, then reads the index of a page from each line of its
 * input, writes the page as a BMP file, and says {@code ok} or why not. It ends when its
 * input does: with the server, however that ends.
 */
final class PdfWorker {

	/** Before the number of pages, at the start. */
	static final String PAGES = "pages ";

	static final String OK = "ok";

	/** Before a sentence. */
	static final String REFUSED = "refused ";

	private PdfWorker() {
	}

	/**
	 * Draws pages.
	 * @param args the document, and the file to write pages to
	 */
	public static void main(String[] args) throws IOException {
		PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		System.setOut(System.err); // whatever libraries say is no answer
		BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		try (PdfPainter painter = new PdfPainter(Path.of(args[0]))) {
			answers.println(PAGES + painter.pages());
			for (String line = questions.readLine(); line != null; line = questions.readLine()) {
				answers.println(answer(painter, Integer.parseInt(line), new File(args[1])));
			}
		}
		catch (PageRefused ex) {
			answers.println(REFUSED + ex.sentence());
		}
		catch (StackOverflowError ex) {
			answers.println(REFUSED + "The PDF document is damaged: it contains itself.");
		}
	}

	private static String answer(PdfPainter painter, int index, File file) {
		try {
			BufferedImage picture = painter.paint(index);
			ImageIO.write(picture, "bmp", file);
			return OK;
		}
		catch (PageRefused ex) {
			return REFUSED + ex.sentence();
		}
		catch (IOException ex) {
			return REFUSED + "There is no room to draw the page.";
		}
		catch (StackOverflowError ex) {
			return REFUSED + "The page is damaged: it contains itself.";
		}
	}

}
