package org.digits.classify.dl4j;

import java.util.ArrayList;

import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.factory.Nd4j;

/** The memory that DL4J keeps for the next run of a network. */
final class Workspaces {

	private Workspaces() {
	}

	/**
	 * Gives back this thread's: they would be kept for every thread that ever ran a
	 * network. ND4J's own way to do so collects the garbage of the whole heap, too.
	 */
	static void destroy() {
		MemoryWorkspaceManager manager = Nd4j.getWorkspaceManager();
		new ArrayList<>(manager.getAllWorkspacesForCurrentThread()).forEach(manager::destroyWorkspace);
	}

}
