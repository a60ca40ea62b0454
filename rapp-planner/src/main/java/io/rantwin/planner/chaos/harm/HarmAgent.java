package io.rantwin.planner.chaos.harm;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Is loaded into a running process of a soak, and moves its wall clock or slows its files. The product knows nothing of it: it changes
 * what {@link Instant#now}, {@link Clock} and file channels of the Java library return, by system properties that can be set again and
 * again. Not moved: {@code System.currentTimeMillis}, which is code of the machine itself, and clocks that only go forward, which do not jump in
 * reality either. Not slowed: files of native libraries (SQLite), and those of {@code java.io}.
 */
public final class HarmAgent implements ClassFileTransformer {
    /** Added to wall clocks [ms]. */
    static final String CLOCK = "rantwin.chaos.clockMillis";

    /** Added to each write and flush [ns]. */
    static final String DISK = "rantwin.chaos.diskNanos";

    private static final String WOVEN = "rantwin.chaos.isWoven";
    private static final String FILES = "sun/nio/ch/UnixFileDispatcherImpl";
    private static final String CLOCKS = "java/time/Clock";
    private static final Set<String> SLOWED = Set.of("write", "pwrite", "writev", "force");
    private static final Set<String> MOVED = Set.of("currentInstant", "millis");
    private static final ClassDesc LONG = ClassDesc.of("java.lang.Long");
    private static final ClassDesc INSTANT = ClassDesc.of("java.time.Instant");

    private HarmAgent() {}

    /**
     * Called in the process, by the machine, each time that it is loaded.
     *
     * @param figures {@code name=value}, with commas between them
     */
    public static void agentmain(String figures, Instrumentation instrumentation) throws UnmodifiableClassException {
        for (String each : figures.split(",", -1)) {
            int at = each.indexOf('=');
            System.setProperty(each.substring(0, at), each.substring(at + 1));
        }
        if (System.getProperty(WOVEN) != null) {
            return;
        }
        System.setProperty(WOVEN, "");
        instrumentation.addTransformer(new HarmAgent(), true);
        List<Class<?>> harmed = new ArrayList<>();
        for (Class<?> each : instrumentation.getAllLoadedClasses()) {
            if (isHarmed(each.getName().replace('.', '/'))) {
                harmed.add(each);
            }
        }
        instrumentation.retransformClasses(harmed.toArray(Class<?>[]::new));
    }

    private static boolean isHarmed(String name) {
        return name.equals(FILES)
                || name.equals(CLOCKS)
                || name.equals(CLOCKS + "$SystemClock")
                || name.equals(CLOCKS + "$SystemInstantSource");
    }

    @Override
    @SuppressWarnings("NullAway") // The machine has these parameters without values for classes of its own.
    public byte[] transform(ClassLoader loader, String name, Class<?> old, ProtectionDomain domain, byte[] octets) {
        return isHarmed(name) ? harmed(octets, name.equals(FILES)) : null;
    }

    /** The class with code of ours before each return of the methods in question. */
    static byte[] harmed(byte[] octets, boolean isFiles) {
        ClassFile file = ClassFile.of();
        CodeTransform code = (builder, element) -> {
            if (element instanceof ReturnInstruction end) {
                if (isFiles) {
                    slow(builder);
                } else {
                    move(builder, end);
                }
            }
            builder.with(element);
        };
        ClassTransform transform = ClassTransform.transformingMethodBodies(method -> isHarmed(method, isFiles), code);
        return file.transformClass(file.parse(octets), transform);
    }

    private static boolean isHarmed(MethodModel method, boolean isFiles) {
        String name = method.methodName().stringValue();
        return isFiles ? SLOWED.contains(name) : MOVED.contains(name);
    }

    private static void slow(CodeBuilder builder) {
        figure(builder, DISK);
        builder.invokestatic(
                LockSupport.class.describeConstable().orElseThrow(),
                "parkNanos",
                MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long));
    }

    private static void move(CodeBuilder builder, ReturnInstruction end) {
        figure(builder, CLOCK);
        if (end.typeKind() == TypeKind.LONG) {
            builder.ladd();
        } else {
            builder.invokevirtual(INSTANT, "plusMillis", MethodTypeDesc.of(INSTANT, ConstantDescs.CD_long));
        }
    }

    private static void figure(CodeBuilder builder, String property) {
        builder.ldc(property)
                .lconst_0()
                .invokestatic(LONG, "getLong", MethodTypeDesc.of(LONG, ConstantDescs.CD_String, ConstantDescs.CD_long))
                .invokevirtual(LONG, "longValue", MethodTypeDesc.of(ConstantDescs.CD_long));
    }
}
