/** Explains answers of engines that cannot say themselves what moved them. */
@NullMarked
package io.mlpipeline.mlservice.explanation;

import org.jspecify.annotations.NullMarked;
