/** Texts as they are stored: shown, searched and erased. */
@NullMarked
package io.mlpipeline.dataapi.texts;

import org.jspecify.annotations.NullMarked;
