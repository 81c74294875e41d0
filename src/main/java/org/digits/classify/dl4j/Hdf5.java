package org.digits.classify.dl4j;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import org.digits.classify.UnusableModel;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An HDF5 file in memory, read by a reader in Java: whatever is wrong with it ends in an
 * exception, not in a crash of the process. Links are not followed, since they may lead
 * to other files.
 */
final class Hdf5 {

	/** As many numbers may an array have: 256 MB of them. */
	private static final long MOST_VALUES = 64L << 20;

	private final HdfFile file;

	/**
	 * Opens a file.
	 * @throws UnusableModel if it is damaged
	 */
	Hdf5(byte[] bytes) {
		try {
			this.file = HdfFile.fromBytes(bytes);
		}
		catch (RuntimeException ex) {
			throw damaged(ex);
		}
	}

	/** The text of an attribute of the file. */
	@Nullable String text(String attribute) {
		try {
			Attribute found = this.file.getAttributes().get(attribute);
			return (found != null && found.getData() instanceof String text) ? text : null;
		}
		catch (RuntimeException ex) {
			throw damaged(ex);
		}
	}

	/** The names of the groups in a group; none if it doesn't exist. */
	List<String> groups(String... path) {
		return names(true, path);
	}

	/** The names of the arrays in a group; none if it doesn't exist. */
	List<String> arrays(String... path) {
		return names(false, path);
	}

	/** An array of floating-point numbers, with its shape. */
	INDArray array(String name, String... path) {
		try {
			Group group = group(path);
			if (group == null || !(group.getChild(name) instanceof Dataset data)) {
				throw new UnusableModel("It has no weights " + name + ".");
			}
			long[] shape = Arrays.stream(data.getDimensions()).asLongStream().toArray();
			long count = LongStream.of(shape).reduce(1, Math::multiplyExact);
			if (count <= 0 || count > MOST_VALUES || data.getSizeInBytes() > 8 * MOST_VALUES
					|| data.isVariableLength()) {
				throw new UnusableModel(
						"Its weights %s claim to be of the shape %s.".formatted(name, Arrays.toString(shape)));
			}
			return FloatArrays.of(floats(name, data.getDataFlat()), shape);
		}
		catch (UnusableModel ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw damaged(ex);
		}
	}

	private static float[] floats(String name, Object data) {
		if (data instanceof float[] floats) {
			return floats;
		}
		if (data instanceof double[] doubles) {
			float[] floats = new float[doubles.length];
			for (int i = 0; i < floats.length; i++) {
				floats[i] = (float) doubles[i];
			}
			return floats;
		}
		throw new UnusableModel("Its weights " + name + " are no floating-point numbers.");
	}

	private List<String> names(boolean groups, String... path) {
		try {
			Group group = group(path);
			return (group == null) ? List.of()
					: group.getChildren()
						.entrySet()
						.stream()
						.filter((child) -> !child.getValue().isLink() && child.getValue().isGroup() == groups)
						.map(java.util.Map.Entry::getKey)
						.toList();
		}
		catch (RuntimeException ex) {
			throw damaged(ex);
		}
	}

	/** Goes by names, not by a path: they may have strokes in them. */
	private @Nullable Group group(String... path) {
		Group group = this.file;
		for (String name : path) {
			Node child = group.getChildren().get(name);
			if (child == null || child.isLink() || !(child instanceof Group inner)) {
				return null;
			}
			group = inner;
		}
		return group;
	}

	private static UnusableModel damaged(RuntimeException cause) {
		return new UnusableModel("It is a damaged HDF5 file, perhaps only a part of one.", cause);
	}

}
