package io.rantwin.harness.ric.e2;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.e2ap.EnbId;
import io.rantwin.codecs.e2ap.GlobalE2nodeId;
import io.rantwin.codecs.e2ap.GlobalEnGnbId;
import io.rantwin.codecs.e2ap.GlobalEnbId;
import io.rantwin.codecs.e2ap.GlobalGnbId;
import io.rantwin.codecs.e2ap.GlobalNgEnbId;
import io.rantwin.codecs.identity.Plmn;
import org.junit.jupiter.api.Test;

class RanIdentityTest {
    private static final Plmn TEST_PLMN = Plmn.of("001", "01");

    @Test
    void namesAGnbByPlmnAndItsBitsRightAligned() {
        RanIdentity gnb = RanIdentity.of(new GlobalE2nodeId.Gnb(new GlobalGnbId(TEST_PLMN, 411, 22), null, null, null));
        assertThat(gnb.ranName()).isEqualTo("gnb_001_001_00019b");
        assertThat(gnb.plmnId()).isEqualTo("00F110");
        assertThat(gnb.nbId()).isEqualTo("0000000000000110011011");
        assertThat(gnb.gnbNodeType()).isEqualTo("gNB");
        assertThat(RanIdentity.of(new GlobalE2nodeId.Gnb(
                                new GlobalGnbId(Plmn.of("734", "733"), 0xb5c67788L, 32), null, null, null))
                        .ranName())
                .isEqualTo("gnb_734_733_b5c67788");
    }

    @Test
    void namesThePartsOfAGnb() {
        var gnb = new GlobalGnbId(TEST_PLMN, 411, 22);
        RanIdentity du = RanIdentity.of(new GlobalE2nodeId.Gnb(gnb, null, null, 0L));
        assertThat(du.ranName()).isEqualTo("gnbd_001_001_00019b_0");
        assertThat(du.gnbNodeType()).isEqualTo("gNB_DU");
        assertThat(du.duId()).isEqualTo("0");
        RanIdentity cuUp = RanIdentity.of(new GlobalE2nodeId.Gnb(gnb, null, 31L, null));
        assertThat(cuUp.ranName()).isEqualTo("gnbc_001_001_00019b_1f");
        assertThat(cuUp.gnbNodeType()).isEqualTo("gNB_CU_UP");
        assertThat(cuUp.cuUpId()).isEqualTo("31");
    }

    @Test
    void namesTheOtherKindsOfNodes() {
        assertThat(RanIdentity.of(new GlobalE2nodeId.EnGnb(new GlobalEnGnbId(TEST_PLMN, 1, 32), null, null)))
                .satisfies(id -> assertThat(id.ranName()).isEqualTo("en_gnb_001_001_00000001"))
                .satisfies(id -> assertThat(id.kind().isGnb()).isTrue());
        assertThat(RanIdentity.of(new GlobalE2nodeId.NgEnb(
                                new GlobalNgEnbId(TEST_PLMN, new EnbId(EnbId.Kind.MACRO, 0xabcde)), null, null))
                        .ranName())
                .isEqualTo("ng_enB_macro_001_001_0abcde");
        RanIdentity enb = RanIdentity.of(
                new GlobalE2nodeId.Enb(new GlobalEnbId(TEST_PLMN, new EnbId(EnbId.Kind.SHORT_MACRO, 5))));
        assertThat(enb.ranName()).isEqualTo("enB_shortmacro_001_001_000005");
        assertThat(enb.kind().isGnb()).isFalse();
        assertThat(enb.nbId()).hasSize(18);
    }
}
