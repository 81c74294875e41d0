package org.digits.decode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Says what a file seems to be that is not of a format read here, and what to do instead.
 */
final class Stranger {

	private static final String READ = "Pictures are read as PNG, JPEG, GIF, BMP, WebP and TIFF.";

	private static final List<Kind> KINDS = List.of(
			new Kind(0, "%PDF-",
					"This is a PDF document. Take a screenshot of the page, or export it as a PNG or JPEG picture."),
			new Kind(0, "PK\3\4",
					"This is a ZIP archive or an office document. Unpack it, and choose a picture from it."),
			new Kind(0, "PK\5\6", "This is an empty ZIP archive. Choose a picture instead."),
			new Kind(0, "\u001f\u008b", "This is a gzip archive. Unpack it, and choose a picture from it."),
			new Kind(0, "7z\u00bc\u00af", "This is a 7z archive. Unpack it, and choose a picture from it."),
			new Kind(0, "Rar!", "This is a RAR archive. Unpack it, and choose a picture from it."),
			new Kind(0, "\u00d0\u00cf\u0011\u00e0",
					"This is an office document. Copy the picture out of it, and save that as PNG or JPEG."),
			new Kind(4, "ftypavif", "This is an AVIF picture. Save it as JPEG or PNG."),
			new Kind(4, "ftypavis", "This is an AVIF picture. Save it as JPEG or PNG."), heic("heic"), heic("heix"),
			heic("hevc"), heic("heim"), heic("heis"), heic("mif1"), heic("msf1"),
			new Kind(4, "ftyp", "This is a film. Take a screenshot of it, and choose that."),
			new Kind(0, "\u001aE\u00df\u00a3", "This is a film. Take a screenshot of it, and choose that."),
			new Kind(0, "8BPS", "This is a Photoshop document. Export it as PNG or JPEG."),
			new Kind(0, "%!PS", "This is a PostScript document. Export it as PNG or JPEG."),
			new Kind(0, "\0\0\1\0", "This is an icon. Save it as PNG."),
			new Kind(0, "\0\0\2\0", "This is a mouse pointer. Save it as PNG."),
			new Kind(0, "\0\0\0\fjP  ", "This is a JPEG 2000 picture. Save it as plain JPEG or PNG."),
			new Kind(0, "\u00ffO\u00ffQ", "This is a JPEG 2000 picture. Save it as plain JPEG or PNG."),
			new Kind(0, "\u00ff\n", "This is a JPEG XL picture. Save it as plain JPEG or PNG."),
			new Kind(0, "\0\0\0\fJXL ", "This is a JPEG XL picture. Save it as plain JPEG or PNG."),
			new Kind(0, "II+\0", "This is a BigTIFF picture. Save it as plain TIFF or PNG."),
			new Kind(0, "MM\0+", "This is a BigTIFF picture. Save it as plain TIFF or PNG."),
			new Kind(0, "qoif", "This is a QOI picture. Save it as PNG."),
			new Kind(0, "AT&TFORM", "This is a DjVu document. Export the page as PNG or JPEG."),
			new Kind(0, "\u00d7\u00cd\u00c6\u009a", "This is a Windows metafile. Save it as PNG."),
			new Kind(40, " EMF", "This is a Windows metafile. Save it as PNG."),
			new Kind(128, "DICM", "This is a DICOM picture. Export it as PNG or JPEG."),
			new Kind(0, "ID3", "This is a sound. Choose a picture instead."),
			new Kind(0, "OggS", "This is a sound or a film. Choose a picture instead."),
			new Kind(8, "WAVE", "This is a sound. Choose a picture instead."),
			new Kind(0, "MZ", "This is a program. Choose a picture instead."),
			new Kind(0, "\u007fELF", "This is a program. Choose a picture instead."));

	private Stranger() {
	}

	private record Kind(int offset, String magic, String sentence) {
	}

	private static Kind heic(String brand) {
		return new Kind(4, "ftyp" + brand,
				"This is a HEIC picture, as iPhones make them. Share or export it as JPEG: on the phone, under "
						+ "Settings, Camera, Formats, choose Most Compatible.");
	}

	static Unreadable refuse(Bytes file) {
		return Unreadable.unsupported(describe(file) + " " + READ);
	}

	private static String describe(Bytes file) {
		return KINDS.stream()
			.filter((kind) -> file.has(kind.offset(), kind.magic()))
			.map(Kind::sentence)
			.findFirst()
			.orElseGet(() -> isText(file) ? describeText(file) : "This is not a picture of a kind that is known here.");
	}

	private static String describeText(Bytes file) {
		String start = file.text(0, 4096).toLowerCase(Locale.ROOT);
		if (start.contains("<svg")) {
			return "This is an SVG drawing. Export it as PNG, or take a screenshot of it.";
		}
		if (Stream.of("<!doctype html", "<html", "<head", "<body").anyMatch(start::contains)) {
			return "This is a web page. Save the picture itself, or take a screenshot of it.";
		}
		if (start.startsWith("{\\rtf")) {
			return "This is an RTF document. Take a screenshot of it, and choose that.";
		}
		return "This is a text, not a picture, whatever its name says.";
	}

	private static boolean isText(Bytes file) {
		String start = file.text(0, 512);
		if (start.startsWith("\u00ff\u00fe") || start.startsWith("\u00fe\u00ff")) {
			return true;
		}
		return start.chars().noneMatch((character) -> character < ' ' && "\t\n\f\r\u001b".indexOf(character) < 0)
				&& isUtf8(start);
	}

	/** Whether these bytes are UTF-8, but for a character that was cut at the end. */
	private static boolean isUtf8(String bytes) {
		for (int cut = 0; cut < Math.min(4, bytes.length()); cut++) {
			try {
				byte[] whole = bytes.substring(0, bytes.length() - cut).getBytes(StandardCharsets.ISO_8859_1);
				StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(whole));
				return true;
			}
			catch (CharacterCodingException ex) {
				// Perhaps with one byte less.
			}
		}
		return false;
	}

}
