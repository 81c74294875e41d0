package org.digits.classify.dl4j;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import org.bytedeco.hdf5.Attribute;
import org.bytedeco.hdf5.DataSpace;
import org.bytedeco.hdf5.H5File;
import org.bytedeco.hdf5.PredType;
import org.bytedeco.hdf5.StrType;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;

/** Writes small HDF5 files. */
final class HdfFiles {

	private HdfFiles() {
	}

	/** A file that has nothing in it but attributes. */
	static Path withAttributes(Path path, Map<String, String> attributes) {
		try (H5File file = new H5File(path.toString(), hdf5.H5F_ACC_TRUNC)) {
			attributes.forEach((name, value) -> write(file, name, value));
		}
		return path;
	}

	private static void write(H5File file, String name, String value) {
		byte[] bytes = (value + "\0").getBytes(StandardCharsets.UTF_8);
		try (StrType type = new StrType(PredType.C_S1(), bytes.length);
				DataSpace scalar = new DataSpace(hdf5.H5S_SCALAR);
				Attribute attribute = file.createAttribute(name, type, scalar);
				BytePointer text = new BytePointer(bytes)) {
			attribute.write(type, text);
		}
	}

}
