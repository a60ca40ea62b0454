package io.rantwin.planner.model;

import io.rantwin.twin.learned.GraphMixing;
import io.rantwin.twin.learned.Weights;
import io.rantwin.twin.learned.WeightsException;
import io.rantwin.twin.learned.WeightsReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A trained model as one file: a ZIP with {@code weights.rtwf} (what the xApp is offered), {@code card.json}, and when signed
 * {@code weights.sig} and {@code card.sig}, Ed25519 over the octets of each. The card names the weights' hash. The same model gives the
 * same bytes.
 *
 * @param weightsOctets the weight file; not copied
 * @param weights the same, read
 * @param weightsSignature empty when unsigned
 */
public record ModelBundle(
        ModelCard card,
        byte[] cardOctets,
        byte[] cardSignature,
        byte[] weightsOctets,
        Weights weights,
        byte[] weightsSignature) {
    private static final String WEIGHTS = "weights.rtwf";
    private static final String CARD = "card.json";
    private static final String WEIGHTS_SIGNATURE = "weights.sig";
    private static final String CARD_SIGNATURE = "card.sig";
    private static final int MOST_OCTETS = 80 << 20;
    // The first moment a ZIP can name: times would make equal models differ.
    private static final long ZIP_MILLIS = 315_532_800_000L + 86_400_000L;

    /** A bundle of a card and its weights, unsigned. */
    public static ModelBundle of(ModelCard card, byte[] weightsOctets) throws BundleException {
        return checked(CardJson.write(card), new byte[0], weightsOctets, new byte[0]);
    }

    /** The same bundle, signed. */
    public ModelBundle signed(PrivateKey key) throws BundleException {
        return new ModelBundle(
                card,
                cardOctets,
                BundleKeys.sign(key, cardOctets),
                weightsOctets,
                weights,
                BundleKeys.sign(key, weightsOctets));
    }

    /** Whether it carries signatures; by whom is told by {@link #isSignedBy}. */
    public boolean isSigned() {
        return cardSignature.length > 0 && weightsSignature.length > 0;
    }

    /** Whether both signatures are those of a key. */
    public boolean isSignedBy(PublicKey key) {
        return BundleKeys.matches(key, cardOctets, cardSignature)
                && BundleKeys.matches(key, weightsOctets, weightsSignature);
    }

    private static ModelBundle checked(byte[] card, byte[] cardSignature, byte[] weights, byte[] weightsSignature)
            throws BundleException {
        ModelCard read = CardJson.read(card);
        String hash = sha256(weights);
        if (!hash.equals(read.weightsSha256())) {
            throw new BundleException(
                    "the weights have the SHA-256 " + hash + ", the card says " + read.weightsSha256());
        }
        try {
            Weights ready = WeightsReader.read(weights);
            boolean fits = ready.header().inputs().equals(read.feeding().inputs())
                    && ready.header().horizonsSeconds().size()
                            == read.feeding().horizonRows().size();
            if (!fits) {
                throw new BundleException("the card and the weights name different inputs or horizons");
            }
            int mixed = ready.layers().getFirst() instanceof GraphMixing mixing ? mixing.mixed() : 0;
            if (mixed != read.feeding().mixedInputs()) {
                throw new BundleException("by the card neighbours read "
                        + read.feeding().mixedInputs() + " inputs, by the weights " + mixed);
            }
            return new ModelBundle(read, card, cardSignature, weights, ready, weightsSignature);
        } catch (WeightsException wrong) {
            throw new BundleException("the weights cannot be run: " + wrong.getMessage(), wrong);
        }
    }

    /** SHA-256 as 64 hexadecimal digits. */
    public static String sha256(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java run time must have SHA-256", impossible);
        }
    }

    /** Writes the file, whole or not at all. */
    public void write(Path file) throws BundleException {
        var octets = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(octets)) {
            put(zip, CARD, cardOctets);
            put(zip, WEIGHTS, weightsOctets);
            if (isSigned()) {
                put(zip, CARD_SIGNATURE, cardSignature);
                put(zip, WEIGHTS_SIGNATURE, weightsSignature);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("memory takes every octet", impossible);
        }
        Path absolute = file.toAbsolutePath();
        Path part = absolute.resolveSibling(absolute.getFileName() + ".part");
        try {
            Path folder = absolute.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(part, octets.toByteArray());
            Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new BundleException(file + ": the bundle cannot be written: " + failed, failed);
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] octets) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(ZIP_MILLIS);
        zip.putNextEntry(entry);
        zip.write(octets);
        zip.closeEntry();
    }

    /** Reads a bundle; its signatures are there to be checked. */
    public static ModelBundle read(Path file) throws BundleException {
        Map<String, byte[]> parts = new HashMap<>();
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            int left = MOST_OCTETS;
            ZipEntry entry;
            while ((entry = zip.getNextEntry()) != null) {
                byte[] octets = bounded(zip, left, file);
                left -= octets.length;
                if (parts.size() >= 4 || parts.put(entry.getName(), octets) != null) {
                    throw new BundleException(file + ": is no model bundle: it has more parts than one has");
                }
            }
        } catch (NoSuchFileException missing) {
            throw new BundleException(file + ": there is no such file", missing);
        } catch (IOException unreadable) {
            throw new BundleException(file + ": the bundle cannot be read: " + unreadable.getMessage(), unreadable);
        }
        byte[] card = parts.get(CARD);
        byte[] weights = parts.get(WEIGHTS);
        if (card == null || weights == null) {
            throw new BundleException(file + ": is no model bundle: it must be a ZIP with " + CARD + " and " + WEIGHTS);
        }
        try {
            return checked(
                    card,
                    parts.getOrDefault(CARD_SIGNATURE, new byte[0]),
                    weights,
                    parts.getOrDefault(WEIGHTS_SIGNATURE, new byte[0]));
        } catch (BundleException wrong) {
            throw new BundleException(file + ": " + wrong.getMessage(), wrong);
        }
    }

    private static byte[] bounded(InputStream part, int most, Path file) throws IOException, BundleException {
        byte[] octets = part.readNBytes(most + 1);
        if (octets.length > most) {
            throw new BundleException(file + ": is above " + (MOST_OCTETS >> 20) + " MiB unpacked");
        }
        return octets;
    }
}
