package org.digits.classify.dl4j;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digits.classify.Network;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Prints how much CPU time a digit takes, by DL4J as it comes, by our plans and by ONNX
 * Runtime, by turns in one run; how near the plans come to the fastest that the machine
 * multiplies matrices; and what the operations of a plan take. The arguments are a Keras
 * file and the same network as ONNX.
 */
final class EngineTimes {

	private static final int[] COUNTS = { 1, 3, 8, 32 };

	private static final int ROUNDS = 40;

	private EngineTimes() {
	}

	public static void main(String[] files) throws Exception {
		NativeThreads.onePerCaller();
		MultiLayerNetwork imported = KerasImport.imported(KerasFile.of(Files.readAllBytes(Path.of(files[0]))));
		List<Engine> engines = new ArrayList<>();
		engines.add(new Engine("DL4J", new ImportedNetwork(imported, false), new ArrayList<>()));
		Lanes.ofThisMachine()
			.ifPresent((lanes) -> engines.add(new Engine("lanes",
					new LaneNetwork(new LaneWeights(lanes), Steps.of(imported), LaneNetwork.rooms(1), 28, 28, 1), new ArrayList<>())));
		engines.add(new Engine("plan", new PlannedNetwork(Steps.of(imported), 1, 28, 28, 1), new ArrayList<>()));
		if (files.length > 1) {
			engines.add(new Engine("ONNX", new OnnxNetwork(files[1]), new ArrayList<>()));
		}
		double work = work(Steps.of(imported));
		double peak = peak();
		System.out.printf("%.1f million multiplications and additions a digit; matrices are multiplied at %.1f GFLOP/s%n",
				work / 1e6, peak);
		for (int count : COUNTS) {
			compare(engines, count, work, peak);
		}
		for (int count : new int[] { 1, 32 }) {
			byTask(Steps.of(imported), count);
		}
	}

	/** What is measured; DL4J is the first, ours the second. */
	private record Engine(String name, Network network, List<Double> times) {

		double median() {
			return this.times.stream().sorted().skip(this.times.size() / 2).findFirst().orElseThrow();
		}

	}

	private static void compare(List<Engine> engines, int count, double work, double peak) {
		float[] pictures = pictures(count);
		engines.forEach((engine) -> engine.times().clear());
		for (int round = -ROUNDS / 2; round < ROUNDS; round++) {
			for (Engine engine : engines) {
				double taken = once(engine.network(), pictures, count,
						engine.name().equals("DL4J") ? 1 : Math.max(2, 100 / count));
				if (round >= 0) {
					engine.times().add(taken);
				}
			}
		}
		double ours = engines.get(1).median();
		float[] expected = engines.get(0).network().run(pictures, count);
		System.out.printf("%4d at a time, share of the peak %.0f %%; \u00b5s a digit:", count,
				100 * work / (ours * 1000) / peak);
		for (Engine engine : engines) {
			System.out.printf(" %s %.1f (ours/it %.3f, differs from DL4J by %.0e)", engine.name(), engine.median(),
					ours / engine.median(), apart(expected, engine.network().run(pictures, count)));
		}
		System.out.println();
	}

	private static double once(Network network, float[] pictures, int count, int times) {
		long start = cpuTime();
		for (int i = 0; i < times; i++) {
			network.run(pictures, count);
		}
		return (cpuTime() - start) / 1e3 / times / count;
	}

	private static double apart(float[] a, float[] b) {
		double most = 0;
		for (int i = 0; i < a.length; i++) {
			most = Math.max(most, Math.abs(a[i] - b[i]));
		}
		return most;
	}

	/** In turn, as they come, so that each finds the caches as the others left them. */
	private static void byTask(List<Step> steps, int count) {
		System.out.println(count + " at a time:");
		List<Runnable> tasks = new Plan(steps, count, 28, 28, 1).tasks();
		double[][] times = new double[tasks.size()][3200 / count];
		for (int i = 0; i < times[0].length; i++) {
			for (int task = 0; task < times.length; task++) {
				long start = cpuTime();
				tasks.get(task).run();
				times[task][i] = (cpuTime() - start) / 1e3;
			}
		}
		for (int task = 0; task < times.length; task++) {
			Arrays.sort(times[task]);
			System.out.printf("%10.1f \u00b5s %s%n", times[task][times[task].length / 2],
					tasks.get(task).toString().replaceAll(".*Lambda.*", "Java"));
		}
	}

	/** How many multiplications and additions a digit takes. */
	private static double work(List<Step> steps) {
		double work = 0;
		long rows = 28;
		long columns = 28;
		for (Step step : steps) {
			if (step instanceof Step.Convolution convolution) {
				rows = convolution.window().count(0, rows, 1);
				columns = convolution.window().count(1, columns, 1);
				work += 2.0 * rows * columns * convolution.weights().length();
			}
			else if (step instanceof Step.Pooling pooling && pooling.window() != null) {
				rows = pooling.window().count(0, rows, 1);
				columns = pooling.window().count(1, columns, 1);
			}
			else if (step instanceof Step.Dense dense) {
				work += 2.0 * dense.weights().length();
			}
		}
		return work;
	}

	/** The fastest product of two matrices, in thousand million operations a second. */
	private static double peak() {
		int side = 768;
		INDArray a = Nd4j.rand(DataType.FLOAT, side, side);
		INDArray result = Nd4j.createUninitialized(DataType.FLOAT, side, side);
		NativeCall product = new NativeCall("matmul", List.of(a, a.dup()), result, new long[] { 0, 0, 0 });
		double best = 0;
		for (int i = 0; i < 20; i++) {
			long start = cpuTime();
			product.run();
			best = Math.max(best, 2.0 * side * side * side / (cpuTime() - start));
		}
		return best;
	}

	/** What this thread has used: other programs on the machine don't count. */
	private static long cpuTime() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

	private static float[] pictures(int count) {
		Random random = new Random(1);
		float[] values = new float[count * 784];
		for (int i = 0; i < values.length; i++) {
			values[i] = Math.max(0, random.nextFloat() * 4 - 3);
		}
		return values;
	}

}
