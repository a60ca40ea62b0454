package io.rantwin.api.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Who gives tokens out. */
public final class Issuer {
    /** Its name. */
    public static final String NAME = "https://issuer.example";

    /** Whom its tokens are for. */
    public static final String AUDIENCE = "rantwin";

    private final ECKey key;

    public Issuer(String keyId) throws JOSEException {
        key = new ECKeyGenerator(Curve.P_256)
                .keyID(keyId)
                .keyUse(KeyUse.SIGNATURE)
                .generate();
    }

    /** Writes its public keys. */
    public Path write(Path file) throws IOException {
        return Files.writeString(file, new JWKSet(key.toPublicJWK()).toString());
    }

    /** Rules by which its tokens hold. */
    public static TokenRules rules(String keys) {
        return new TokenRules(NAME, AUDIENCE, keys, TokenRules.USUAL_ROLES, TokenRules.USUAL_NAME);
    }

    /** Claims of a token that holds for five minutes. */
    public static JWTClaimsSet.Builder claims(String name, Instant now, String... roles) {
        return new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience(AUDIENCE)
                .subject(name)
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("roles", List.of(roles));
    }

    /** A token that holds. */
    public String token(String name, Instant now, String... roles) throws JOSEException {
        return signed(claims(name, now, roles).build());
    }

    /** A token of claims. */
    public String signed(JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    /** A token without a signature. */
    public static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    /** A token whose signature is made with the public key as if it were a secret. */
    public String confused(JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new MACSigner(key.toECPublicKey().getEncoded()));
        return token.serialize();
    }
}
