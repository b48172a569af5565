/** Starts the suite on one machine and says where it is to be found. */
@NullMarked
package io.mlpipeline.quickstart;

import org.jspecify.annotations.NullMarked;
