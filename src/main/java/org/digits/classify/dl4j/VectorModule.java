package org.digits.classify.dl4j;

import org.slf4j.LoggerFactory;

/**
 * The module of Java that calculates with vectors. It is an incubator's, so Java leaves
 * it out unless it is asked for. {@code --add-modules jdk.incubator.vector} does so from
 * the start, and then an AOT cache holds neither the modules nor the call sites of
 * lambdas: a start takes a quarter longer. So where java.base lets us (the jar's manifest
 * says {@code Add-Exports}) the module is added when it is wanted, in the way that Java
 * itself adds modules for agents.
 */
final class VectorModule {

	/**
	 * Keeps the module out if it is {@code off}: a start that makes an AOT cache must not
	 * add it, for what the cache has of it could not be found again.
	 */
	static final String SETTING = "digits.lanes";

	private static final String NAME = "jdk.incubator.vector";

	/** Has a static method {@code Module loadModule(String)}. */
	private static final String LOADER = "jdk.internal.module.Modules";

	private static final boolean THERE = !"off".equals(System.getProperty(SETTING))
			&& (ModuleLayer.boot().findModule(NAME).isPresent() || isAdded());

	private VectorModule() {
	}

	/** Whether the module can be used. It is added the first time, if need be. */
	static boolean isThere() {
		return THERE;
	}

	private static boolean isAdded() {
		Module base = Object.class.getModule();
		if (!base.isExported("jdk.internal.module", VectorModule.class.getModule())) {
			return false;
		}
		try {
			Class.forName(LOADER).getMethod("loadModule", String.class).invoke(null, NAME);
			return true;
		}
		catch (ReflectiveOperationException | LinkageError ex) {
			LoggerFactory.getLogger(VectorModule.class).info("There is no module {}", NAME, ex);
			return false;
		}
	}

}
