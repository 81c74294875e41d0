package org.digits.door;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.multipart.MultipartResolver;

@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

	@Bean
	FilterRegistrationBean<Filter> intake(IntakeSettings settings, ClientSettings clients, Crowding crowding,
			Farewell farewell, MultipartProperties forms, ObjectProvider<Freight> freight) {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(
				new Intake(settings, new Clients(clients), crowding, farewell, forms.getMaxRequestSize().toBytes(),
						freight.getIfAvailable()));
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
		return registration;
	}

	@Bean
	FilterRegistrationBean<Filter> actuatorForTheOwner(
			@Value("${management.endpoints.web.base-path:/actuator}") String actuator) {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new Private(actuator));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
		return registration;
	}

	@Bean
	MultipartResolver multipartResolver(IntakeSettings settings, MultipartProperties forms,
			ObjectProvider<Freight> freight) {
		return new Forms(settings, forms.getMaxFileSize().toBytes(), forms.getMaxRequestSize().toBytes(),
				freight.getIfAvailable());
	}

	@Bean
	Wire.Fitter wire() {
		return new Wire.Fitter();
	}

}
