package org.digits.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.digits.keep.DiskTrouble;
import org.jspecify.annotations.Nullable;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.DefaultMultipartHttpServletRequest;

/**
 * Takes forms apart that {@link Intake} collected. The container's own way would read
 * from the connection again.
 */
class Forms implements MultipartResolver {

	private static final int PIECE = 8192;

	private final IntakeSettings settings;

	private final long mostOfFile;

	private final long mostOfAll;

	private final @Nullable Freight freight;

	private final DiskTrouble trouble = new DiskTrouble("A stack on its way in can't be kept and is refused");

	/**
	 * Forms within limits.
	 * @param mostOfFile bytes that a file may have
	 * @param mostOfAll bytes that a form may have
	 * @param freight whose files are written to the disk, if there is any
	 */
	Forms(IntakeSettings settings, long mostOfFile, long mostOfAll, @Nullable Freight freight) {
		this.settings = settings;
		this.mostOfFile = mostOfFile;
		this.mostOfAll = mostOfAll;
		this.freight = freight;
	}

	/** When the container tells of an error, nobody wants the form any more. */
	@Override
	public boolean isMultipart(HttpServletRequest request) {
		return request.getDispatcherType() != DispatcherType.ERROR
				&& StringUtils.startsWithIgnoreCase(request.getContentType(), "multipart/form-data");
	}

	@Override
	public MultipartHttpServletRequest resolveMultipart(HttpServletRequest request) {
		if (request instanceof Collected collected && collected.isTooLarge()) {
			throw new MaxUploadSizeExceededException(this.mostOfAll);
		}
		IOException failure = (request instanceof Collected collected) ? collected.failure() : null;
		if (failure != null) {
			throw noDisk(failure);
		}
		MultiValueMap<String, MultipartFile> files = new LinkedMultiValueMap<>();
		boolean whole = false;
		try {
			MultipartHttpServletRequest form = parse(request, files, freight(request));
			whole = true;
			return form;
		}
		catch (SizeException ex) {
			throw new MaxUploadSizeExceededException(ex.getPermittedSize(), ex);
		}
		catch (FileCountLimitExceededException ex) {
			throw new MaxUploadSizeExceededException(ex.getLimit(), ex);
		}
		catch (FileUploadIOException ex) {
			throw (ex.getCause() instanceof SizeException size)
					? new MaxUploadSizeExceededException(size.getPermittedSize(), size)
					: new MultipartException("Not a form", ex);
		}
		catch (IOException ex) {
			throw new MultipartException("Not a form", ex);
		}
		finally {
			if (!whole) {
				delete(files);
			}
		}
	}

	private NoDisk noDisk(IOException failure) {
		this.trouble.met(failure);
		return new NoDisk(failure);
	}

	/** Only what was collected on the disk may be kept there. */
	private @Nullable Freight freight(HttpServletRequest request) {
		return (request instanceof Collected collected && collected.isFreight()) ? this.freight : null;
	}

	private MultipartHttpServletRequest parse(HttpServletRequest request, MultiValueMap<String, MultipartFile> files,
			@Nullable Freight freight) throws IOException {
		int mostParts = (freight != null) ? freight.mostParts() : this.settings.parts();
		FileUpload upload = new FileUpload();
		upload.setFileSizeMax((freight != null) ? freight.mostBytes() : this.mostOfFile);
		upload.setPartHeaderSizeMax((int) this.settings.partHeader().toBytes());
		upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
		Map<String, String[]> texts = new HashMap<>();
		Map<String, String> types = new HashMap<>();
		FileItemIterator parts = upload.getItemIterator(context(request));
		for (int count = 1; parts.hasNext(); count++) {
			if (count > mostParts) {
				throw new FileCountLimitExceededException("Too many parts", mostParts);
			}
			FileItemStream part = parts.next();
			String field = String.valueOf(part.getFieldName());
			if (part.isFormField()) {
				texts.merge(field, new String[] { text(part) }, StringUtils::concatenateStringArrays);
				types.put(field, String.valueOf(part.getContentType()));
			}
			else {
				files.add(field, (freight != null) ? filed(field, part, freight.folder())
						: new UploadedFile(field, name(part), part.getContentType(), content(part)));
			}
		}
		return new DefaultMultipartHttpServletRequest(request, files, texts, types);
	}

	private String text(FileItemStream part) throws IOException {
		try (InputStream in = part.openStream()) {
			byte[] content = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, this.mostOfFile));
			if (in.read() >= 0) {
				throw new MaxUploadSizeExceededException(this.mostOfFile);
			}
			return new String(content, StandardCharsets.UTF_8);
		}
	}

	private MultipartFile filed(String field, FileItemStream part, Path folder) throws IOException {
		Path file = newFile(folder);
		try (InputStream in = part.openStream()) {
			fill(file, in);
			return new FiledFile(field, name(part), part.getContentType(), file);
		}
		catch (IOException | RuntimeException ex) {
			Files.deleteIfExists(file);
			throw ex;
		}
	}

	private Path newFile(Path folder) {
		try {
			return Files.createTempFile(folder, "part", null);
		}
		catch (IOException ex) {
			throw noDisk(ex);
		}
	}

	/** What can't be written is the disk's fault, what can't be read is the form's. */
	private void fill(Path file, InputStream in) throws IOException {
		byte[] piece = new byte[PIECE];
		try (OutputStream out = Files.newOutputStream(file)) {
			for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
				try {
					out.write(piece, 0, count);
				}
				catch (IOException ex) {
					throw noDisk(ex);
				}
			}
		}
		this.trouble.wrote();
	}

	private static byte[] content(FileItemStream part) throws IOException {
		try (InputStream in = part.openStream()) {
			return in.readAllBytes();
		}
	}

	/** What it is called is of no account here, but whether it has a name is. */
	private static String name(FileItemStream part) {
		try {
			String name = part.getName();
			return (name != null) ? name : "";
		}
		catch (InvalidFileNameException ex) {
			return ex.getName();
		}
	}

	private static UploadContext context(HttpServletRequest request) {
		return new UploadContext() {

			@Override
			public @Nullable String getCharacterEncoding() {
				return request.getCharacterEncoding();
			}

			@Override
			public @Nullable String getContentType() {
				return request.getContentType();
			}

			@Override
			public long contentLength() {
				return request.getContentLengthLong();
			}

			@Override
			public InputStream getInputStream() throws IOException {
				return request.getInputStream();
			}

		};
	}

	@Override
	public void cleanupMultipart(MultipartHttpServletRequest request) {
		delete(request.getMultiFileMap());
	}

	/** Only freight was written anywhere. */
	private static void delete(MultiValueMap<String, MultipartFile> files) {
		for (MultipartFile file : files.values().stream().flatMap(List::stream).toList()) {
			if (file instanceof FiledFile filed) {
				try {
					filed.delete();
				}
				catch (IOException ex) {
					// It lies in a folder that is emptied at the next start.
				}
			}
		}
	}

}
