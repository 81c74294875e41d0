package org.digits.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;

import org.digits.glyph.GlyphFinder;
import org.digits.glyph.Glyphs;
import org.digits.image.Box;
import org.digits.image.Ink;
import org.digits.image.Photo;
import org.digits.ink.InkFinder;
import org.digits.reading.NumberReader;
import org.digits.reading.Trace;

/** Reads again what a person has mended. Safe to use from several threads. */
public final class RepairShop {

	private final InkFinder inkFinder = new InkFinder();

	private final GlyphFinder glyphFinder = new GlyphFinder();

	private final NumberReader reader;

	public RepairShop(NumberReader reader) {
		this.reader = reader;
	}

	/**
	 * A reading with repairs.
	 * @param first what was read at first
	 * @param digits how many digits were expected
	 * @param repairs what is to be mended
	 */
	public Mended mend(Trace first, OptionalInt digits, Repairs repairs) {
		Bench bench = new Bench(first, digits);
		repairs.all().forEach(bench::add);
		return bench.result();
	}

	/**
	 * Something to erase.
	 *
	 * @param box where, in pixels of the ink
	 * @param how what of the ink there
	 */
	private record Erasing(Box box, BiFunction<Ink, Box, Ink> how) {

		Erasing turned(int width, int height, int quarters) {
			return new Erasing(this.box.turned(width, height, quarters), this.how);
		}

	}

	/** A picture while it is being mended. */
	private final class Bench {

		private final Trace first;

		private Photo photo;

		private Ink ink;

		private OptionalInt digits;

		private int turned;

		private boolean inverted;

		private boolean changed;

		private final List<Erasing> erased = new ArrayList<>();

		private final List<Repair> shapes = new ArrayList<>();

		private final List<Repair> said = new ArrayList<>();

		Bench(Trace first, OptionalInt digits) {
			this.first = first;
			this.photo = first.photo();
			this.ink = first.ink();
			this.digits = digits;
			this.turned = first.reading().turned();
		}

		void add(Repair repair) {
			boolean words = repair instanceof Repair.Say || repair instanceof Repair.Number;
			if (words) {
				this.said.add(repair);
				return;
			}
			this.said.removeIf(Repair.Number.class::isInstance);
			if (repair instanceof Repair.Split || repair instanceof Repair.Join) {
				this.shapes.add(repair);
				return;
			}
			this.changed = true;
			if (repair instanceof Repair.Turn turn) {
				turn(turn.quarters());
			}
			else if (repair instanceof Repair.Invert) {
				this.inverted = !this.inverted;
				forget();
			}
			else if (repair instanceof Repair.Erase erase) {
				this.erased.add(new Erasing(inInk(erase.box()), Eraser::erase));
			}
			else if (repair instanceof Repair.Rub rub) {
				this.erased.add(new Erasing(inInk(rub.box()), Eraser::rub));
			}
			else if (repair instanceof Repair.Spot spot) {
				this.erased.add(new Erasing(pixel(spot), Eraser::spot));
			}
			else {
				forget();
				this.digits = OptionalInt.of(1);
			}
		}

		private void turn(int quarters) {
			int width = this.ink.width();
			int height = this.ink.height();
			this.erased.replaceAll((one) -> one.turned(width, height, quarters));
			this.photo = this.photo.turned(quarters);
			this.ink = this.ink.turned(quarters);
			this.turned = (this.turned + quarters) % 4;
			forget();
		}

		/** What was said of digits that are not seen any more. */
		private void forget() {
			this.shapes.clear();
			this.said.clear();
		}

		private Box inInk(Box box) {
			double scale = this.ink.scale();
			int left = (int) Math.round(box.x() / scale);
			int top = (int) Math.round(box.y() / scale);
			return new Box(left, top, Math.max(1, (int) Math.round(box.right() / scale) - left),
					Math.max(1, (int) Math.round(box.bottom() / scale) - top));
		}

		/** The pixel of the ink in which the middle of one of the picture's is. */
		private Box pixel(Repair.Spot spot) {
			double scale = this.ink.scale();
			return new Box((int) ((spot.x() + .5) / scale), (int) ((spot.y() + .5) / scale), 1, 1);
		}

		Mended result() {
			Trace whole = this.changed ? read() : this.first;
			Trace trace = this.shapes.isEmpty() ? whole : reshaped(whole);
			Said words = Said.of(trace.reading(), this.said);
			return new Mended(trace.with(words.reading().turnedBy(this.turned)), this.digits, words.boxes(),
					words.checked());
		}

		private Trace read() {
			Ink seen = this.inverted ? RepairShop.this.inkFinder.findInverse(this.photo) : this.ink;
			for (Erasing one : this.erased) {
				seen = one.how().apply(seen, one.box());
			}
			return RepairShop.this.reader.read(this.photo, seen, this.digits);
		}

		/** Every split makes one digit more, every join one less. */
		private Trace reshaped(Trace whole) {
			Ink seen = whole.ink();
			Glyphs glyphs = find(seen);
			int count = whole.reading().lines().stream().mapToInt((line) -> line.digits().size()).sum();
			for (Repair shape : this.shapes) {
				if (shape instanceof Repair.Join join) {
					glyphs = Choices.joined(glyphs, inInk(join.box()));
					count--;
				}
				else if (shape instanceof Repair.Split split) {
					Box box = inInk(split.box());
					Optional<Glyphs> parted = Choices.split(glyphs, box);
					if (parted.isEmpty()) {
						int column = Eraser.thinnest(seen, box);
						seen = Eraser.cut(seen, box, column);
						glyphs = Choices.partedAt(find(seen), box, column);
					}
					else {
						glyphs = parted.get();
					}
					count++;
				}
			}
			this.digits = (glyphs.lines().size() == 1) ? OptionalInt.of(Math.max(1, count)) : OptionalInt.empty();
			return RepairShop.this.reader.read(this.photo, seen, glyphs, this.digits);
		}

		private Glyphs find(Ink seen) {
			return RepairShop.this.glyphFinder.find(seen, OptionalInt.empty());
		}

	}

}
