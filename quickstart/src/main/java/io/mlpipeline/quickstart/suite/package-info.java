/** Starts the parts of the suite in order, watches them, and stops them in good order. */
@NullMarked
package io.mlpipeline.quickstart.suite;

import org.jspecify.annotations.NullMarked;
