package org.digits.uploads;

import org.digits.keep.SteadyClock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class UploadsConfiguration {

	@Bean
	Uploads uploads(UploadSettings settings) {
		return new Uploads(settings, new SteadyClock());
	}

}
