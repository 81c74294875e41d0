package org.digits.classify.dl4j;

import java.nio.FloatBuffer;
import java.util.Map;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import org.digits.classify.Network;
import org.digits.glyph.Glyph;

/** A network run by ONNX Runtime, with a thread for every caller. */
final class OnnxNetwork implements Network {

	private final OrtEnvironment environment = OrtEnvironment.getEnvironment();

	private final OrtSession session;

	private final int outputs;

	/**
	 * Loads a network.
	 * @param file the ONNX file
	 */
	OnnxNetwork(String file) throws OrtException {
		OrtSession.SessionOptions options = new OrtSession.SessionOptions();
		options.setIntraOpNumThreads(1);
		options.setInterOpNumThreads(1);
		options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
		this.session = this.environment.createSession(file, options);
		this.outputs = run(new float[Glyph.SIDE * Glyph.SIDE], 1).length;
	}

	@Override
	public int outputs() {
		return this.outputs;
	}

	@Override
	public float[] run(float[] pictures, int count) {
		long[] shape = { count, Glyph.SIDE, Glyph.SIDE, 1 };
		try (OnnxTensor input = OnnxTensor.createTensor(this.environment, FloatBuffer.wrap(pictures), shape);
				OrtSession.Result result = this.session.run(Map.of("pictures", input))) {
			OnnxTensor output = (OnnxTensor) result.get(0);
			FloatBuffer values = output.getFloatBuffer();
			float[] all = new float[values.remaining()];
			values.get(all);
			return all;
		}
		catch (OrtException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
