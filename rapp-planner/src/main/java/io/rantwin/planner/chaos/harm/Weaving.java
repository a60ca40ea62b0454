package io.rantwin.planner.chaos.harm;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Moves clocks and slows files of running processes, by loading {@link HarmAgent} into them. */
public final class Weaving {
    private final Path jar;

    private Weaving(Path jar) {
        this.jar = jar;
    }

    /** @param folder that the agent's jar is written to */
    public static Weaving in(Path folder) throws IOException {
        Path jar = Files.createDirectories(folder).resolve("harm-agent.jar");
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Agent-Class", HarmAgent.class.getName());
        main.putValue("Can-Retransform-Classes", "true");
        String entry = HarmAgent.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream in = HarmAgent.class.getResourceAsStream("/" + entry)) {
            if (in == null) {
                throw new IOException(entry + " is missing from the class path");
            }
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
        }
        return new Weaving(jar);
    }

    /** Moves the wall clock of a process; zero sets it right again. */
    public void moveClock(long pid, Duration by) throws IOException {
        load(pid, HarmAgent.CLOCK + "=" + by.toMillis());
    }

    /** Makes each write and flush take longer; zero makes them as fast as they are. */
    public void slowDisk(long pid, Duration by) throws IOException {
        load(pid, HarmAgent.DISK + "=" + by.toNanos());
    }

    private void load(long pid, String figures) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                machine.loadAgent(jar.toString(), figures);
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException refused) {
            throw new IOException("process " + pid + " does not take the agent: " + refused.getMessage(), refused);
        }
    }
}
