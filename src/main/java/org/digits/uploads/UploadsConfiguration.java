package org.digits.uploads;

import org.digits.keep.EveryMinute;
import org.digits.keep.SteadyClock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UploadsConfiguration {

	@Bean
	Uploads uploads(UploadSettings settings) {
		return new Uploads(settings, new SteadyClock());
	}

	@Bean
	EveryMinute uploadsSweep(Uploads uploads) {
		return new EveryMinute("uploads-sweep", uploads::sweep);
	}

}
