package io.rantwin.nearrt.model;

import io.rantwin.nearrt.model.ModelException.Cause;
import io.rantwin.twin.learned.GraphMixing;
import io.rantwin.twin.learned.Header;
import io.rantwin.twin.learned.Weights;
import io.rantwin.twin.learned.WeightsException;
import io.rantwin.twin.learned.WeightsReader;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a bundle is what its manifest says, was signed by someone trusted, and can be run here. Immutable. */
public final class BundleCheck {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

    private final List<PublicKey> trusted;
    private final Set<String> inputs;
    private final Set<String> targets;

    /**
     * A check.
     *
     * @param trusted Ed25519 public keys, one of which must have signed; when empty, every bundle is refused
     * @param inputs names that can be fed to a model here
     * @param targets names that models may forecast
     */
    public BundleCheck(Collection<PublicKey> trusted, Collection<String> inputs, Collection<String> targets) {
        this.trusted = List.copyOf(trusted);
        this.inputs = Set.copyOf(inputs);
        this.targets = Set.copyOf(targets);
    }

    /**
     * Looks at the manifest alone, before octets are taken.
     *
     * @throws ModelException with the first thing that is wrong
     */
    public void manifest(ModelManifest manifest) throws ModelException {
        if (!ID.matcher(manifest.modelId()).matches()) {
            throw wrong("model_id must be 1 to 64 letters, digits, dots, dashes and underscores, not \""
                    + manifest.modelId().replaceAll("\\p{Cntrl}", " ") + "\"");
        }
        if (!SHA_256.matcher(manifest.sha256()).matches()) {
            throw wrong("sha256 must be 64 hexadecimal digits");
        }
        if (manifest.sizeOctets() < 1 || manifest.sizeOctets() > ModelManifest.MOST_OCTETS) {
            throw wrong("size_octets must be 1 to " + ModelManifest.MOST_OCTETS + ", not " + manifest.sizeOctets());
        }
        if (manifest.features().isEmpty()) {
            throw wrong("features must name the inputs of the model");
        }
        if (trusted.isEmpty()) {
            throw unfit("No public key is configured here, so no model can be taken.");
        }
    }

    /**
     * Looks at the bundle.
     *
     * @return the model, ready to run
     * @throws ModelException with the first thing that is wrong
     */
    public Weights bundle(ModelManifest manifest, byte[] octets) throws ModelException {
        manifest(manifest);
        if (octets.length != manifest.sizeOctets()) {
            throw unfit(
                    "The bundle has " + octets.length + " octets, its manifest says " + manifest.sizeOctets() + ".");
        }
        String hash = HexFormat.of().formatHex(sha256(octets));
        if (!hash.equals(manifest.sha256().toLowerCase(Locale.ROOT))) {
            throw unfit("The bundle has the SHA-256 " + hash + ", its manifest says " + manifest.sha256() + ".");
        }
        if (trusted.stream().noneMatch(key -> signed(key, octets, manifest.signature()))) {
            throw unfit("None of the " + trusted.size() + " configured public keys has signed this bundle.");
        }
        try {
            Weights weights = WeightsReader.read(octets);
            header(manifest, weights.header());
            if (weights.layers().stream().anyMatch(GraphMixing.class::isInstance)) {
                throw unfit(
                        "The model reads what the neighbours of a cell report, and models here are fed cell by cell;"
                                + " train one without neighbours.");
            }
            return weights;
        } catch (WeightsException e) {
            throw unfit("The bundle cannot be run: " + e.getMessage());
        }
    }

    private void header(ModelManifest manifest, Header header) throws ModelException {
        if (manifest.features().size() != header.inputs().size()) {
            throw unfit("The manifest names " + manifest.features().size() + " features, the weights take "
                    + header.inputs().size() + ".");
        }
        for (int i = 0; i < header.inputs().size(); i++) {
            String input = header.inputs().get(i);
            String feature = manifest.features().get(i);
            boolean same = feature.equals(input) || (feature.startsWith(input + " [") && feature.endsWith("]"));
            if (!same) {
                throw unfit("features[" + i + "] is \"" + feature + "\" in the manifest and \"" + input
                        + "\" in the weights.");
            }
            if (!inputs.contains(input)) {
                throw unfit("features[" + i + "], \"" + input + "\", is not known here; these are: "
                        + String.join(", ", inputs.stream().sorted().toList()) + ".");
            }
        }
        if (!targets.contains(header.target())) {
            throw unfit("The model forecasts \"" + header.target() + "\", which is not forecast here; these are: "
                    + String.join(", ", targets.stream().sorted().toList()) + ".");
        }
    }

    private static boolean signed(PublicKey key, byte[] octets, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(octets);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            // A key of another kind or octets that are no signature: not signed by this one.
            return false;
        }
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java run time has SHA-256.", e);
        }
    }

    private static ModelException wrong(String sentence) {
        return new ModelException(Cause.MANIFEST, sentence);
    }

    private static ModelException unfit(String sentence) {
        return new ModelException(Cause.PRECONDITION, sentence);
    }
}
