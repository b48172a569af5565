/** The processes under load: how each is trained, started, watched and ended. */
@NullMarked
package io.mlpipeline.benchmarks.service;

import org.jspecify.annotations.NullMarked;
