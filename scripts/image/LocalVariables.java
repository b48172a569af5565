import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LocalVariableType;

/**
 * The names of local variables: only debuggers show them, and they are a tenth of the classes. Stack traces keep their
 * lines without them, parameters their names.
 */
final class LocalVariables {

    private static final ClassFile CLASSES = ClassFile.of();
    private static final ClassTransform WITHOUT_NAMES = ClassTransform.transformingMethodBodies((code, element) -> {
        if (!isName(element)) {
            code.with(element);
        }
    });

    private LocalVariables() {}

    static byte[] leftOutOf(byte[] classFile) {
        return CLASSES.transformClass(CLASSES.parse(classFile), WITHOUT_NAMES);
    }

    private static boolean isName(CodeElement element) {
        return element instanceof LocalVariable || element instanceof LocalVariableType;
    }
}
