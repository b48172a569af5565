/** Trains, holds and serves text classifiers. */
@NullMarked
package io.mlpipeline.mlservice;

import org.jspecify.annotations.NullMarked;
