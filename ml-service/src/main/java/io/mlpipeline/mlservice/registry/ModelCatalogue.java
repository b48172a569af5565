package io.mlpipeline.mlservice.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells what models there are, in memory, on disk and in the archive. */
@Component
class ModelCatalogue {

    private static final JsonMapper JSON = new JsonMapper();

    private final ModelRegistry registry;

    ModelCatalogue(ModelRegistry registry) {
        this.registry = registry;
    }

    ModelList list() {
        LoadedModels now = registry.models();
        TreeSet<String> versions = new TreeSet<>(now.byVersion().keySet());
        try {
            versions.addAll(registry.versions().names());
        } catch (IOException e) {
            throw new UncheckedIOException("The registry's directory cannot be read.", e);
        }
        List<ModelSummary> models = new ArrayList<>();
        for (String version : versions) {
            models.add(summary(version, now));
        }
        List<AliasAnswer> aliases = new ArrayList<>();
        now.aliases().forEach((alias, target) -> aliases.add(AliasAnswer.of(alias, target)));
        return new ModelList(models, aliases);
    }

    /**
     * One version.
     *
     * @param name a version or an alias
     * @throws ModelNotFoundException if nothing has that name
     * @throws CorruptModelException if its manifest or report cannot be trusted
     */
    ModelDescription describe(String name) {
        LoadedModels now = registry.models();
        LoadedModel model = now.find(name);
        String version = model == null ? name : model.version();
        ModelManifest manifest =
                model == null ? registry.versions().manifest(version) : model.manifest();
        return new ModelDescription(
                manifest, report(manifest), model != null, aliases(version, now));
    }

    private ModelSummary summary(String version, LoadedModels now) {
        LoadedModel model = now.byVersion().get(version);
        try {
            ModelManifest manifest =
                    model == null ? registry.versions().manifest(version) : model.manifest();
            return ModelSummary.of(manifest, model != null, aliases(version, now));
        } catch (CorruptModelException | ModelNotFoundException | NotReadyException e) {
            return ModelSummary.unusable(version, e.detail());
        }
    }

    private static List<String> aliases(String version, LoadedModels now) {
        return now.aliasesOf(version).stream().map(ModelAlias::id).toList();
    }

    private @Nullable JsonNode report(ModelManifest manifest) {
        FileDigest expected = manifest.files().get(ModelManifest.REPORT_NAME);
        if (expected == null) {
            return null;
        }
        try {
            byte[] report = registry.versions().file(manifest.version(), ModelManifest.REPORT_NAME);
            if (report == null) {
                return null;
            }
            if (!FileDigest.of(report).equals(expected)) {
                throw damaged(manifest);
            }
            return JSON.readTree(report);
        } catch (IOException | JacksonException e) {
            throw damaged(manifest);
        }
    }

    private static CorruptModelException damaged(ModelManifest manifest) {
        return new CorruptModelException(
                manifest.version(),
                ModelManifest.REPORT_NAME,
                "is not the report that was written.");
    }
}
