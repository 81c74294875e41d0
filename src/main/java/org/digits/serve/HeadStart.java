package org.digits.serve;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;

/**
 * Begins to load the model as soon as it is known which one, so that it is there about
 * when the rest of the server is. Without it, the model is loaded when it is first
 * needed.
 */
public final class HeadStart implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

	/** The name of the {@link Loading}, as a bean. */
	private static final String LOADING = "loading";

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		if (SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING)) {
			return;
		}
		ModelSettings settings = Binder.get(event.getEnvironment()).bindOrCreate("digits.model", ModelSettings.class);
		Loading loading = Loading.of(settings);
		event.getBootstrapContext()
			.addCloseListener(
					(closed) -> closed.getApplicationContext().getBeanFactory().registerSingleton(LOADING, loading));
	}

}
