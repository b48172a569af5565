/** The labelled texts: split once into what is trained on and what is sent. */
@NullMarked
package io.mlpipeline.benchmarks.dataset;

import org.jspecify.annotations.NullMarked;
