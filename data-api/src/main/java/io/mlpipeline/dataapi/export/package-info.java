/** Writes what is stored out as a file, of any size in constant memory. */
@NullMarked
package io.mlpipeline.dataapi.export;

import org.jspecify.annotations.NullMarked;
