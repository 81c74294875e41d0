package org.digits.classify.dl4j;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digits.classify.Network;

/**
 * Prints how much CPU time a digit takes, by DL4J as it comes and by our plans. Not a
 * test.
 */
final class EngineTimes {

	private EngineTimes() {
	}

	public static void main(String[] files) throws Exception {
		NativeThreads.onePerCaller();
		for (String file : files) {
			MultiLayerNetwork imported = KerasImport.imported(KerasFile.of(Files.readAllBytes(Path.of(file))));
			Network slow = new ImportedNetwork(imported, false);
			Network fast = new PlannedNetwork(Steps.of(imported), 1, 28, 28, 1);
			System.out.println(file);
			for (int count : new int[] { 1, 8, 32 }) {
				float[] pictures = pictures(count);
				float[] a = slow.run(pictures, count);
				float[] b = fast.run(pictures, count);
				double most = 0;
				for (int i = 0; i < a.length; i++) {
					most = Math.max(most, Math.abs(a[i] - b[i]));
				}
				System.out.printf("%4d at a time: DL4J %.3f ms a digit, plan %.3f; they differ by %.1e%n", count,
						median(slow, pictures, count, 5), median(fast, pictures, count, 3000 / count), most);
			}
			for (int count : new int[] { 1, 32 }) {
				byTask(Steps.of(imported), count);
			}
		}
	}

	/** In turn, as they come, so that each finds the caches as the others left them. */
	private static void byTask(List<Step> steps, int count) {
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
			System.out.printf("%10.1f µs %s%n", times[task][times[task].length / 2],
					tasks.get(task).toString().replaceAll(".*Lambda.*", "Java"));
		}
	}

	private static double median(Network network, float[] pictures, int count, int times) {
		double[] taken = new double[times];
		for (int i = 0; i < times; i++) {
			long start = cpuTime();
			network.run(pictures, count);
			taken[i] = (cpuTime() - start) / 1e6 / count;
		}
		Arrays.sort(taken);
		return taken[times / 2];
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
