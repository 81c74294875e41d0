package org.digits.stack;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.digits.door.Peer;
import org.digits.keep.DiskTrouble;
import org.digits.tongue.Words;
import org.digits.web.Stated;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartFile;

/** What the pages and the API ask of stacks, with refusals in their words. */
class StackDesk {

	private static final Logger logger = LoggerFactory.getLogger(StackDesk.class);

	private static final Pattern NUMBER = Pattern.compile("[0-9.,/ \n-]{0,200}");

	private final Stacks stacks;

	private final Readers readers;

	private final DiskTrouble trouble = new DiskTrouble("A stack that was sent can't be kept and is refused");

	StackDesk(Stacks stacks, Readers readers) {
		this.stacks = stacks;
		this.readers = readers;
	}

	/** Takes a stack in. */
	Stack take(@Nullable List<MultipartFile> files, @Nullable Integer digits, HttpServletRequest request) {
		List<Stacks.Sent> sent = new ArrayList<>();
		for (MultipartFile file : (files != null) ? files : List.<MultipartFile>of()) {
			// A field that nothing was chosen for comes as a file without a name.
			if (!file.isEmpty() || !String.valueOf(file.getOriginalFilename()).isEmpty()) {
				sent.add(new SentFile(file));
			}
		}
		if (sent.isEmpty()) {
			throw new Stated(HttpStatus.BAD_REQUEST, Words.of("stack.no-file"));
		}
		try {
			Stack stack = this.stacks.create(sent, digits, Peer.isLocal(request) ? null : Peer.name(request));
			this.trouble.wrote();
			this.readers.wakeUp();
			return stack;
		}
		catch (Stacks.NoRoom ex) {
			throw new Stated(HttpStatus.SERVICE_UNAVAILABLE, ex.words());
		}
		catch (IOException ex) {
			this.trouble.met(ex);
			throw cantWrite();
		}
	}

	Stack find(String id) {
		return this.stacks.find(id).orElseThrow(() -> new Stated(HttpStatus.NOT_FOUND, Words.of("stack.not-found")));
	}

	Page page(Stack stack, int page) {
		return stack.page(page).orElseThrow(() -> new Stated(HttpStatus.NOT_FOUND, Words.of("stack.no-page")));
	}

	/** Writes down what a person says. */
	Page correct(Stack stack, int page, @Nullable String number) {
		page(stack, page);
		String said = ((number != null) ? number : "").strip().replace("\r\n", "\n").replace('\u2212', '-');
		if (!NUMBER.matcher(said).matches()) {
			throw new Stated(HttpStatus.BAD_REQUEST, Words.of("stack.no-number"));
		}
		return add(stack, Event.corrected(page, said));
	}

	/** Takes back what a person said. */
	Page restore(Stack stack, int page) {
		return page(stack, page).isConfirmed() ? add(stack, Event.restored(page)) : page(stack, page);
	}

	private static Page add(Stack stack, Event event) {
		try {
			return stack.add(event);
		}
		catch (IOException ex) {
			logger.warn("A correction can't be kept: {}", ex.toString());
			throw cantWrite();
		}
	}

	void delete(Stack stack) {
		try {
			this.stacks.delete(stack);
		}
		catch (IOException ex) {
			logger.warn("A stack can't be deleted: {}", ex.toString());
			throw cantWrite();
		}
	}

	private static Stated cantWrite() {
		return new Stated(HttpStatus.SERVICE_UNAVAILABLE, Words.of("stack.no-disk"));
	}

	/**
	 * A file of a form.
	 *
	 * @param file the file
	 */
	private record SentFile(MultipartFile file) implements Stacks.Sent {

		@Override
		public String name() {
			return String.valueOf(this.file.getOriginalFilename());
		}

		@Override
		public long size() {
			return this.file.getSize();
		}

		@Override
		public void moveTo(File to) throws IOException {
			this.file.transferTo(to);
		}

	}

}
