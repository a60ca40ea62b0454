package io.rantwin.nearrt.configuration;

import io.rantwin.api.access.Reach;
import java.io.IOException;

/** Refuses to serve other machines where nobody is asked who he is, unless the configuration says that it is meant. */
final class OpenDoors {
    private OpenDoors() {}

    static void check(TwinConfiguration configuration, String name) throws ConfigurationException {
        TwinConfiguration.Endpoint grpc = configuration.grpc();
        AccessSettings access = configuration.access();
        boolean isForAnybody = access.isOpen() && access.clientAuthorities().isEmpty();
        if (isForAnybody && !access.open() && isReached(grpc, name + ": grpc.host")) {
            throw new ConfigurationException(
                    name + ": grpc.host: other machines reach " + grpc.host()
                            + ", so that section access has to say who may ask: certificate and key, with tokenIssuer, tokenAudience and tokenKeys or"
                            + " with clientAuthorities and clientRoles; access.open: true does without, where something else guards the port");
        }
        TwinConfiguration.View view = configuration.http();
        if (view.guarded() && access.certificate().isEmpty()) {
            throw new ConfigurationException(
                    name + ": http.guarded: the JSON view needs certificate and key of section access for it");
        }
        boolean isMeant = view.guarded() ? !isForAnybody || access.open() : view.open();
        if (!isMeant && isReached(view.endpoint(), name + ": http.host")) {
            throw new ConfigurationException(name + ": http.host: other machines reach " + view.host()
                    + ", and the JSON view asks nobody who he is; http.guarded: true and callers in section access make it ask, and"
                    + " http.open: true says that everybody is meant");
        }
    }

    private static boolean isReached(TwinConfiguration.Endpoint endpoint, String place) throws ConfigurationException {
        try {
            return endpoint.port() != 0 && !Reach.isLocal(endpoint.host());
        } catch (IOException noHost) {
            throw new ConfigurationException(place + ": " + noHost.getMessage());
        }
    }
}
