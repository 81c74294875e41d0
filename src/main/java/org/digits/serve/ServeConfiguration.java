package org.digits.serve;

import io.micrometer.core.instrument.MeterRegistry;
import org.digits.classify.Classifier;
import org.digits.classify.KnownDigits;
import org.digits.decode.Pictures;
import org.digits.reading.NumberReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ServeConfiguration {

	private static final Logger log = LoggerFactory.getLogger(ServeConfiguration.class);

	@Bean
	Afterwards afterwards(ConfigurableApplicationContext context) {
		return new Afterwards(context, System::exit);
	}

	@Bean
	Classifier classifier(ModelSettings settings, ObjectProvider<Loading> begun, Afterwards afterwards,
			MeterRegistry meters) {
		Loading loading = begun.stream()
			.filter((one) -> one.isOf(settings))
			.findFirst()
			.orElseGet(() -> Loading.of(settings));
		Classifier classifier = loading.model(afterwards);
		log.info("Reading with {}", classifier.card().id());
		return new MeasuredClassifier(classifier, meters);
	}

	@Bean
	ModelHealthIndicator modelHealthIndicator(Classifier classifier) {
		return new ModelHealthIndicator(classifier, KnownDigits.bundled());
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
