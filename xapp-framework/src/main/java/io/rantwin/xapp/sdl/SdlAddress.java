package io.rantwin.xapp.sdl;

/** Where a Redis of the shared data layer is found. */
public sealed interface SdlAddress {
    /** A Redis at a fixed address. */
    record Server(String host, int port) implements SdlAddress {
        public Server {
            check(host, port);
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** Asks a sentinel, at each connection anew, where the master of this name is. */
    record Sentinel(String host, int port, String masterName) implements SdlAddress {
        public Sentinel {
            check(host, port);
            if (masterName.isEmpty()) {
                throw new IllegalArgumentException("the Redis sentinel at " + host + " needs the name of a master");
            }
        }

        @Override
        public String toString() {
            return "master " + masterName + " of sentinel " + host + ":" + port;
        }
    }

    private static void check(String host, int port) {
        if (host.isEmpty()) {
            throw new IllegalArgumentException("a Redis address needs a host");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " of " + host + " is not in 1..65535");
        }
    }
}
