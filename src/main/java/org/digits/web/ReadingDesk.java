package org.digits.web;

import java.util.OptionalInt;
import java.util.function.Supplier;

import org.digits.decode.Decoding;
import org.digits.decode.Pictures;
import org.digits.image.Photo;
import org.digits.reading.NumberReader;
import org.digits.reading.Trace;
import org.digits.repair.RepairShop;
import org.digits.repair.Repairs;
import org.digits.strokes.Drawing;
import org.digits.strokes.StrokeReader;
import org.digits.tongue.Words;
import org.digits.uploads.Uploads;
import org.digits.web.Answer.Answered;
import org.digits.web.Answer.Refused;

/**
 * Where uploads are read: a few at a time, since a decoded photograph takes much memory,
 * and the rest wait briefly or are sent away.
 */
class ReadingDesk {

	private final Pictures pictures;

	private final NumberReader reader;

	private final StrokeReader strokeReader;

	private final RepairShop repairShop;

	private final Uploads uploads;

	private final Seats seats;

	ReadingDesk(Pictures pictures, NumberReader reader, Uploads uploads, RequestSettings settings) {
		this.pictures = pictures;
		this.reader = reader;
		this.strokeReader = new StrokeReader(reader);
		this.repairShop = new RepairShop(reader);
		this.uploads = uploads;
		this.seats = new Seats(settings);
	}

	/** Whether whoever comes now would wait for too long. */
	boolean isFull() {
		return this.seats.isFull();
	}

	/** How many seats are free that nobody waits for. */
	int idle() {
		return this.seats.idle();
	}

	/**
	 * Reads an upload, unless others wait already for as long as anybody should.
	 * @param bytes the file as it was sent
	 * @param digits how many digits to expect, if known
	 */
	Answer read(byte[] bytes, OptionalInt digits) {
		return isFull() ? busy() : inTurn(false, () -> decodeAndRead(Sent.File.fresh(bytes), digits, true));
	}

	/** The same, but waits behind all others: for those of whom a part was read. */
	Answer readInTurn(byte[] bytes, OptionalInt digits) {
		return inTurn(true, () -> decodeAndRead(Sent.File.fresh(bytes), digits, true));
	}

	/**
	 * Reads what was written on a pad, unless others wait already for as long as anybody
	 * should.
	 * @param drawing the strokes
	 * @param digits how many digits to expect, if known
	 */
	Answer read(Drawing drawing, OptionalInt digits) {
		return isFull() ? busy() : inTurn(false, () -> new Answered(this.strokeReader.read(drawing, digits)));
	}

	/**
	 * Reads what somebody has sent before, with what they have mended since.
	 * @param sent the picture or the strokes, as the page gave them back
	 * @param digits how many digits to expect, if known
	 * @param repairs what is mended
	 */
	Answer mend(Sent sent, OptionalInt digits, Repairs repairs) {
		return isFull() ? busy() : inTurn(false, () -> readAndMend(sent, digits, repairs));
	}

	private Answer readAndMend(Sent sent, OptionalInt digits, Repairs repairs) {
		Answer first = (sent instanceof Sent.File file)
				? decodeAndRead(file, digits, !file.returned() && repairs.isEmpty())
				: new Answered(this.strokeReader.read(((Sent.Written) sent).drawing(), digits));
		if (repairs.isEmpty() || !(first instanceof Answered answered)) {
			return first;
		}
		return new Answered(this.repairShop.mend(answered.trace(), digits, repairs));
	}

	/**
	 * @param stays whether it stays in the line when that is cut short
	 */
	private Answer inTurn(boolean stays, Supplier<Answer> work) {
		if (!this.seats.take(stays)) {
			return busy();
		}
		long start = System.nanoTime();
		try {
			return work.get();
		}
		finally {
			this.seats.leave(System.nanoTime() - start);
		}
	}

	private static Refused busy() {
		return new Refused(Problem.BUSY, Words.of("problem.busy.line"));
	}

	/**
	 * @param fresh whether nobody has seen it yet: then it is set upright if it seems not
	 * to be, and kept if pictures are kept here at all. Of what a page gave back, the
	 * repairs tell how it lies.
	 */
	private Answer decodeAndRead(Sent.File file, OptionalInt digits, boolean fresh) {
		Decoding decoding = this.pictures.decode(file.bytes());
		if (decoding instanceof Decoding.Refused refused) {
			return new Refused(problem(refused.reason()), Words.said(refused.sentence()));
		}
		Photo photo = file.scaled(((Decoding.Decoded) decoding).photo());
		if (!fresh) {
			return new Answered(this.reader.readAsItLies(photo, digits));
		}
		Trace trace = this.reader.read(photo, digits);
		this.uploads.keep(file.bytes());
		return new Answered(trace);
	}

	private static Problem problem(Decoding.Reason reason) {
		return switch (reason) {
			case EMPTY -> Problem.EMPTY_PICTURE;
			case DAMAGED -> Problem.DAMAGED_PICTURE;
			case TOO_MANY_BYTES -> Problem.TOO_MANY_BYTES;
			case TOO_MANY_PIXELS -> Problem.TOO_MANY_PIXELS;
			case UNSUPPORTED -> Problem.NOT_A_PICTURE;
			case BUSY -> Problem.BUSY;
		};
	}

}
