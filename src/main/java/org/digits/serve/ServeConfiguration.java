package org.digits.serve;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import org.digits.classify.AwaitedClassifier;
import org.digits.classify.Classifier;
import org.digits.classify.KnownDigits;
import org.digits.decode.Pictures;
import org.digits.reading.NumberReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.actuate.endpoint.web.annotation.ControllerEndpointsSupplier;
import org.springframework.boot.actuate.endpoint.web.annotation.ServletEndpointsSupplier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

@Configuration(proxyBeanMethods = false)
class ServeConfiguration {

	private static final Logger log = LoggerFactory.getLogger(ServeConfiguration.class);

	@Bean
	Afterwards afterwards(ConfigurableApplicationContext context) {
		return new Afterwards(context, System::exit);
	}

	@Bean
	AwaitedClassifier classifier(ModelSettings settings, ObjectProvider<Loading> begun, Afterwards afterwards,
			MeterRegistry meters) {
		Loading loading = begun.stream()
			.filter((one) -> one.isOf(settings))
			.findFirst()
			.orElseGet(() -> Loading.of(settings));
		return new AwaitedClassifier(
				SingletonSupplier.of(() -> new MeasuredClassifier(loading.model(afterwards), meters)));
	}

	/**
	 * The server doesn't listen before its model is there, nor starts if it can't be
	 * used; everything else is made while it is loaded.
	 */
	@Bean
	SmartInitializingSingleton modelIsThere(ObjectProvider<AwaitedClassifier> classifier) {
		return () -> classifier.ifAvailable((model) -> log.info("Reading with {}", model.card().id()));
	}

	@Bean
	ModelHealthIndicator modelHealthIndicator(Classifier classifier) {
		return new ModelHealthIndicator(classifier, KnownDigits.bundled());
	}

	/**
	 * Nobody here writes endpoints of the old kind; to look for them is a look at every
	 * bean's annotations at each start.
	 */
	@Bean
	@SuppressWarnings("removal")
	ServletEndpointsSupplier noServletEndpoints() {
		return List::of;
	}

	@Bean
	@SuppressWarnings("removal")
	ControllerEndpointsSupplier noControllerEndpoints() {
		return List::of;
	}

	@Bean
	Pictures pictures(DecodeSettings settings) {
		return new Pictures(settings.limits());
	}

	@Bean
	NumberReader numberReader(Classifier classifier, ReadingSettings settings) {
		return new NumberReader(classifier, settings.acceptedError());
	}

}
