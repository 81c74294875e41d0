package org.digits.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A TIFF file of one page or many (TIFF 6.0). Each page is made a TIFF file of its own,
 * without looking at its pixels, so that the gate sees one picture at a time.
 */
final class TiffBundle implements Bundle {

	private static final int SUBFILE_TYPE = 254;

	/** The bit of the subfile type that tells a thumbnail of another page. */
	private static final int THUMBNAIL = 1;

	private final Path file;

	private final String name;

	private final BundleLimits limits;

	private @Nullable ByteBuffer bytes;

	private List<Long> directories = List.of();

	TiffBundle(Path file, String name, BundleLimits limits) {
		this.file = file;
		this.name = name;
		this.limits = limits;
	}

	@Override
	public List<Entry> entries() throws PageRefused {
		open();
		if (this.directories.size() <= 1) {
			return List.of(new Entry(0, this.name, Kind.PICTURE));
		}
		List<Entry> entries = new ArrayList<>();
		for (int index = 0; index < this.directories.size(); index++) {
			entries.add(new Entry(index, "%s, page %d".formatted(this.name, index + 1), Kind.PICTURE));
		}
		return entries;
	}

	@Override
	public byte[] page(int index) throws PageRefused {
		ByteBuffer opened = open();
		if (this.directories.size() <= 1) {
			return PictureBundle.bytes(this.file, this.limits); // the gate says best what
																// is wrong with it
		}
		try {
			return new TiffPage(opened, this.directories.get(index)).alone(this.limits.pageBytes());
		}
		catch (IndexOutOfBoundsException | ArithmeticException ex) {
			throw new PageRefused("The page is damaged: its contents lie beyond the end of the file.");
		}
	}

	private synchronized ByteBuffer open() throws PageRefused {
		ByteBuffer opened = this.bytes;
		if (opened == null) {
			opened = map();
			this.directories = directories(opened);
			this.bytes = opened;
		}
		return opened;
	}

	private ByteBuffer map() throws PageRefused {
		try (FileChannel channel = FileChannel.open(this.file)) {
			ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
			return mapped.order((mapped.get(0) == 'I') ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		}
		catch (IOException | RuntimeException ex) {
			throw new PageRefused("The file can't be read any more.");
		}
	}

	/** Where they begin; a chain that leads back to itself ends there. */
	private List<Long> directories(ByteBuffer tiff) {
		Set<Long> seen = new LinkedHashSet<>();
		List<Long> pages = new ArrayList<>();
		try {
			long next = Integer.toUnsignedLong(tiff.getInt(4));
			while (next != 0 && seen.add(next) && pages.size() <= this.limits.pages()
					&& seen.size() <= 4 * this.limits.pages()) {
				TiffPage page = new TiffPage(tiff, next);
				if ((page.number(SUBFILE_TYPE) & THUMBNAIL) == 0) {
					pages.add(next);
				}
				next = page.next();
			}
		}
		catch (IndexOutOfBoundsException | ArithmeticException ex) {
			// What there is before the damage can be read.
		}
		return pages;
	}

	@Override
	public synchronized void close() {
		this.bytes = null;
	}

}
