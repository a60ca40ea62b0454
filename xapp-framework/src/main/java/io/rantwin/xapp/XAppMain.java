package io.rantwin.xapp;

import ch.qos.logback.classic.LoggerContext;
import io.rantwin.xapp.descriptor.Descriptor;
import io.rantwin.xapp.descriptor.DescriptorException;
import io.rantwin.xapp.descriptor.EnvironmentException;
import io.rantwin.xapp.descriptor.XappEnvironment;
import io.rantwin.xapp.logging.LoggingSetup;
import java.io.IOException;
import java.security.Security;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** The {@code main} of an xApp: logging, start, clean stop on SIGTERM, and a sentence when it cannot start. */
public final class XAppMain {
    private XAppMain() {}

    /**
     * Runs an xApp until it is told to end.
     *
     * @param variables such as {@link System#getenv()}
     * @param application says what the xApp is to do
     * @return exit code: 0 stopped by the application itself, 1 could not start; the reason is on standard error. A process
     *     that a signal has stopped ends with 128 and the number of the signal, as every Java program: 143 after SIGTERM
     */
    public static int run(Map<String, String> variables, Consumer<XAppSetup> application) throws InterruptedException {
        // Services move to other addresses: names have to be looked up again at every reconnect.
        Security.setProperty("networkaddress.cache.ttl", "2");
        Security.setProperty("networkaddress.cache.negative.ttl", "1");
        try {
            Descriptor descriptor = Descriptor.read(XappEnvironment.descriptorFile(variables));
            LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
            LoggingSetup.install(context, null, descriptor.name(), variables, System.out);
            XAppSetup setup = XApp.setUp(variables);
            application.accept(setup);
            setup.start().stopAtExit().awaitStop();
            return 0;
        } catch (DescriptorException | EnvironmentException | SetupException | IOException e) {
            System.err.println("The xApp cannot start: " + e.getMessage());
            return 1;
        }
    }
}
