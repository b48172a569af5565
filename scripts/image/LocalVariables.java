import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LocalVariableType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Leaves the names of local variables out of all classes in the jars of a directory: only debuggers show them, and they are
 * a tenth of the classes. Stack traces keep their lines, parameters their names.
 *
 * <p>{@code java LocalVariables.java LIB_DIRECTORY}
 */
final class LocalVariables {

    private static final ClassFile CLASSES = ClassFile.of();
    private static final ClassTransform WITHOUT_NAMES = ClassTransform.transformingMethodBodies((code, element) -> {
        if (!isName(element)) {
            code.with(element);
        }
    });

    private LocalVariables() {}

    public static void main(String[] directory) throws IOException {
        try (var jars = Files.newDirectoryStream(Path.of(directory[0]), "*.jar")) {
            for (Path jar : jars) {
                takeOut(jar);
            }
        }
    }

    private static void takeOut(Path jar) throws IOException {
        Path lean = jar.resolveSibling(jar.getFileName() + ".lean");
        try (var from = new ZipFile(jar.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(lean))) {
            to.setLevel(9);
            for (ZipEntry entry : from.stream().toList()) {
                ZipEntry kept = new ZipEntry(entry.getName());
                kept.setTime(entry.getTime());
                to.putNextEntry(kept);
                byte[] bytes = from.getInputStream(entry).readAllBytes();
                to.write(entry.getName().endsWith(".class") ? withoutNames(bytes) : bytes);
            }
        }
        Files.move(lean, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] withoutNames(byte[] classFile) {
        return CLASSES.transformClass(CLASSES.parse(classFile), WITHOUT_NAMES);
    }

    private static boolean isName(CodeElement element) {
        return element instanceof LocalVariable || element instanceof LocalVariableType;
    }
}
