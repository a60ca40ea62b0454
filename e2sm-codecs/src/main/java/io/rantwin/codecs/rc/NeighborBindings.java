package io.rantwin.codecs.rc;

import static io.rantwin.codecs.rc.ChoiceBinding.Alternative.alternative;
import static io.rantwin.codecs.rc.Member.member;
import static io.rantwin.codecs.rc.SequenceBinding.sequence;

import io.rantwin.codecs.rc.ServingCell.EutraArfcn;
import io.rantwin.codecs.rc.ServingCell.EutraPci;
import io.rantwin.codecs.rc.ServingCell.NrArfcn;
import io.rantwin.codecs.rc.ServingCell.NrPci;

/** Bindings of the neighbour table. */
final class NeighborBindings {
    private static final String BAND = "freqBandIndicatorNr";
    private static final String LINK = "x2-Xn-established";
    private static final String VALIDATED = "hO-validated";
    private static final String VERSION = "version";

    private static final Binding<Integer> NR_ARFCN = Binding.INT.within("nRARFCN");

    private static final Binding<NrFrequencyInfo.Band> NR_BAND = sequence(
            member(BAND, Binding.INT, NrFrequencyInfo.Band::freqBandIndicatorNr),
            member("supportedSULBandList", Binding.INT.within(BAND).list(), NrFrequencyInfo.Band::supportedSulBands),
            NrFrequencyInfo.Band::new);

    private static final Binding<NrFrequencyInfo> NR_FREQUENCY = sequence(
            member("nrARFCN", NR_ARFCN, NrFrequencyInfo::nrArfcn),
            member("frequencyBand-List", NR_BAND.list(), NrFrequencyInfo::bands),
            member("frequencyShift7p5khz", Binding.TRUE_OR_FALSE, NrFrequencyInfo::frequencyShift7p5khz),
            NrFrequencyInfo::new);

    private static final Binding<NeighborCell> CELL = ChoiceBinding.<NeighborCell>choice(
            newer -> newer,
            alternative(
                    "ranType-Choice-NR",
                    NeighborCell.Nr.class,
                    sequence(
                            member("nR-CGI", IdentityBindings.NR_CGI, NeighborCell.Nr::nrCgi),
                            member("nR-PCI", Binding.INT, NeighborCell.Nr::nrPci),
                            member("fiveGS-TAC", Binding.OCTETS, NeighborCell.Nr::fiveGsTac),
                            member("nR-mode-info", Binding.named(NeighborCell.NrMode.class), NeighborCell.Nr::mode),
                            member("nR-FreqInfo", NR_FREQUENCY, NeighborCell.Nr::frequency),
                            member(LINK, Binding.TRUE_OR_FALSE, NeighborCell.Nr::x2XnEstablished),
                            member(VALIDATED, Binding.TRUE_OR_FALSE, NeighborCell.Nr::hoValidated),
                            member(VERSION, Binding.INTEGER, NeighborCell.Nr::version),
                            NeighborCell.Nr::new)),
            alternative(
                    "ranType-Choice-EUTRA",
                    NeighborCell.Eutra.class,
                    sequence(
                            member("eUTRA-CGI", IdentityBindings.EUTRA_CGI, NeighborCell.Eutra::eutraCgi),
                            member("eUTRA-PCI", Binding.INT, NeighborCell.Eutra::eutraPci),
                            member("eUTRA-ARFCN", Binding.INT, NeighborCell.Eutra::eutraArfcn),
                            member("eUTRA-TAC", Binding.OCTETS, NeighborCell.Eutra::eutraTac),
                            member(LINK, Binding.TRUE_OR_FALSE, NeighborCell.Eutra::x2XnEstablished),
                            member(VALIDATED, Binding.TRUE_OR_FALSE, NeighborCell.Eutra::hoValidated),
                            member(VERSION, Binding.INTEGER, NeighborCell.Eutra::version),
                            NeighborCell.Eutra::new)));

    private static final Binding<ServingCell.Pci> PCI = ChoiceBinding.<ServingCell.Pci>choice(
            newer -> newer,
            alternative("nR", NrPci.class, Binding.INT.as(NrPci::new, NrPci::pci)),
            alternative("eUTRA", EutraPci.class, Binding.INT.as(EutraPci::new, EutraPci::pci)));

    private static final Binding<ServingCell.Arfcn> ARFCN = ChoiceBinding.<ServingCell.Arfcn>choice(
            newer -> newer,
            alternative("nR", NrArfcn.class, NR_ARFCN.as(NrArfcn::new, NrArfcn::arfcn)),
            alternative("eUTRA", EutraArfcn.class, Binding.INT.as(EutraArfcn::new, EutraArfcn::arfcn)));

    static final Binding<NeighborRelations> RELATIONS = sequence(
            member("servingCellPCI", PCI, NeighborRelations::servingCellPci),
            member("servingCellARFCN", ARFCN, NeighborRelations::servingCellArfcn),
            member("neighborCell-List", CELL.list(), NeighborRelations::neighborCells),
            NeighborRelations::new);

    private NeighborBindings() {}
}
