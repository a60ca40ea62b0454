package io.rantwin.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TlsFilesTest {
    @Test
    void withoutANameThereAreNone() {
        assertThat(TlsFiles.orNone("", "", "")).isNull();
        assertThat(TlsFiles.orNone((Path) null, null, null)).isNull();
    }

    @Test
    void whatIsNotNamedIsMissing() {
        assertThat(TlsFiles.orNone("", "", "ca.pem")).isEqualTo(new TlsFiles(null, null, Path.of("ca.pem")));
        assertThat(TlsFiles.orNone("own.pem", "key.pem", ""))
                .isEqualTo(new TlsFiles(Path.of("own.pem"), Path.of("key.pem"), null));
    }

    @Test
    void aCertificateOrAKeyAloneIsRefused() {
        assertThatThrownBy(() -> TlsFiles.orNone("own.pem", "", "ca.pem")).hasMessageContaining("belong together");
        assertThatThrownBy(() -> TlsFiles.orNone("", "key.pem", "")).hasMessageContaining("belong together");
    }
}
