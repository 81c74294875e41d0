package org.digits.serve;

import org.digits.classify.NativeCodeMissing;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the server doesn't start where networks can't be run. */
class NativeCodeMissingFailureAnalyzer extends AbstractFailureAnalyzer<NativeCodeMissing> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, NativeCodeMissing cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"The program runs on the kind of machine that it was packed on: pack it here, with ./mvnw package. Its "
						+ "native libraries are unpacked to a folder that has to be writable, with some 100 MB free: "
						+ "name one with -Dorg.bytedeco.javacpp.cachedir=/path/to/folder. They need glibc 2.27 or later "
						+ "(Alpine Linux has none).",
				cause);
	}

}
