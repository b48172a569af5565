/** Plays messages through the running suite, by its HTTP API alone, and tells what comes of it. */
@NullMarked
package io.mlpipeline.quickstart.demo;

import org.jspecify.annotations.NullMarked;
