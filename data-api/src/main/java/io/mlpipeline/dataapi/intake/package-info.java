/**
 * Takes texts in: a body is read line by line in constant memory, each line is judged on its own,
 * and the good ones are committed in batches before the answer is given.
 */
@NullMarked
package io.mlpipeline.dataapi.intake;

import org.jspecify.annotations.NullMarked;
