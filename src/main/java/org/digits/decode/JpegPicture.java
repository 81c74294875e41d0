package org.digits.decode;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A JPEG file (ITU-T T.81), baseline or progressive: its segments, walked before any of
 * them is decoded.
 */
final class JpegPicture implements Picture {

	static final String MAGIC = "\u00ff\u00d8\u00ff";

	private static final int MOST_SCANS = 100;

	private static final int MOST_SEGMENTS = 1000;

	/** Segments that are needed for the pixels, in their order. */
	private final List<Segment> segments = new ArrayList<>();

	private @Nullable JpegFrame frame;

	private int scans;

	private boolean jfif;

	private int transform = -1;

	private Orientation orientation = Orientation.TOP_LEFT;

	/**
	 * A segment.
	 *
	 * @param marker its kind
	 * @param body what is behind its length
	 * @param data the entropy-coded bytes behind a scan's head
	 */
	private record Segment(int marker, Bytes body, Bytes data) {
	}

	JpegPicture(Bytes file) throws Unreadable {
		long offset = 2;
		while (offset >= 0) {
			offset = walk(file, offset);
		}
		if (this.scans == 0) {
			throw Unreadable.garbled();
		}
	}

	/** Walks over a segment; returns where the next may be, or -1 after the last. */
	private long walk(Bytes file, long from) throws Unreadable {
		long offset = from;
		// Some cameras leave stray bytes between segments.
		while (file.u8(offset) != 0xff || file.u8(offset + 1) == 0 || file.u8(offset + 1) == 0xff) {
			offset++;
		}
		int marker = file.u8(offset + 1);
		if (marker == 0xd9) {
			return -1;
		}
		if (marker == 1 || (marker >= 0xd0 && marker <= 0xd8)) {
			return offset + 2;
		}
		Bytes body = file.slice(offset + 4, Math.max(0, file.u16(offset + 2) - 2));
		long end = offset + 4 + body.length();
		long next = (marker == 0xda) ? endOfScan(file, end) : end;
		take(new Segment(marker, body, file.slice(end, next - end)));
		return next;
	}

	private void take(Segment segment) throws Unreadable {
		Bytes body = segment.body();
		switch (segment.marker()) {
			case 0xc0, 0xc1, 0xc2 -> takeFrame(segment.marker() == 0xc2, body);
			case 0xc4, 0xdb, 0xdd -> takeTables(segment);
			case 0xda -> takeScan(segment);
			case 0xe0 -> this.jfif |= body.has(0, "JFIF");
			case 0xe1 -> {
				if (body.has(0, "Exif\0")) {
					this.orientation = TiffDirectory.orientation(body.from(Math.min(6, body.length())));
				}
			}
			case 0xee -> this.transform = (body.has(0, "Adobe") && body.length() >= 12) ? body.u8(11) : this.transform;
			default -> {
				if (segment.marker() >= 0xc0 && segment.marker() <= 0xcf) {
					throw Unreadable.unsupported("This JPEG picture is of a rare kind (lossless or arithmetic coding) "
							+ "that isn't read here. Save it as a plain JPEG or PNG.");
				}
			}
		}
	}

	private void takeFrame(boolean progressive, Bytes body) throws Unreadable {
		if (this.frame != null) {
			throw Unreadable.garbled();
		}
		if (body.u8(0) != 8) {
			throw Unreadable.unsupported("This JPEG picture has more than 8 bits a colour, which isn't read here. "
					+ "Save it as a plain JPEG or PNG.");
		}
		this.frame = JpegFrame.read(body, progressive);
	}

	private void takeTables(Segment segment) throws Unreadable {
		if (this.segments.size() == MOST_SEGMENTS) {
			throw Unreadable.garbled();
		}
		this.segments.add(segment);
	}

	private void takeScan(Segment segment) throws Unreadable {
		this.scans++;
		if (this.frame == null || this.scans > MOST_SCANS) {
			throw Unreadable.garbled();
		}
		this.segments.add(segment);
	}

	/** Where the marker behind the entropy-coded bytes of a scan is. */
	private static long endOfScan(Bytes file, long from) throws Unreadable {
		byte[] array = file.array();
		int last = file.start() + file.length() - 1;
		for (int index = file.start() + (int) from; index < last; index++) {
			int next = array[index + 1] & 0xff;
			// A zero makes it a byte of data; D0 to D7 restart within the scan.
			if (array[index] == (byte) 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
				return index - file.start();
			}
		}
		throw Unreadable.truncated();
	}

	private JpegFrame frame() {
		if (this.frame == null) {
			throw new IllegalStateException("A scan without a frame");
		}
		return this.frame;
	}

	@Override
	public int width() {
		return frame().width();
	}

	@Override
	public int height() {
		return frame().height();
	}

	@Override
	public Orientation orientation() {
		return this.orientation;
	}

	/** A power of two: then the high frequencies needn't be computed. */
	@Override
	public int shrink(long pixels) {
		int shrink = Picture.super.shrink(pixels);
		return Integer.highestOneBit(2 * shrink - 1);
	}

	/** How many coefficients of a block, along a side, are enough. */
	private static int kept(int shrink) {
		return 8 / Math.min(8, Integer.lowestOneBit(shrink));
	}

	private JpegColours colours() {
		return JpegColours.of(frame().components(), this.jfif, this.transform);
	}

	private boolean isStreamed() throws Unreadable {
		Segment last = this.segments.get(this.segments.size() - 1);
		return this.scans == 1 && !frame().progressive() && last.marker() == 0xda
				&& last.body().u8(0) == frame().components().size();
	}

	@Override
	public long memory(int shrink) {
		long blocks = 0;
		for (JpegComponent component : colours().needed(frame().components())) {
			blocks += (long) component.paddedBlocks * component.paddedRows;
		}
		return blocks * (2L * kept(shrink) * kept(shrink) + 8);
	}

	@Override
	public void paint(Canvas canvas, Deadline deadline) throws Exception {
		int kept = kept(canvas.shrink());
		canvas.paintEvery(8 / kept);
		boolean streamed = isStreamed();
		List<JpegComponent> needed = colours().needed(frame().components());
		for (JpegComponent component : needed) {
			component.keep(kept, streamed ? component.down : component.paddedRows, frame().progressive());
		}
		JpegTables tables = new JpegTables(frame());
		for (Segment segment : this.segments) {
			deadline.check();
			if (segment.marker() != 0xda) {
				tables.read(segment.marker(), segment.body());
			}
			else if (streamed) {
				JpegScan scan = tables.scan(segment.body(), segment.data(), frame().components());
				JpegPixels pixels = new JpegPixels(frame(), needed, colours(), kept);
				for (int row = 0; row < frame().unitRows(); row++) {
					deadline.check();
					scan.unitRow(row, 0);
					pixels.paint(row, 0, canvas);
				}
				return;
			}
			else if (tables.tellsOf(segment.body(), needed)) {
				tables.scan(segment.body(), segment.data(), frame().components()).read(deadline);
			}
		}
		JpegPixels pixels = new JpegPixels(frame(), needed, colours(), kept);
		for (int row = 0; row < frame().unitRows(); row++) {
			deadline.check();
			pixels.paint(row, row, canvas);
		}
	}

}
