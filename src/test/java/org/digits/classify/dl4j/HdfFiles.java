package org.digits.classify.dl4j;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import org.bytedeco.hdf5.Attribute;
import org.bytedeco.hdf5.DataSet;
import org.bytedeco.hdf5.DataSpace;
import org.bytedeco.hdf5.Group;
import org.bytedeco.hdf5.H5File;
import org.bytedeco.hdf5.PredType;
import org.bytedeco.hdf5.StrType;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Writes small HDF5 files. */
final class HdfFiles {

	private HdfFiles() {
	}

	/** A file that has nothing in it but attributes. */
	static Path withAttributes(Path path, Map<String, String> attributes) {
		return with(path, attributes, Map.of());
	}

	/**
	 * A file.
	 * @param attributes its attributes
	 * @param arrays its arrays, by the names of the groups that lead to them, parted by
	 * strokes
	 */
	static Path with(Path path, Map<String, String> attributes, Map<String, INDArray> arrays) {
		try (H5File file = new H5File(path.toString(), hdf5.H5F_ACC_TRUNC)) {
			attributes.forEach((name, value) -> write(file, name, value));
			arrays.forEach((name, values) -> write(file, name, values));
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

	private static void write(H5File file, String name, INDArray values) {
		for (int end = name.indexOf('/'); end > 0; end = name.indexOf('/', end + 1)) {
			String group = name.substring(0, end);
			if (!file.nameExists(group)) {
				file.createGroup(group).close();
			}
		}
		String parent = name.substring(0, name.lastIndexOf('/'));
		try (Group group = file.openGroup(parent);
				DataSpace space = new DataSpace(values.rank(), values.shape());
				DataSet data = group.createDataSet(name.substring(parent.length() + 1), PredType.IEEE_F32LE(), space);
				FloatPointer floats = new FloatPointer(values.dup('c').data().asFloat())) {
			data.write(floats, PredType.NATIVE_FLOAT());
		}
	}

}
