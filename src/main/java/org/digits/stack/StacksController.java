package org.digits.stack;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.digits.tongue.Tongues;
import org.digits.tongue.Words;
import org.digits.web.Stated;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Version 1 of the API of stacks. */
@RestController
class StacksController implements StacksApi {

	private static final Duration PICTURES_STAY = Duration.ofHours(1);

	private final StackDesk desk;

	private final StackEvents events;

	private final Results results;

	private final Tongues tongues;

	StacksController(StackDesk desk, StackEvents events, Results results, Tongues tongues) {
		this.desk = desk;
		this.events = events;
		this.results = results;
		this.tongues = tongues;
	}

	@Override
	public ResponseEntity<StackDocument> send(@Nullable List<MultipartFile> file, @Nullable Integer digits,
			HttpServletRequest request) {
		Stack stack = this.desk.take(file, digits, request);
		return ResponseEntity.created(URI.create(PATH + "/" + stack.id())).body(StackDocument.of(stack.progress()));
	}

	@Override
	public ResponseEntity<StackDocument> progress(String id) {
		return fresh(StackDocument.of(this.desk.find(id).progress()));
	}

	@Override
	public ResponseEntity<List<PageDocument>> pages(String id, @Nullable String order) {
		List<Page> pages = inOrder(this.desk.find(id).pages(), order);
		return fresh(pages.stream().map((page) -> PageDocument.of(id, page, null, this.tongues.here())).toList());
	}

	/** The least sure first, or as they came. */
	static List<Page> inOrder(List<Page> pages, @Nullable String order) {
		return "doubt".equals(order) ? pages.stream().sorted(Comparator.comparingDouble(Page::doubt)).toList() : pages;
	}

	@Override
	public SseEmitter events(String id, @Nullable String since, @Nullable String last, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader("X-Accel-Buffering", "no"); // proxies would wait for more
		String known = (last != null && last.matches(REVISION)) ? last : (since != null) ? since : "0";
		return this.events.follow(this.desk.find(id), Long.parseLong(known), this.tongues.here());
	}

	@Override
	public ResponseEntity<PageDocument> correct(String id, int page, Correction correction) {
		return fresh(PageDocument.of(id, this.desk.correct(this.desk.find(id), page, correction.number()), null,
				this.tongues.here()));
	}

	@Override
	public ResponseEntity<PageDocument> restore(String id, int page) {
		return fresh(PageDocument.of(id, this.desk.restore(this.desk.find(id), page), null, this.tongues.here()));
	}

	@Override
	public ResponseEntity<Resource> picture(String id, int page) {
		return picture(id, page, false);
	}

	@Override
	public ResponseEntity<Resource> thumbnail(String id, int page) {
		return picture(id, page, true);
	}

	private ResponseEntity<Resource> picture(String id, int page, boolean small) {
		Resource picture = this.desk.find(id)
			.picture(page, small)
			.map(FileSystemResource::new)
			.orElseThrow(() -> new Stated(HttpStatus.NOT_FOUND, Words.of("stack.no-page")));
		return ResponseEntity.ok()
			.contentType(MediaType.IMAGE_JPEG)
			.cacheControl(CacheControl.maxAge(PICTURES_STAY).cachePrivate())
			.body(picture);
	}

	@Override
	public void results(String id, String format, HttpServletResponse response) throws IOException {
		this.results.write(this.desk.find(id), format, response);
	}

	@Override
	public ResponseEntity<Void> delete(String id) {
		this.desk.delete(this.desk.find(id));
		return ResponseEntity.noContent().build();
	}

	private static <T> ResponseEntity<T> fresh(T body) {
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
	}

}
