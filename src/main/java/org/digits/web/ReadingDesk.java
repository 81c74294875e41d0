package org.digits.web;

import java.util.OptionalInt;

import org.digits.decode.Decoding;
import org.digits.decode.Pictures;
import org.digits.reading.NumberReader;
import org.digits.reading.Trace;
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

	private final Uploads uploads;

	private final Seats seats;

	ReadingDesk(Pictures pictures, NumberReader reader, Uploads uploads, RequestSettings settings) {
		this.pictures = pictures;
		this.reader = reader;
		this.uploads = uploads;
		this.seats = new Seats(settings);
	}

	/** Whether whoever comes now would wait for too long. */
	boolean isFull() {
		return this.seats.isFull();
	}

	/**
	 * Reads an upload, unless others wait already for as long as anybody should.
	 * @param bytes the file as it was sent
	 * @param digits how many digits to expect, if known
	 */
	Answer read(byte[] bytes, OptionalInt digits) {
		return isFull() ? busy() : read(bytes, digits, false);
	}

	/** The same, but waits behind all others: for those of whom a part was read. */
	Answer readInTurn(byte[] bytes, OptionalInt digits) {
		return read(bytes, digits, true);
	}

	private Answer read(byte[] bytes, OptionalInt digits, boolean stays) {
		if (!this.seats.take(stays)) {
			return busy();
		}
		long start = System.nanoTime();
		try {
			return decodeAndRead(bytes, digits);
		}
		finally {
			this.seats.leave(System.nanoTime() - start);
		}
	}

	private static Refused busy() {
		return new Refused(Problem.BUSY, "More pictures have come than can be read at once; try again in a second.");
	}

	private Answer decodeAndRead(byte[] bytes, OptionalInt digits) {
		Decoding decoding = this.pictures.decode(bytes);
		if (decoding instanceof Decoding.Refused refused) {
			return new Refused(problem(refused.reason()), refused.sentence());
		}
		Trace trace = this.reader.read(((Decoding.Decoded) decoding).photo(), digits);
		this.uploads.keep(bytes);
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
