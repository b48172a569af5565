import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Leaves out of the jars in a directory what an image does not need: {@link Natives} and {@link LocalVariables}.
 *
 * <p>{@code java LeanJars.java LIB_DIRECTORY NATIVE_DIRECTORY}
 */
final class LeanJars {

    private LeanJars() {}

    public static void main(String[] directories) throws IOException {
        Natives natives = Natives.into(Path.of(directories[1]));
        try (var jars = Files.newDirectoryStream(Path.of(directories[0]), "*.jar")) {
            for (Path jar : jars) {
                rewrite(jar, natives);
            }
        }
    }

    private static void rewrite(Path jar, Natives natives) throws IOException {
        Path lean = jar.resolveSibling(jar.getFileName() + ".lean");
        try (var from = new ZipFile(jar.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(lean))) {
            to.setLevel(9);
            for (ZipEntry entry : from.stream().toList()) {
                if (!natives.take(from, entry)) {
                    ZipEntry kept = new ZipEntry(entry.getName());
                    kept.setTime(entry.getTime());
                    to.putNextEntry(kept);
                    byte[] bytes = from.getInputStream(entry).readAllBytes();
                    to.write(entry.getName().endsWith(".class") ? LocalVariables.leftOutOf(bytes) : bytes);
                }
            }
        }
        Files.move(lean, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
