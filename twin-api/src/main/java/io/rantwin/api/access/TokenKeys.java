package io.rantwin.api.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetParseException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;

/** Where the public keys of tokens are: a JSON Web Key Set (RFC 7517) in a file or behind a URL. */
final class TokenKeys {
    private static final int MOST_OCTETS = 256 << 10;
    private static final int PATIENCE_MILLIS = 3_000;
    /** After it, keys are read anew; a key that was taken out of the set counts as long. */
    private static final Duration KEPT = Duration.ofMinutes(5);
    /** Tokens with unknown keys make the set be read anew, twice in this time at most. */
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(30);
    /** An issuer that cannot be reached does not lock everybody out at once. */
    private static final Duration OUTAGE = Duration.ofHours(1);

    private TokenKeys() {}

    /**
     * Keys of a place.
     *
     * @param place a file, or a URL that begins with {@code https://}; {@code http://} only of this machine
     * @throws IOException when a file has no such set, or the place may not be used
     */
    static JWKSource<SecurityContext> at(String place) throws IOException {
        if (!place.contains("://")) {
            FileKeys file = new FileKeys(Path.of(place));
            file.read();
            return kept(JWKSourceBuilder.create(file));
        }
        URI uri = URI.create(place);
        if (!"https".equals(uri.getScheme()) && !isOwn(uri)) {
            throw new IOException(place
                    + ": keys come from a file or over https; who can change them on the way makes his own tokens");
        }
        try {
            return kept(JWKSourceBuilder.<SecurityContext>create(
                            uri.toURL(), new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, MOST_OCTETS))
                    .outageTolerant(OUTAGE.toMillis()));
        } catch (MalformedURLException | IllegalArgumentException malformed) {
            throw new IOException(place + " is no address of keys: " + malformed.getMessage(), malformed);
        }
    }

    private static boolean isOwn(URI uri) {
        try {
            return "http".equals(uri.getScheme())
                    && uri.getHost() != null
                    && InetAddress.getByName(uri.getHost()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static JWKSource<SecurityContext> kept(JWKSourceBuilder<SecurityContext> builder) {
        return builder.cache(KEPT.toMillis(), 2L * PATIENCE_MILLIS)
                .refreshAheadCache(false)
                .rateLimited(LEAST_PAUSE.toMillis())
                .build();
    }

    private record FileKeys(Path file) implements JWKSetSource<SecurityContext> {
        JWKSet read() throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                byte[] octets = in.readNBytes(MOST_OCTETS + 1);
                if (octets.length > MOST_OCTETS) {
                    throw new IOException(file + ": a key set has at most " + MOST_OCTETS + " octets");
                }
                JWKSet keys = JWKSet.parse(new String(octets, StandardCharsets.UTF_8));
                if (keys.isEmpty()) {
                    throw new IOException(file + ": the key set has no keys");
                }
                return keys;
            } catch (ParseException malformed) {
                throw new IOException(file + " is no JSON Web Key Set: " + malformed.getMessage(), malformed);
            } catch (NoSuchFileException missing) {
                throw new IOException(file + ": there is no such file of keys", missing);
            }
        }

        @Override
        public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator when, long now, SecurityContext context)
                throws KeySourceException {
            try {
                return read();
            } catch (IOException failed) {
                throw failed.getCause() instanceof ParseException
                        ? new JWKSetParseException(failed.getMessage(), failed)
                        : new JWKSetUnavailableException(failed.getMessage(), failed);
            }
        }

        @Override
        public void close() {
            // Nothing stays open between two reads.
        }
    }
}
