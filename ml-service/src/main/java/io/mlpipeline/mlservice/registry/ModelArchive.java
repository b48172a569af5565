package io.mlpipeline.mlservice.registry;

import io.mlpipeline.starter.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What all replicas have in common: the versions with their files, and the truth of where the
 * aliases point. The directory of a replica is then a cache of it. Every method throws {@link
 * ProblemException} {@code not_ready} while the archive cannot be asked.
 */
public interface ModelArchive {

    /** Aliases and versions as they are now. */
    ArchiveState state();

    /**
     * Points an alias elsewhere, if it still points where the caller believes.
     *
     * @param from where it points; null if it has never been set
     * @throws ModelConflictException if it points elsewhere by now
     */
    void move(ModelAlias alias, @Nullable AliasTarget from, AliasTarget to);

    /**
     * Keeps a version; doing it again changes nothing.
     *
     * @param directory a verified model directory
     * @throws ModelConflictException if that version is there already with other contents
     * @throws IOException if the directory cannot be read
     */
    void put(Path directory, ModelManifest manifest) throws IOException;

    /**
     * Writes a version's files into an empty directory. They are not to be trusted before they are
     * compared with their manifest.
     *
     * @throws ModelNotFoundException if there is no such version
     * @throws CorruptModelException if its manifest cannot be trusted, or a file is missing
     */
    void fetch(String version, Path directory) throws IOException;

    /** One small file of a version, such as its manifest; null if there is none. */
    byte @Nullable [] file(String version, String name);

    /**
     * Removes a version.
     *
     * @return whether there was one
     * @throws ModelConflictException if an alias points to it
     */
    boolean delete(String version);

    /** Whether there are others, who see what is put here. */
    boolean isShared();
}
