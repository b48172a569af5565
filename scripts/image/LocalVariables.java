import org.springframework.asm.Attribute;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;

/**
 * The names of local variables: only debuggers show them, and they are a seventh of the classes. Stack traces keep their
 * lines without them, parameters their names.
 *
 * <p>With the ASM inside Spring: the JDK's own class files either keep the names among the constants, or want all classes
 * that a class mentions to compute its stack maps anew.
 */
final class LocalVariables extends ClassVisitor {

    private LocalVariables(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    static byte[] leftOutOf(byte[] classFile) {
        var lean = new ClassWriter(0);
        new ClassReader(classFile).accept(new LocalVariables(lean), 0);
        return lean.toByteArray();
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(api, super.visitMethod(access, name, descriptor, signature, exceptions)) {
            @Override
            public void visitLocalVariable(String name, String descriptor, String signature, Label from, Label to, int index) {}

            @Override
            public void visitAttribute(Attribute unknown) {}
        };
    }

    /** What the JVM does not know either would point into constants that have moved. */
    @Override
    public void visitAttribute(Attribute unknown) {}
}
