package org.digits.classify.dl4j;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digits.classify.AwaitedClassifier;
import org.digits.classify.Classifier;
import org.digits.classify.Helpers;
import org.digits.classify.Introduction;
import org.digits.classify.KnownDigits;
import org.digits.classify.ModelCard;
import org.digits.classify.Network;
import org.digits.classify.SecondLook;
import org.digits.classify.Spelling;
import org.digits.classify.UnusableModel;
import org.jspecify.annotations.Nullable;

/** Loads Keras models. */
public final class KerasModels {

	/** Any model is loaded in a second or two, if it can be. */
	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private KerasModels() {
	}

	/**
	 * Loads a model, to be run as fast as it can be from the first picture on.
	 * @param location the path of its file, or {@code classpath:} and the name of a
	 * resource
	 * @param cardLocation the same for its card; if null, the file or resource with the
	 * model's name and the ending {@code .json}, if there is one
	 * @throws UnusableModel if it can't be used
	 */
	public static Classifier load(String location, @Nullable String cardLocation) {
		return classifier(file(location), cardLocation, Runnable::run);
	}

	/**
	 * Loads a model, and the experts that its card names, to be asked where it is in
	 * doubt.
	 * @param location of the model; its experts lie beside it
	 * @param cardLocation as in {@link #load}
	 * @throws UnusableModel if one of them can't be used
	 */
	public static Classifier loadWithExperts(String location, @Nullable String cardLocation) {
		return loadWithExperts(location, cardLocation, Runnable::run);
	}

	/**
	 * The same, but what the first answers can do without is left for later: until then
	 * the model is run in DL4J's own way, which is slow, and who needs an expert waits.
	 * @param location of the model; its experts lie beside it
	 * @param cardLocation as in {@link #load}
	 * @param later does the rest, in order; takes an {@link UnusableModel} if an expert
	 * can't be used
	 * @throws UnusableModel if the model can't be used, or an expert's file isn't there
	 */
	public static Classifier loadWithExperts(String location, @Nullable String cardLocation, Executor later) {
		Classifier model = classifier(file(location), cardLocation, later);
		List<SecondLook.Expert> experts = model.card()
			.experts()
			.stream()
			.map((expert) -> new SecondLook.Expert(expert(location, expert.file(), later), expert.grounds()))
			.toList();
		ModelCard.Beside beside = model.card().beside();
		return new SecondLook(model, experts,
				new Helpers(
						strips(location, beside.lines(), Spelling.CLASSES, later)
							.map((network) -> (strip) -> Spelling.of(network.run(strip))),
						Optional.ofNullable(beside.hands()).map((hands) -> expert(location, hands, later)),
						strips(location, beside.orientation(), 1, later)
							.map((network) -> (strip) -> sum(network.run(strip)) - sum(network.run(strip.onItsHead()))),
						strips(location, beside.words(), 1, later).map((network) -> network::run),
						strips(location, beside.things(), 1, later)
							.map((network) -> (sight) -> sum(network.run(sight.strip())))));
	}

	private static Classifier expert(String location, String name, Executor later) {
		String place = expected(ModelFile.beside(location, name));
		return new AwaitedClassifier(new Awaited<>(() -> classifier(file(place), null, Runnable::run), later));
	}

	private static Optional<StripNetwork> strips(String location, @Nullable String name, int answers, Executor later) {
		return Optional.ofNullable(name).map((file) -> expected(ModelFile.beside(location, file))).map((place) -> {
			Awaited<StripNetwork> network = new Awaited<>(() -> strips(file(place), answers), later);
			return (strip) -> network.get().run(strip);
		});
	}

	private static StripNetwork strips(ModelFile file, int answers) {
		NativeThreads.onePerCaller();
		return naming(file.location(), () -> Supervised.call(PATIENCE,
				() -> PlannedStrips.of(imported(KerasFile.ofLines(file.bytes())), answers)));
	}

	private static double sum(float[] values) {
		double sum = 0;
		for (float value : values) {
			sum += value;
		}
		return sum;
	}

	private static ModelFile file(String location) {
		return naming(location, () -> ModelFile.at(location));
	}

	/** The same place, if a model is there. */
	private static String expected(String location) {
		return naming(location, () -> {
			ModelFile.expect(location);
			return location;
		});
	}

	private static Classifier classifier(ModelFile file, @Nullable String cardLocation, Executor later) {
		NativeThreads.onePerCaller();
		return naming(file.location(), () -> {
			List<String> remarks = new CopyOnWriteArrayList<>();
			Network network = Supervised.call(PATIENCE, () -> network(KerasFile.of(file.bytes()), remarks, later));
			return Introduction.of(network, file.baseName(), file.sha256(), file.card(cardLocation),
					KnownDigits.bundled(), remarks);
		});
	}

	/** Whatever is wrong with a model is said with its place. */
	private static <T> T naming(String location, Supplier<T> work) {
		try {
			return work.get();
		}
		catch (UnusableModel ex) {
			throw new UnusableModel("The model " + location + " can't be used. " + ex.getMessage(), ex);
		}
	}

	private static Network network(KerasFile keras, List<String> remarks, Executor later) {
		MultiLayerNetwork imported = imported(keras);
		return Planner.plan(imported, keras.flat(), rehearsed(imported, keras.flat()), remarks, later);
	}

	private static Network rehearsed(MultiLayerNetwork imported, boolean flat) {
		try {
			return new ImportedNetwork(imported, flat);
		}
		catch (UnusableModel ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new UnusableModel("DL4J imported its network, but can't run it: " + ex.getMessage(), ex);
		}
	}

	private static MultiLayerNetwork imported(KerasFile file) {
		try {
			return KerasImport.imported(file);
		}
		catch (UnusableModel ex) {
			throw ex;
		}
		catch (IOException | InvalidKerasConfigurationException | UnsupportedKerasConfigurationException
				| RuntimeException ex) {
			throw new UnusableModel("DL4J can't import its network: " + ex.getMessage(), ex);
		}
	}

}
