package org.digits.classify.dl4j;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;

import org.digits.DigitsApplication;
import org.digits.classify.Classifier;
import org.digits.classify.Introduction;
import org.digits.classify.KnownDigits;
import org.digits.classify.Network;
import org.digits.classify.SecondLook;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.SpringApplication;

/**
 * Our server with somebody else's engine in it: {@code dl4j}, as it comes, or
 * {@code onnx}. The other arguments are the Keras file, the file that the engine reads
 * (for {@code dl4j} the same), and then Spring's.
 */
final class PeerServer {

	private PeerServer() {
	}

	public static void main(String[] arguments) {
		SpringApplication application = new SpringApplication(DigitsApplication.class);
		application.addInitializers((context) -> context.addBeanFactoryPostProcessor((beans) -> {
			BeanDefinitionRegistry registry = (BeanDefinitionRegistry) beans;
			registry.removeBeanDefinition("classifier");
			registry.registerBeanDefinition("classifier",
					new RootBeanDefinition(Classifier.class, () -> classifier(arguments)));
		}));
		application.run(Arrays.copyOfRange(arguments, 3, arguments.length));
	}

	private static Classifier classifier(String[] arguments) {
		try {
			ModelFile file = ModelFile.at(arguments[1]);
			Network network = arguments[0].equals("onnx") ? new OnnxNetwork(arguments[2]) : new ImportedNetwork(
					KerasImport.imported(KerasFile.of(Files.readAllBytes(Path.of(arguments[2])))), false);
			return new SecondLook(Introduction.of(network, file.baseName(), file.sha256(), file.card(null),
					KnownDigits.bundled(), new ArrayList<>()));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
