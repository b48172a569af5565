import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Takes the native libraries out of the jars in a directory: this platform's go to another directory, where they need not
 * be unpacked at each start, and those of the others go nowhere.
 *
 * <p>{@code java Natives.java LIB_DIRECTORY NATIVE_DIRECTORY}
 */
final class Natives {

    /** Names that the two libraries give this platform, by Java's {@code os.arch}. */
    private static final Map<String, List<String>> PLATFORMS =
            Map.of(
                    "amd64", List.of("/linux-x64/", "/linux-x86_64/"),
                    "aarch64", List.of("/linux-aarch64/"));

    private static final List<String> ROOTS = List.of("ai/onnxruntime/native/", "native/lib/linux-", "native/lib/osx-", "native/lib/win-");

    private Natives() {}

    public static void main(String[] directories) throws IOException {
        Path libraries = Path.of(directories[0]);
        Path natives = Files.createDirectories(Path.of(directories[1]));
        List<String> here = PLATFORMS.get(System.getProperty("os.arch"));
        if (here == null) {
            throw new IllegalStateException("no native libraries for " + System.getProperty("os.arch"));
        }
        try (var jars = Files.newDirectoryStream(libraries, "{onnxruntime,tokenizers}-*.jar")) {
            for (Path jar : jars) {
                takeOut(jar, natives, here);
            }
        }
    }

    private static void takeOut(Path jar, Path natives, List<String> here) throws IOException {
        Path lean = jar.resolveSibling(jar.getFileName() + ".lean");
        try (var from = new ZipFile(jar.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(lean))) {
            to.setLevel(9);
            for (ZipEntry entry : from.stream().toList()) {
                if (ROOTS.stream().noneMatch(entry.getName()::startsWith)) {
                    ZipEntry kept = new ZipEntry(entry.getName());
                    kept.setTime(entry.getTime());
                    to.putNextEntry(kept);
                    from.getInputStream(entry).transferTo(to);
                } else if (entry.getName().endsWith(".so") && here.stream().anyMatch(entry.getName()::contains)) {
                    Path library = place(from, Path.of(entry.getName()), natives);
                    Files.createDirectories(library.getParent());
                    Files.copy(from.getInputStream(entry), library, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        Files.move(lean, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    /** ONNX Runtime looks in the directory that it is told, DJL where it would have unpacked its library to. */
    private static Path place(ZipFile jar, Path library, Path natives) throws IOException {
        ZipEntry properties = jar.getEntry("native/lib/tokenizers.properties");
        if (properties == null) {
            return natives.resolve(library.getFileName());
        }
        var versions = new Properties();
        versions.load(jar.getInputStream(properties));
        String platform = library.getName(2).toString();
        return natives.resolve("tokenizers")
                .resolve(versions.getProperty("version") + "-cpu-" + platform)
                .resolve(library.getFileName());
    }
}
