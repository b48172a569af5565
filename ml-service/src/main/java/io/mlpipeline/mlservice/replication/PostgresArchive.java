package io.mlpipeline.mlservice.replication;

import io.mlpipeline.mlservice.database.Database;
import io.mlpipeline.mlservice.database.DatabaseUnavailableException;
import io.mlpipeline.mlservice.registry.AliasTarget;
import io.mlpipeline.mlservice.registry.ArchiveState;
import io.mlpipeline.mlservice.registry.CorruptModelException;
import io.mlpipeline.mlservice.registry.FileDigest;
import io.mlpipeline.mlservice.registry.ManifestFile;
import io.mlpipeline.mlservice.registry.ModelAlias;
import io.mlpipeline.mlservice.registry.ModelArchive;
import io.mlpipeline.mlservice.registry.ModelConflictException;
import io.mlpipeline.mlservice.registry.ModelManifest;
import io.mlpipeline.mlservice.registry.NotReadyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The archive in the tables {@code model_version}, {@code model_file} and {@code model_alias}. */
final class PostgresArchive implements ModelArchive {

    private final Database database;

    PostgresArchive(Database database) {
        this.database = database;
    }

    @Override
    public ArchiveState state() {
        return ready(() -> database.ask(sql -> new ArchiveState(aliases(sql), versions(sql))));
    }

    @Override
    public void move(ModelAlias alias, @Nullable AliasTarget from, AliasTarget to) {
        int moved =
                ready(() ->
                        database.ask(sql ->
                                from == null
                                        ? set(sql, alias, to)
                                        : replace(sql, alias, from.version(), to)));
        if (moved == 0) {
            throw new ModelConflictException(
                    "Another replica moved the %s in that moment; see where it points now, and try"
                                    .formatted(alias.id())
                            + " again.");
        }
    }

    @Override
    public void put(Path directory, ModelManifest manifest) throws IOException {
        String version = manifest.version();
        boolean added;
        try {
            added =
                    ready(() ->
                            database.inTransaction(sql ->
                                    new VersionRows(sql, version).insert(directory, manifest)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (!added) {
            requireSame(manifest);
        }
    }

    @Override
    public void fetch(String version, Path directory) throws IOException {
        try {
            ready(() ->
                    database.ask(sql -> {
                        try {
                            new VersionRows(sql, version).writeTo(directory);
                            return version;
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public byte @Nullable [] file(String version, String name) {
        List<byte[]> found =
                ready(() ->
                        database.ask(sql ->
                                sql.sql(
                                                "select content from model_file where version = ? and name = ?")
                                        .params(version, name)
                                        .query(byte[].class)
                                        .list()));
        return found.isEmpty() ? null : found.getFirst();
    }

    @Override
    public boolean delete(String version) {
        try {
            return ready(() ->
                    database.ask(sql ->
                            sql.sql("delete from model_version where version = ?")
                                    .param(version)
                                    .update()))
                    > 0;
        } catch (DataIntegrityViolationException e) {
            throw new ModelConflictException(
                    "That version has an alias; point the alias elsewhere first.");
        }
    }

    @Override
    public boolean isShared() {
        return true;
    }

    private static Map<ModelAlias, AliasTarget> aliases(JdbcClient sql) {
        Map<ModelAlias, AliasTarget> aliases = new EnumMap<>(ModelAlias.class);
        sql.sql("select alias, version, previous from model_alias")
                .query(row -> {
                    ModelAlias alias = ModelAlias.find(row.getString("alias"));
                    if (alias != null) {
                        aliases.put(
                                alias,
                                new AliasTarget(
                                        row.getString("version"), row.getString("previous")));
                    }
                });
        return aliases;
    }

    private static Set<String> versions(JdbcClient sql) {
        return sql.sql("select version from model_version").query(String.class).set();
    }

    private static int set(JdbcClient sql, ModelAlias alias, AliasTarget to) {
        return sql.sql(
                        "insert into model_alias (alias, version, previous) values (?, ?, ?) on"
                                + " conflict do nothing")
                .param(alias.id())
                .param(to.version())
                .param(to.previous())
                .update();
    }

    private static int replace(JdbcClient sql, ModelAlias alias, String from, AliasTarget to) {
        return sql.sql(
                        "update model_alias set version = ?, previous = ?, moved_at = now() where"
                                + " alias = ? and version = ?")
                .param(to.version())
                .param(to.previous())
                .param(alias.id())
                .param(from)
                .update();
    }

    /**
     * What was trained on the same data with the same seed is the same model, though its report
     * tells of another day.
     */
    private void requireSame(ModelManifest wanted) {
        String version = wanted.version();
        byte[] manifest = file(version, ModelManifest.FILE_NAME);
        byte[] digest = file(version, ModelManifest.DIGEST_NAME);
        if (manifest == null || digest == null) {
            throw new CorruptModelException(version, ModelManifest.FILE_NAME, "is missing.");
        }
        ModelManifest present = ManifestFile.parse(manifest, digest, version);
        if (!present.labels().equals(wanted.labels())
                || !withoutReport(present).equals(withoutReport(wanted))) {
            throw new ModelConflictException(
                    "Version %s is in the database already, with other contents."
                            .formatted(version));
        }
    }

    private static Map<String, FileDigest> withoutReport(ModelManifest manifest) {
        Map<String, FileDigest> files = new HashMap<>(manifest.files());
        files.remove(ModelManifest.REPORT_NAME);
        return files;
    }

    private static <T> T ready(Supplier<T> question) {
        try {
            return question.get();
        } catch (DatabaseUnavailableException e) {
            throw new NotReadyException(
                    "The database cannot be asked: what is loaded answers on, and the models cannot"
                            + " be changed until it is back.");
        }
    }
}
