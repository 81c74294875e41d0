package org.digits.reading;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.zip.GZIPInputStream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import com.sun.management.OperatingSystemMXBean;
import org.digits.classify.Classifier;
import org.digits.classify.dl4j.KerasModels;
import org.digits.decode.DecodeLimits;
import org.digits.decode.Decoding;
import org.digits.decode.Pictures;
import org.digits.image.Photo;

/**
 * Prints the processor time from a file's bytes to a reading, all threads counted: of a
 * phone's picture of 12 megapixels beside the same with Java's own decoder at full size,
 * and of a page of a hundred digits beside a hundred pictures of one. By turns in one
 * run; medians. The arguments are the model and a gzipped IDX file of digits.
 */
final class ReadingTimes {

	private static final int ROUNDS = 24;

	/** The clock has steps of ten milliseconds: so many runs are timed together. */
	private static final int TOGETHER = 4;

	/** What is more is halved before it is read, as {@link DecodeLimits} has it. */
	private static final int SHRINK = 2;

	private static final OperatingSystemMXBean PROCESS = (OperatingSystemMXBean) ManagementFactory
		.getOperatingSystemMXBean();

	private final Pictures pictures = new Pictures(DecodeLimits.defaults());

	private final NumberReader reader;

	private final byte[] digits;

	private ReadingTimes(Classifier classifier, byte[] digits) {
		this.reader = new NumberReader(classifier);
		this.digits = digits;
	}

	public static void main(String[] files) throws IOException {
		try (GZIPInputStream digits = new GZIPInputStream(Files.newInputStream(Path.of(files[1])))) {
			digits.skipNBytes(16);
			ReadingTimes times = new ReadingTimes(KerasModels.loadWithExperts(files[0], null), digits.readAllBytes());
			times.phone();
			times.page();
		}
		System.exit(0);
	}

	private void phone() {
		byte[] jpeg = jpeg(photographed(drawn(4000, 3000, 5, 1, 560)));
		ImageIO.setUseCache(false);
		double[] medians = medians(() -> this.pictures.decode(jpeg), () -> read(jpeg), () -> fullSize(jpeg),
				() -> read(fullSize(jpeg)));
		System.out.printf(Locale.ROOT,
				"12 megapixels, JPEG of %.1f MB: ours %.0f ms (decoding %.0f), by ImageIO at full size %.0f (decoding %.0f): %.2f%n",
				jpeg.length / 1e6, medians[1], medians[0], medians[3], medians[2], medians[1] / medians[3]);
	}

