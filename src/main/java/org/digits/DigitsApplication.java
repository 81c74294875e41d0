package org.digits;

import org.digits.serve.AsBuilt;
import org.digits.serve.HeadStart;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Reads handwritten numbers: a picture goes in, the number comes out. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class DigitsApplication {

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(DigitsApplication.class);
		application.addListeners(new AsBuilt(), new HeadStart());
		application.run(args);
	}

}
