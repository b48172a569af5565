import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The native libraries in the jars of ONNX Runtime and of the tokenizers: this platform's go to a directory, where they need
 * not be unpacked at each start, and those of the others go nowhere.
 */
final class Natives {

    /** Names that the two libraries give this platform, by Java's {@code os.arch}. */
    private static final Map<String, List<String>> PLATFORMS =
            Map.of(
                    "amd64", List.of("/linux-x64/", "/linux-x86_64/"),
                    "aarch64", List.of("/linux-aarch64/"));

    private static final List<String> ROOTS = List.of("ai/onnxruntime/native/", "native/lib/linux-", "native/lib/osx-", "native/lib/win-");

    private final Path directory;
    private final List<String> here;

    private Natives(Path directory, List<String> here) {
        this.directory = directory;
        this.here = here;
    }

    static Natives into(Path directory) throws IOException {
        List<String> here = PLATFORMS.get(System.getProperty("os.arch"));
        if (here == null) {
            throw new IllegalStateException("no native libraries for " + System.getProperty("os.arch"));
        }
        return new Natives(Files.createDirectories(directory), here);
    }

    /** Whether it is a native library's, and has no place in the jar any more. */
    boolean take(ZipFile jar, ZipEntry entry) throws IOException {
        String name = entry.getName();
        if (ROOTS.stream().noneMatch(name::startsWith)) {
            return false;
        }
        if (name.endsWith(".so") && here.stream().anyMatch(name::contains)) {
            Path library = place(jar, Path.of(name));
            Files.createDirectories(library.getParent());
            Files.copy(jar.getInputStream(entry), library, StandardCopyOption.REPLACE_EXISTING);
        }
        return true;
    }

    /** ONNX Runtime looks in the directory that it is told, DJL where it would have unpacked its library to. */
    private Path place(ZipFile jar, Path library) throws IOException {
        ZipEntry properties = jar.getEntry("native/lib/tokenizers.properties");
        if (properties == null) {
            return directory.resolve(library.getFileName());
        }
        var versions = new Properties();
        versions.load(jar.getInputStream(properties));
        String platform = library.getName(2).toString();
        return directory.resolve("tokenizers")
                .resolve(versions.getProperty("version") + "-cpu-" + platform)
                .resolve(library.getFileName());
    }
}
