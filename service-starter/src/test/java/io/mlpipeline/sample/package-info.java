/** A small service built on the starter as the real ones are, to see its parts work together. */
@NullMarked
package io.mlpipeline.sample;

import org.jspecify.annotations.NullMarked;
