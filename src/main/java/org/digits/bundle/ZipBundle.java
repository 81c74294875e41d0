package org.digits.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.jspecify.annotations.Nullable;

/**
 * A ZIP archive. Nothing is unpacked to the disk, and no name in it is used as a path.
 * What the archive says of sizes is not believed: bytes are counted as they come.
 */
final class ZipBundle implements Bundle {

	private static final long MEGA = 1024 * 1024;

	private static final int BUFFER = 16 * 1024;

	/** Before a file is held against its ratio: a blank page packs very well. */
	private static final long LARGE = 4 * MEGA;

	/** The record that ends an archive (PKWARE APPNOTE 6.3.10, section 4.3.16). */
	private static final int END_BYTES = 22;

	private static final int MOST_COMMENT = 0xffff;

	/** Of a thousand entries with long names; the JDK holds it all in memory. */
	private static final long MOST_DIRECTORY_BYTES = 4 * MEGA;

	/** What systems put beside the files of a person. */
	private static final Pattern CLUTTER = Pattern
		.compile("(.*/)?(__MACOSX/.*|\\.[^/]*|thumbs\\.db|desktop\\.ini|@eaDir/.*)", Pattern.CASE_INSENSITIVE);

	private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

	private final Path file;

	private final BundleLimits limits;

	private final AtomicLong unpacked = new AtomicLong();

	private @Nullable ZipFile zip;

	private List<? extends ZipEntry> files = List.of();

	ZipBundle(Path file, BundleLimits limits) {
		this.file = file;
		this.limits = limits;
	}

	@Override
	public List<Entry> entries() throws PageRefused {
		ZipFile archive = open();
		List<Entry> entries = new ArrayList<>();
		for (int index = 0; index < this.files.size(); index++) {
			ZipEntry entry = this.files.get(index);
			if (entry.getName().equals("[Content_Types].xml") || entry.getName().equals("META-INF/manifest.xml")) {
				throw new PageRefused("This is an office document. Save it as a PDF document, and choose that.");
			}
			if (!entry.isDirectory() && !CLUTTER.matcher(entry.getName()).matches()) {
				entries.add(new Entry(index, entry.getName(), kind(archive, entry)));
			}
		}
		if (entries.isEmpty()) {
			throw new PageRefused("The ZIP archive is empty.");
		}
		entries.sort(Comparator.comparing((entry) -> sortable(entry.name())));
		return entries;
	}

	/** So that page2 comes before page10. */
	private static String sortable(String name) {
		return NUMBER.matcher(name.toLowerCase(Locale.ROOT))
			.replaceAll((number) -> "%018d".formatted(Long.parseLong(number.group())));
	}

	private static Kind kind(ZipFile archive, ZipEntry entry) {
		try (InputStream in = archive.getInputStream(entry)) {
			return Kind.of(in.readNBytes(Kind.BYTES));
		}
		catch (IOException | RuntimeException ex) {
			return Kind.PICTURE; // which page(int) will refuse, with a reason
		}
	}

	@Override
	public byte[] page(int index) throws PageRefused {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		unpack(index, bytes, this.limits.pageBytes());
		return bytes.toByteArray();
	}

	@Override
	public void copy(int index, Path to) throws PageRefused {
		try (OutputStream out = Files.newOutputStream(to)) {
			unpack(index, out, this.limits.unpackedBytes());
		}
		catch (IOException ex) {
			throw new PageRefused("There is no room to unpack it.");
		}
	}

	private void unpack(int index, OutputStream out, long most) throws PageRefused {
		ZipFile archive = open();
		ZipEntry entry = this.files.get(index);
		long length = 0;
		byte[] buffer = new byte[BUFFER];
		try (InputStream in = archive.getInputStream(entry)) {
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				length += count;
				check(length, count, most, entry);
				out.write(buffer, 0, count);
			}
		}
		catch (IOException | RuntimeException ex) {
			throw new PageRefused("It can't be unpacked: it is damaged, has a password, or is packed in an odd way.");
		}
	}

	private void check(long length, int more, long most, ZipEntry entry) throws PageRefused {
		if (length > most) {
			throw new PageRefused("Unpacked, it has more than %d MB.".formatted(most / MEGA));
		}
		if (length > LARGE && length / Math.max(1, entry.getCompressedSize()) > this.limits.ratio()) {
			throw new PageRefused(
					"It unpacks to more than %d times its size; no picture does.".formatted(this.limits.ratio()));
		}
		if (this.unpacked.addAndGet(more) > this.limits.unpackedBytes()) {
			throw new PageRefused("The archive unpacks to more than %d MB; this is beyond that."
				.formatted(this.limits.unpackedBytes() / MEGA));
		}
	}

	private synchronized ZipFile open() throws PageRefused {
		ZipFile opened = this.zip;
		if (opened == null) {
			opened = openNow();
			this.files = opened.stream().toList();
			this.zip = opened;
		}
		return opened;
	}

	private ZipFile openNow() throws PageRefused {
		try {
			checkDirectory();
			return open(StandardCharsets.UTF_8);
		}
		catch (IOException | RuntimeException ex) {
			throw new PageRefused("The ZIP archive is damaged. Pack it again.");
		}
	}

	/** Old archives have names in other alphabets than Unicode; any name will do. */
	private ZipFile open(Charset names) throws IOException {
		try {
			ZipFile opened = new ZipFile(this.file.toFile(), names);
			opened.stream().forEach((entry) -> {
			});
			return opened;
		}
		catch (ZipException | IllegalArgumentException ex) {
			if (names.equals(StandardCharsets.UTF_8)) {
				return open(StandardCharsets.ISO_8859_1);
			}
			throw ex;
		}
	}

	/** Before the JDK reads it all into memory. */
	private void checkDirectory() throws IOException, PageRefused {
		try (RandomAccessFile in = new RandomAccessFile(this.file.toFile(), "r")) {
			int length = (int) Math.min(in.length(), END_BYTES + MOST_COMMENT);
			byte[] tail = new byte[length];
			in.seek(in.length() - length);
			in.readFully(tail);
			int end = new String(tail, StandardCharsets.ISO_8859_1).lastIndexOf("PK\5\6");
			if (end < 0 || end + END_BYTES > length) {
				throw new PageRefused("The ZIP archive ends too early, as if it had not been sent whole.");
			}
			int count = tail[end + 10] & 0xff | (tail[end + 11] & 0xff) << 8;
			long size = 0;
			for (int i = 3; i >= 0; i--) {
				size = size << 8 | tail[end + 12 + i] & 0xff;
			}
			// Directories and clutter are entries, too.
			if (count > 2 * this.limits.pages() + 100 || size > MOST_DIRECTORY_BYTES) {
				throw new PageRefused("The archive has more than %,d entries; at most %,d pages are read."
					.formatted(2 * this.limits.pages() + 100, this.limits.pages()));
			}
		}
	}

	@Override
	public synchronized void close() {
		try {
			if (this.zip != null) {
				this.zip.close();
			}
		}
		catch (IOException ex) {
			// It was only read.
		}
		this.zip = null;
	}

}
