/**
 * Brings the database to where this version needs it, and says what its failures mean to a caller.
 */
@NullMarked
package io.mlpipeline.dataapi.database;

import org.jspecify.annotations.NullMarked;
