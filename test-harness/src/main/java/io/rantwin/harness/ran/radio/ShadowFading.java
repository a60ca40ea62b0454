package io.rantwin.harness.ran.radio;

import io.rantwin.harness.ran.site.Environment;
import io.rantwin.harness.ran.site.Layout;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Log-normal shadowing of every site over the plane, one figure for all sectors and carriers of a site.
 *
 * <p>Autocorrelation e^(-d / correlation distance) (TR 38.901 clause 7.4.4) with the sigmas and distances of
 * {@link LinkState}. Between sites the correlation is 0.5 (after TR 36.814; TR 38.901 itself leaves sites
 * uncorrelated), between sectors of a site 1: X = sqrt(rho) C + sqrt(1 - rho) S, C common to all sites, S the site's own. The
 * three states have independent fields. In a layout of several environments the first site's correlation distances count
 * for all. Same generator state, same bits. Immutable, O(1) to read, 6 MB.
 */
public final class ShadowFading {
    /** Correlation between sites of evaluations with macro sites, after TR 36.814. */
    public static final double MACRO_SITE_CORRELATION = 0.5;

    private final Map<LinkState, StateMap> maps = new EnumMap<>(LinkState.class);
    private final double commonShare;
    private final double ownShare;

    /** The fields of one state; sigma by site. */
    private record StateMap(CorrelatedField common, CorrelatedField own, SiteOffsets offsets, double[] sigma) {}

    /**
     * Draws the fields.
     *
     * @param siteCorrelation correlation between sites, 0 to 1
     * @param random a stream of its own
     */
    public ShadowFading(Layout layout, double siteCorrelation, RandomGenerator random) {
        commonShare = Math.sqrt(siteCorrelation);
        ownShare = Math.sqrt(1.0 - siteCorrelation);
        Environment first = layout.sites().get(0).environment();
        for (LinkState state : LinkState.values()) {
            double correlation = state.correlationMetres(first);
            Torus torus = Torus.over(layout, correlation);
            CorrelatedField[] pair = CorrelatedField.drawPair(torus, correlation, random);
            SiteOffsets offsets = new SiteOffsets(torus, layout.sites().size(), random);
            double[] sigma = layout.sites().stream()
                    .mapToDouble(site -> state.sigmaDecibels(site.environment()))
                    .toArray();
            maps.put(state, new StateMap(pair[0], pair[1], offsets, sigma));
        }
    }

    /** The shadowing of a site at a point in decibels, to be added to the path loss. */
    public double decibels(int site, LinkState state, double xMetres, double yMetres) {
        return decibels(site, state, xMetres, yMetres, commonDeviate(state, xMetres, yMetres));
    }

    /** The part that all sites share at a point; read once for a point, it saves half the work of many sites. */
    double commonDeviate(LinkState state, double xMetres, double yMetres) {
        return map(state).common().at(xMetres, yMetres);
    }

    /** As {@link #decibels(int, LinkState, double, double)} with the common part given. */
    double decibels(int site, LinkState state, double xMetres, double yMetres, double commonDeviate) {
        StateMap map = map(state);
        double deviate = map.own()
                .at(xMetres + map.offsets().x(site), yMetres + map.offsets().y(site));
        return map.sigma()[site] * (commonShare * commonDeviate + ownShare * deviate);
    }

    private StateMap map(LinkState state) {
        return Objects.requireNonNull(maps.get(state));
    }
}