	private void page() {
		byte[] page = png(drawn(1654, 2339, 10, 10, 130));
		List<byte[]> singles = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			BufferedImage picture = paper(280, 280);
			write(picture, i, 0, 0, 280);
			singles.add(png(picture));
		}
		Runnable one = () -> singles.forEach(this::read);
		double[] medians = medians(() -> read(page), one);
		System.out.printf(Locale.ROOT,
				"a page of 100 digits (%s): %.0f ms, 100 pictures of one: %.0f ms: %.2f%n", size(read(page)), medians[0],
				medians[1], medians[0] / medians[1]);
	}

	private static String size(Reading reading) {
		return reading.lines().stream().mapToInt((line) -> line.digits().size()).sum() + " found in "
				+ reading.lines().size() + " lines";
	}

	/** The median processor time of each, in milliseconds. */
	private static double[] medians(Runnable... tasks) {
		double[][] times = new double[tasks.length][ROUNDS];
		for (int round = -ROUNDS / 2; round < ROUNDS; round++) {
			for (int i = 0; i < tasks.length; i++) {
				long begin = PROCESS.getProcessCpuTime();
				for (int run = 0; run < TOGETHER; run++) {
					tasks[i].run();
				}
				if (round >= 0) {
					times[i][round] = (PROCESS.getProcessCpuTime() - begin) / 1e6 / TOGETHER;
				}
			}
		}
		double[] medians = new double[tasks.length];
		for (int i = 0; i < medians.length; i++) {
			Arrays.sort(times[i]);
			medians[i] = times[i][ROUNDS / 2];
		}
		return medians;
	}

	private Reading read(byte[] file) {
		if (!(this.pictures.decode(file) instanceof Decoding.Decoded decoded)) {
			throw new IllegalStateException("refused");
		}
		return read(decoded.photo());
	}

	private Reading read(Photo photo) {
		return this.reader.read(photo, OptionalInt.empty()).reading();
	}

	/** The way without a decoder of our own: all pixels in colour, then the means of 2 × 2. */
	private static Photo fullSize(byte[] jpeg) {
		try {
			BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
			byte[] colours = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
			int width = image.getWidth() / SHRINK;
			int height = image.getHeight() / SHRINK;
			byte[] luminance = new byte[width * height];
			for (int y = 0; y < height; y++) {
				for (int x = 0; x < width; x++) {
					int sum = 0;
					for (int i = 0; i < SHRINK * SHRINK; i++) {
						int at = 3 * ((y * SHRINK + i / SHRINK) * image.getWidth() + x * SHRINK + i % SHRINK);
						sum += 29 * (colours[at] & 0xff) + 150 * (colours[at + 1] & 0xff)
								+ 77 * (colours[at + 2] & 0xff);
					}
					luminance[y * width + x] = (byte) (sum / (256 * SHRINK * SHRINK));
				}
			}
			return new Photo(width, height, luminance, SHRINK);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** So many digits in columns and rows, each in a square of so many pixels. */
	private BufferedImage drawn(int width, int height, int columns, int rows, int size) {
		BufferedImage picture = paper(width, height);
		for (int i = 0; i < columns * rows; i++) {
			int x = (i % columns * 2 + 1) * width / (2 * columns) - size / 2;
			int y = (i / columns * 2 + 1) * height / (2 * rows) - size / 2;
			write(picture, i, x, y, size);
		}
		return picture;
	}

	private static BufferedImage paper(int width, int height) {
		BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
		Graphics2D graphics = picture.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, width, height);
		graphics.dispose();
		return picture;
	}

	private void write(BufferedImage picture, int which, int x, int y, int size) {
		BufferedImage digit = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
		byte[] pixels = ((DataBufferByte) digit.getRaster().getDataBuffer()).getData();
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = (byte) (255 - (this.digits[784 * which + i] & 0xff));
		}
		Graphics2D graphics = picture.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
		graphics.drawImage(digit, x, y, size, size, null);
		graphics.dispose();
	}

	/** In a lamp's light, with a sensor's noise, in colour. */
	private static BufferedImage photographed(BufferedImage drawn) {
		Random random = new Random(1);
		BufferedImage picture = new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
		byte[] from = ((DataBufferByte) drawn.getRaster().getDataBuffer()).getData();
		byte[] to = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
		for (int i = 0; i < from.length; i++) {
			double light = .85 - .3 * (i % drawn.getWidth()) / drawn.getWidth();
			double value = 20 + (from[i] & 0xff) * light + 4 * random.nextGaussian();
			for (int channel = 0; channel < 3; channel++) {
				to[3 * i + channel] = (byte) Math.max(0, Math.min(255, value - 6 * (2 - channel)));
			}
		}
		return picture;
	}

	private static byte[] jpeg(BufferedImage picture) {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ImageWriteParam how = writer.getDefaultWriteParam();
		how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		how.setCompressionQuality(.92f);
		return written((out) -> {
			writer.setOutput(out);
			writer.write(null, new IIOImage(picture, null, null), how);
		});
	}

	private static byte[] png(BufferedImage picture) {
		return written((out) -> ImageIO.write(picture, "png", out));
	}

	private static byte[] written(Writing writing) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
			writing.to(out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private interface Writing {

		void to(ImageOutputStream out) throws IOException;

	}

}
