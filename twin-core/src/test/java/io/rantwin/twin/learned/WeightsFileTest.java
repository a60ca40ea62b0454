package io.rantwin.twin.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WeightsFileTest {
    private static final List<Double> FIVE = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

    private static Header header() {
        return Models.header(3, 1, FIVE);
    }

    private static List<Layer> layers() {
        var random = new Random(1);
        return List.of(
                Models.gru(random, 3, 6, false),
                Models.lstm(random, 6, 4),
                Models.attention(random, 4, 6, 4, 2, 3),
                new GraphMixing(6, 2),
                Models.dense(random, 9, 5, Activation.LINEAR));
    }

    private static byte[] file() throws WeightsException {
        return WeightsWriter.write(header(), layers());
    }

    @Test
    void whatIsWrittenIsReadBackAndForecastsTheSame() throws WeightsException, IOException {
        Weights read = WeightsReader.read(new ByteArrayInputStream(file()));
        assertThat(read.header()).isEqualTo(header());
        assertThat(read.identity()).hasSize(64);
        assertThat(read.signature()).isEmpty();
        for (int i = 0; i < read.layers().size(); i++) {
            assertThat(read.layers().get(i).kind()).isEqualTo(layers().get(i).kind());
            for (int t = 0; t < read.layers().get(i).tensors().size(); t++) {
                assertThat(read.layers().get(i).tensors().get(t))
                        .containsExactly(layers().get(i).tensors().get(t));
            }
        }
        assertThat(WeightsWriter.write(read.header(), read.layers())).isEqualTo(file());
        var before =
                new StatefulForecaster(Weights.inMemory(header(), layers()), Neighbourhood.none(1), Kernels.best());
        var after = new StatefulForecaster(read, Neighbourhood.none(1), Kernels.best());
        before.step(new int[] {0}, 1, new float[] {1, 2, 3});
        after.step(new int[] {0}, 1, new float[] {1, 2, 3});
        assertThat(after.forecast(0, 0, 4)).isEqualTo(before.forecast(0, 0, 4));
    }

    @Test
    void signatureBytesAreCarriedAndDoNotChangeTheDigest() throws WeightsException {
        byte[] unsigned = WeightsWriter.write(header(), layers(), 4);
        byte[] file = WeightsWriter.signed(unsigned, new byte[] {1, 2, 3, 4});
        Weights read = WeightsReader.read(file);
        assertThat(read.signature()).containsExactly(1, 2, 3, 4);
        assertThat(read.digest()).isEqualTo(WeightsReader.read(unsigned).digest());
    }

    @Property(tries = 300, seed = "1")
    void everyChangedByteOutsideTheSignatureIsNoticed(
            @ForAll @IntRange(min = 0, max = 100_000) int where, @ForAll @IntRange(min = 1, max = 255) int change)
            throws WeightsException {
        byte[] file = file();
        file[where % file.length] ^= (byte) change;
        assertThatExceptionOfType(WeightsException.class).isThrownBy(() -> WeightsReader.read(file));
    }

    @Property(tries = 300, seed = "1")
    void everyCutIsNoticed(@ForAll @IntRange(min = 0, max = 100_000) int length) throws WeightsException {
        byte[] file = file();
        byte[] cut = Arrays.copyOf(file, length % file.length);
        assertThatExceptionOfType(WeightsException.class)
                .isThrownBy(() -> WeightsReader.read(cut))
                .withMessageContaining("ends inside");
    }

    @Test
    void hostileSizesAreRefusedBeforeMemoryIsTaken() throws WeightsException {
        refused(with(file(), 8, -1), "byte 8: header length 4294967295 is above the limit");
        refused(with(file(), 12, Integer.MAX_VALUE), "byte 12: tensor length 2147483647");
        refused(with(file(), 16, 1 << 20), "byte 16: signature length");
        refused(with(file(), 12, (1 << 26)), "ends inside its tensors");
        refused(with(file(), 0, 0), "not a weight file");
        refused(with(file(), 4, 2), "version 2");
        refused(Arrays.copyOf(file(), file().length + 1), "goes on after its signature");
        refused(new byte[0], "ends inside its fixed part");
    }

    @Test
    void aHeaderThatLiesIsRefusedWithItsField() throws WeightsException {
        refused(edited("\"outputs\":5,", "\"outputs\":4,"), "tensors:");
        refused(edited("\"kind\":\"lstm\"", "\"kind\":\"lsmt\""), "layers[1]: kind \"lsmt\"");
        refused(edited("\"window\":3", "\"window\":0"), "layers[2]: window is 0");
        refused(edited("\"heads\":2", "\"heads\":3"), "no multiple of 3 heads");
        refused(
                edited("\"residual\":false", "\"residual\":true "),
                "layers[2]: a residual layer has as many outputs as");
        refused(edited("\"residual\":false", "\"residual\":\"no\" "), "layers[2]: residual is \"no\"");
        refused(edited("\"quantum\":1.0E-6", "\"quantum\":0.0E-6"), "quantum");
        refused(edited("\"reset\":\"before\"", "\"reset\":\"befour\""), "reset");
        refused(edited("0.25,0.5", "0.65,0.5"), "must lie inside 0..1 and rise");
        refused(edited("{\"name\"", "[\"name\""), "no JSON");
        refused(edited("\"target\":\"RRU.PrbTotDl\"", "\"target\":             12"), "target");
        refused(edited("\"activation\":\"linear\"", "\"activation\":\"lineal\""), "activation");
        refused(edited("\"outputs\":9", "\"outputs\":7"), "layers[3]: a layer that mixes gives its 6 inputs");
    }

    @Test
    void layersThatDoNotFitAreRefused() {
        var random = new Random(3);
        assertThatExceptionOfType(WeightsException.class)
                .isThrownBy(() -> WeightsWriter.write(header(), List.of(Models.dense(random, 4, 5, Activation.LINEAR))))
                .withMessageContaining("takes 4 inputs");
        assertThatExceptionOfType(WeightsException.class)
                .isThrownBy(() -> WeightsWriter.write(header(), List.of(Models.dense(random, 3, 6, Activation.LINEAR))))
                .withMessageContaining("gives 6 outputs");
        var endless = new Dense(3, 5, Activation.LINEAR, Models.random(random, 15), new float[5]);
        endless.bias()[2] = Float.NaN;
        assertThatExceptionOfType(WeightsException.class)
                .isThrownBy(() -> WeightsReader.read(WeightsWriter.write(header(), List.of(endless))))
                .withMessageContaining("must be a finite number");
    }

    private static void refused(byte[] file, String why) {
        assertThatExceptionOfType(WeightsException.class)
                .isThrownBy(() -> WeightsReader.read(file))
                .withMessageContaining(why);
    }

    private static byte[] with(byte[] file, int at, int value) {
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        return file;
    }

    /** The file with a text of the header replaced, lengths and digest made right again. */
    private static byte[] edited(String from, String to) throws WeightsException {
        byte[] file = file();
        ByteBuffer numbers = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int length = numbers.getInt(8);
        String header = new String(file, 20, length, StandardCharsets.UTF_8);
        byte[] changed = header.replace(from, to).getBytes(StandardCharsets.UTF_8);
        int tensors = numbers.getInt(12);
        ByteBuffer out = ByteBuffer.allocate(20 + changed.length + tensors + 32).order(ByteOrder.LITTLE_ENDIAN);
        out.put(file, 0, 20).putInt(8, changed.length).put(changed).put(file, 20 + length, tensors);
        var sha = WeightsReader.sha256();
        sha.update(out.array(), 0, out.position());
        return out.put(sha.digest()).array();
    }
}
