package org.digits.decode;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Makes the files that the tests of this room read. */
final class PictureFiles {

	private PictureFiles() {
	}

	/** An image whose pixels are told by column and row, as 0xRRGGBB. */
	static BufferedImage image(int width, int height, IntBinaryOperator colour) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				image.setRGB(x, y, colour.applyAsInt(x, y));
			}
		}
		return image;
	}

	/** A picture of some smooth greys with a black bar. */
	static BufferedImage sample(int width, int height) {
		return image(width, height, (x, y) -> {
			int grey = (x > width / 3 && x < width / 2) ? 0 : 100 + 100 * x / width + 50 * y / height;
			return new Color(grey, grey, grey).getRGB();
		});
	}

	/** An image in a file of a format. */
	static byte[] write(BufferedImage image, String format) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			if (!ImageIO.write(image, format, out)) {
				throw new IllegalArgumentException(format);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return out.toByteArray();
	}

	static byte[] jpeg(BufferedImage image, float quality, boolean progressive) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
			writer.setOutput(stream);
			ImageWriteParam param = writer.getDefaultWriteParam();
			param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			param.setCompressionQuality(quality);
			param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
			writer.write(null, new IIOImage(image, null, null), param);
		}
		finally {
			writer.dispose();
		}
		return out.toByteArray();
	}

	/** A JPEG that says how the camera was held. */
	static byte[] jpeg(BufferedImage image, int orientation) throws IOException {
		byte[] plain = jpeg(image, 1, false);
		byte[] exif = join(bytes("Exif\0\0"), exif(orientation));
		byte[] head = { (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1, 0, (byte) (exif.length + 2) };
		return join(head, exif, slice(plain, 2, plain.length));
	}

	/** EXIF that tells nothing but an orientation. */
	static byte[] exif(int orientation) {
		return new byte[] { 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0,
				0, 0, 0 };
	}

	/** A TIFF that is packed in one of the ways that ImageIO knows. */
	static byte[] tiff(BufferedImage image, String packing) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
			writer.setOutput(stream);
			ImageWriteParam param = writer.getDefaultWriteParam();
			param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			param.setCompressionType(packing);
			writer.write(null, new IIOImage(image, null, null), param);
		}
		finally {
			writer.dispose();
		}
		return out.toByteArray();
	}

	/** A GIF of some frames, shown one after the other. */
	static byte[] animatedGif(BufferedImage... frames) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
			writer.setOutput(stream);
			writer.prepareWriteSequence(null);
			for (BufferedImage frame : frames) {
				IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(frame),
						null);
				IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
				metadata.setFromTree(metadata.getNativeMetadataFormatName(), root);
				writer.writeToSequence(new IIOImage(frame, null, metadata), null);
			}
			writer.endWriteSequence();
		}
		finally {
			writer.dispose();
		}
		return out.toByteArray();
	}

	/**
	 * A WebP of 16 × 12 pixels: greys of 202 to 215 and a black bar in columns 6 to 8.
	 */
	static byte[] webp() {
		return hex("""
				52494646 4c000000 57454250 56503820 40000000 f001009d 012a1000 0c000140 26259402
				74011b39 7d626000 00fefb31 7b53ffaf b0bff8a0 7bb7ff8b adffe633 ffec2266 13104c2d
				b59c91a5 60b88223 b2000000""");
	}

	/** The same with a colour profile that claims to have two gigabytes. */
	static byte[] webpWithBoastfulProfile() {
		byte[] profile = Arrays.copyOf(hex("7fffffff"), 128);
		byte[] plain = webp();
		byte[] content = join(bytes("WEBPVP8X"), hex("0a000000 20000000 0f0000 0b0000"), bytes("ICCP"), hex("80000000"),
				profile, slice(plain, 12, plain.length));
		return join(bytes("RIFF"), new byte[] { (byte) content.length, (byte) (content.length >> 8), 0, 0 }, content);
	}

	/** The same picture, packed without loss. */
	static byte[] losslessWebp() {
		return hex("""
				52494646 48000000 57454250 5650384c 3b000000 2f0fc002 00b90a44 f43f7611 d1ff8091
				b6917aae de3f7a5f 7ff83141 b64d73a0 fb239ce1 34028124 98fd8986 8909d82d ee3460bf
				a8a10208 fd3d0100""");
	}

	/** One with an error in its codes, so that it never comes to its end. */
	static byte[] endlessWebp() {
		return hex("""
				52494646 48000000 57454250 5650384c 3b000000 2f0fc002 00b90a44 f43f7611 b5ff8091
				b6917aae de3f7a5f 7ff83141 b64d73a0 fb239ce1 34028124 98fd8986 8909d82d ee3460bf
				a8a10208 fd3d0100""");
	}

	/** A PNG of these chunks, with right check sums. */
	static byte[] png(byte[]... chunks) {
		return join(bytes("\u0089PNG\r\n\u001a\n"), join(chunks), chunk("IEND", new byte[0]));
	}

	static byte[] header(int width, int height, int bits, int kind) {
		return header(width, height, bits, kind, 0);
	}

	static byte[] header(int width, int height, int bits, int kind, int interlaced) {
		return chunk("IHDR",
				ByteBuffer.allocate(13)
					.putInt(width)
					.putInt(height)
					.put((byte) bits)
					.put((byte) kind)
					.put(12, (byte) interlaced)
					.array());
	}

	/** Rows, each with its filter before it, packed into a chunk. */
	static byte[] data(byte[] rows) {
		return chunk("IDAT", deflate(rows));
	}

	static byte[] deflate(byte[] bytes) {
		Deflater deflater = new Deflater();
		deflater.setInput(bytes);
		deflater.finish();
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		byte[] buffer = new byte[8192];
		while (!deflater.finished()) {
			out.write(buffer, 0, deflater.deflate(buffer));
		}
		deflater.end();
		return out.toByteArray();
	}

	static byte[] chunk(String name, byte[] body) {
		byte[] named = join(bytes(name), body);
		CRC32 sum = new CRC32();
		sum.update(named);
		return join(ByteBuffer.allocate(4).putInt(body.length).array(), named,
				ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
	}

	/** These bytes, each told by a character of Latin 1. */
	static byte[] bytes(String characters) {
		return characters.getBytes(StandardCharsets.ISO_8859_1);
	}

	/** These bytes, told in hexadecimal, with spaces. */
	static byte[] hex(String digits) {
		return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
	}

	static byte[] join(byte[]... parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			out.writeBytes(part);
		}
		return out.toByteArray();
	}

	static byte[] slice(byte[] bytes, int from, int to) {
		return Arrays.copyOfRange(bytes, from, to);
	}

	/** Good pictures of every form, small, by what they are. */
	static Map<String, byte[]> good() throws IOException {
		BufferedImage image = sample(37, 29);
		BufferedImage grey = new BufferedImage(37, 29, BufferedImage.TYPE_BYTE_GRAY);
		BufferedImage palette = new BufferedImage(37, 29, BufferedImage.TYPE_BYTE_INDEXED);
		BufferedImage alpha = new BufferedImage(37, 29, BufferedImage.TYPE_4BYTE_ABGR);
		grey.getGraphics().drawImage(image, 0, 0, null);
		palette.getGraphics().drawImage(image, 0, 0, null);
		alpha.getGraphics().drawImage(image, 3, 3, null);
		Map<String, byte[]> pictures = new LinkedHashMap<>();
		pictures.put("png", write(image, "png"));
		pictures.put("grey png", write(grey, "png"));
		pictures.put("palette png", write(palette, "png"));
		pictures.put("alpha png", write(alpha, "png"));
		pictures.put("jpeg", jpeg(image, 0.9f, false));
		pictures.put("held jpeg", jpeg(image, 6));
		pictures.put("grey jpeg", jpeg(grey, 0.9f, false));
		pictures.put("progressive jpeg", jpeg(image, 0.9f, true));
		pictures.put("gif", animatedGif(image, palette));
		pictures.put("bmp", write(image, "bmp"));
		pictures.put("palette bmp", write(palette, "bmp"));
		pictures.put("tiff", write(image, "tiff"));
		pictures.put("palette tiff", write(palette, "tiff"));
		for (String packing : List.of("LZW", "PackBits", "Deflate", "JPEG")) {
			pictures.put(packing + " tiff", tiff(image, packing));
		}
		pictures.put("webp", webp());
		pictures.put("lossless webp", losslessWebp());
		pictures.put("webp with a profile", webpWithBoastfulProfile());
		return pictures;
	}

}
