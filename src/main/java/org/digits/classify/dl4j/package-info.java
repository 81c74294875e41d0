/** Keras models in DL4J: the only place that knows the neural network library. */
@NullMarked
@NamedInterface("dl4j")
package org.digits.classify.dl4j;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
