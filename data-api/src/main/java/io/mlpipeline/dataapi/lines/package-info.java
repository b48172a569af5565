/** Reads lines of UTF-8 from bodies of any size in constant memory, each up to a bound. */
@NullMarked
package io.mlpipeline.dataapi.lines;

import org.jspecify.annotations.NullMarked;
