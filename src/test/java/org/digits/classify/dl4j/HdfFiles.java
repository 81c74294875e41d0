package org.digits.classify.dl4j;

import java.nio.file.Path;
import java.util.Map;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
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
		try (WritableHdfFile file = HdfFile.write(path)) {
			attributes.forEach(file::putAttribute);
			arrays.forEach((name, values) -> {
				String[] names = name.split("/");
				WritableGroup group = file;
				for (int i = 0; i < names.length - 1; i++) {
					group = (group.getChildren().get(names[i]) instanceof WritableGroup inner) ? inner
							: group.putGroup(names[i]);
				}
				group.putDataset(names[names.length - 1], data(values));
			});
		}
		return path;
	}

	private static Object data(INDArray values) {
		return switch (values.rank()) {
			case 1 -> values.toFloatVector();
			case 2 -> values.toFloatMatrix();
			default -> {
				int size = (int) values.size(0);
				Object[] slices = (values.rank() == 3) ? new float[size][][] : new float[size][][][];
				for (int i = 0; i < size; i++) {
					slices[i] = data(values.slice(i));
				}
				yield slices;
			}
		};
	}

}
