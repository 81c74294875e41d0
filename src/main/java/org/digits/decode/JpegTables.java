package org.digits.decode;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The tables that a JPEG file has told so far, and the scans that use them. */
final class JpegTables {

	private final JpegFrame frame;

	private final @Nullable JpegHuffman[] dc = new JpegHuffman[4];

	private final @Nullable JpegHuffman[] ac = new JpegHuffman[4];

	private final int[][] steps = new int[4][0];

	private int interval;

	JpegTables(JpegFrame frame) {
		this.frame = frame;
	}

	/** Reads a segment of tables. */
	void read(int marker, Bytes body) throws Unreadable {
		switch (marker) {
			case 0xc4 -> codes(body);
			case 0xdb -> steps(body);
			default -> this.interval = body.u16(0);
		}
	}

	private void codes(Bytes body) throws Unreadable {
		long offset = 0;
		while (offset < body.length()) {
			int name = body.u8(offset);
			Bytes table = body.from(offset + 1);
			if ((name & 15) > 3 || name > 0x1f) {
				throw Unreadable.garbled();
			}
			((name > 15) ? this.ac : this.dc)[name & 3] = new JpegHuffman(table, name <= 15);
			offset += 17L + JpegHuffman.total(table);
		}
	}

	private void steps(Bytes body) throws Unreadable {
		long offset = 0;
		while (offset < body.length()) {
			int name = body.u8(offset++);
			if ((name & 15) > 3) {
				throw Unreadable.garbled();
			}
			int size = (name > 15) ? 2 : 1;
			int[] table = new int[64];
			for (int place = 0; place < 64; place++) {
				table[place] = (size == 2) ? body.u16(offset + 2L * place) : body.u8(offset + place);
			}
			this.steps[name & 3] = table;
			offset += 64L * size;
		}
	}

	/** Whether a scan tells anything of these components. */
	boolean tellsOf(Bytes head, List<JpegComponent> components) throws Unreadable {
		for (int index = 0; index < head.u8(0); index++) {
			int name = head.u8(1 + 2L * index);
			if (components.stream().anyMatch((component) -> component.name == name)) {
				return true;
			}
		}
		return false;
	}

	/** Begins a scan. */
	JpegScan scan(Bytes head, Bytes data, List<JpegComponent> all) throws Unreadable {
		List<JpegComponent> components = new ArrayList<>();
		int count = head.u8(0);
		for (int index = 0; index < count; index++) {
			JpegComponent component = named(head.u8(1 + 2L * index), all, components);
			int tables = head.u8(2 + 2L * index);
			component.dc = this.dc[tables >> 4 & 3];
			component.ac = this.ac[tables & 3];
			if (component.steps.length == 0) {
				component.steps = this.steps[component.quantizer];
			}
			components.add(component);
		}
		Bytes band = head.slice(1 + 2L * count, 3);
		if (components.isEmpty() || (components.size() > 1 && this.frame.progressive() && band.u8(0) > 0)) {
			throw Unreadable.garbled();
		}
		JpegBits bits = new JpegBits(data);
		JpegBlocks blocks = new JpegBlocks(bits, this.frame.progressive(), band.u8(0), band.u8(1), band.u8(2) >> 4 != 0,
				band.u8(2) & 15);
		return new JpegScan(this.frame, components, blocks, bits, this.interval);
	}

	/** The component of a name; the next of that name, where several share it. */
	private static JpegComponent named(int name, List<JpegComponent> all, List<JpegComponent> taken) throws Unreadable {
		return all.stream()
			.filter((component) -> component.name == name && !taken.contains(component))
			.findFirst()
			.orElseThrow(Unreadable::garbled);
	}

}
